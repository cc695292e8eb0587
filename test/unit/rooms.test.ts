// What handlers, use cases and the rooms of infra/ may import: each rule can be broken. `test/architecture.test.ts`
// holds them over the sources.
import { describe, expect, it } from 'vitest'
import { breaches } from '../support/code-rules/architecture.ts'

const rulesBroken = (files: Record<string, string>) =>
  breaches(new Map(Object.entries(files))).map((breach) => breach.rule)

describe('the rules of the rooms can be broken', () => {
  it.each([
    [
      'a handler in a folder',
      { 'functions/handlers/sending/a.ts': 'export const handler = 1' },
      'a handler is one file of at most 60 lines',
    ],
    [
      'a handler of 61 lines',
      { 'functions/handlers/a.ts': '\n'.repeat(61) },
      'a handler is one file of at most 60 lines',
    ],
    ...[
      "import { a } from '../edition/b.ts'",
      "import { a } from '../adapters/b.ts'",
      "import { a } from './b.ts'",
      "import { a } from '../ports.ts'",
      "import { S3Client } from '@aws-sdk/client-s3'",
    ].map((source): [string, Record<string, string>, string] => [
      `a handler that does more than hand over: ${source}`,
      { 'functions/handlers/a.ts': source },
      'a handler imports the runtime, use cases, names and types alone',
    ]),
    ...['runtime.ts', 'handlers/b.ts'].map((target): [string, Record<string, string>, string] => [
      `a use case that imports ${target}`,
      { 'functions/use-cases/sending/a.ts': `import { b } from '../../${target}'` },
      'imports run downward',
    ]),
    [
      'a use case with a client of AWS',
      { 'functions/use-cases/sending/a.ts': "import { SESClient } from '@aws-sdk/client-ses'" },
      'use cases reach services through ports',
    ],
    ...(
      [
        ['infra/commands/a.ts', '../preview/b.ts'],
        ['infra/preview/a.ts', '../commands/b.ts'],
        ['infra/preview/a.ts', '../local/engines/dynamodb.ts'],
        ['infra/commands/edition/a.ts', '../../local/laptop.ts'],
        ['infra/mail-checks/a.ts', '../preview/b.ts'],
        ['infra/mail-checks/html/a.ts', '../../local/wiring.ts'],
        ['infra/mail-checks/a.ts', '../../test/support/b.ts'],
        ['infra/mail-checks/a.ts', '../../functions/runtime.ts'],
        ['infra/local/a.ts', '../preview/b.ts'],
        ['infra/data-stack.ts', './local/wiring.ts'],
        ['infra/commands/edition/a.ts', '../../../functions/handlers/compose-edition.ts'],
        ['infra/preview/a.ts', '../../functions/runtime.ts'],
      ] as const
    ).map(([file, target]): [string, Record<string, string>, string] => [
      `${file} that imports ${target}`,
      { [file]: `import { b } from '${target}'` },
      'local, preview, commands and mail-checks meet where it is stated',
    ]),
    [
      'two folders of the laptop that import each other, through other files',
      {
        'infra/local/run/a.ts': "import { b } from '../report/b.ts'",
        'infra/local/report/c.ts': "import type { D } from '../run/d.ts'",
      },
      'folders of a room import one another in one direction',
    ],
    ...['const dayMs = 86_400_000', 'const lifeMs = 3 * 60 * 60 * 1000', 'const pauseMs = 15 * 60_000'].map(
      (source): [string, Record<string, string>, string] => [
        `a duration counted anew: ${source}`,
        { 'functions/delivery/a.ts': source },
        'durations are made of those in durations.ts',
      ],
    ),
  ])('%s is found', (_, files, rule) => {
    expect(rulesBroken(files as unknown as Record<string, string>)).toContain(rule)
  })

  it('a handler with types of packages, and a room that is met where it is stated, are no breach', () => {
    const files = {
      'functions/handlers/a.ts':
        "import type { SQSEvent } from 'aws-lambda'\nimport type { Ports } from '../ports.ts'\n" +
        "import { log } from '../runtime.ts'\nimport { b } from '../use-cases/sending/b.ts'\n",
      'infra/commands/edition/a.ts': "import { c } from '../../local/run/announcement.ts'",
      'infra/preview/a.ts':
        "import { b } from '../../functions/use-cases/composing/b.ts'\nimport { c } from '../mail-checks/c.ts'",
      'infra/local/run/a.ts': "import { d } from '../engines/d.ts'\nimport { e } from '../laptop.ts'",
    }
    expect(rulesBroken(files)).toEqual([])
  })
})
