// The house keeps its shape: this test reads the imports itself.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breaches, importsOf } from './support/code-rules/architecture.ts'

const root = new URL('..', import.meta.url).pathname

/** TypeScript sources known to git or about to be. */
function sources(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.mts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = new Map<string, string>()
  for (const file of listed.split('\n').filter(Boolean)) {
    try {
      files.set(file, readFileSync(root + file, 'utf8'))
    } catch {
      // Deleted in the work tree, not yet in the index.
    }
  }
  return files
}

const rulesBroken = (files: Record<string, string>) =>
  breaches(new Map(Object.entries(files))).map((breach) => breach.rule)

describe('the house', () => {
  const files = sources()

  it('breaks none of its own rules', () => {
    expect(files.size).toBeGreaterThan(40)
    expect(breaches(files).map(({ file, rule, detail }) => `${file}: ${rule} (${detail})`)).toEqual([])
  })

  it('keeps its files short: the median of functions/ and infra/ is at most 80 lines', () => {
    const lengths = [...files]
      .filter(([file]) => /^(functions|infra)\//.test(file))
      .map(([, source]) => source.split('\n').length - 1)
      .sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80)
  })

  it('has one handler a file, each with its own `handler`', () => {
    const handlers = [...files].filter(([file]) => /^functions\/handlers\/[^/]+\.ts$/.test(file))
    expect(handlers.length).toBeGreaterThanOrEqual(9)
    expect(handlers.filter(([, source]) => !/export const handler\b/.test(source)).map(([file]) => file)).toEqual([])
  })

  it('installs for the functions what they import, and nothing else', () => {
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    const own = [...files].filter(([file]) => file.startsWith('functions/') && !file.endsWith('.d.ts'))
    const imported = own.flatMap(([, source]) => importsOf(source.replace(/^import type [^'"]*from '[^'\n]+'/gm, '')))
    const packages = imported.filter((name) => !/^(?:\.|node:)/.test(name))
    const names = packages.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    expect(Object.keys(dependencies).toSorted()).toEqual([...new Set(names)].toSorted())
  })

  it('has nothing at the top level but what the design names', () => {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    const top = new Set(
      listed
        .split('\n')
        .filter(Boolean)
        .map((file) => file.split('/')[0] ?? ''),
    )
    const allowed = [
      ...[
        'infra',
        'functions',
        'templates',
        'seeds',
        'test',
        'docs',
        '.ci',
        'cdk.json',
        'package.json',
        'package-lock.json',
      ],
      ...[
        'tsconfig.json',
        'README.md',
        'SECURITY.md',
        'CONTRIBUTING.md',
        'CHANGELOG.md',
        'LICENSE',
        'biome.json',
        '.editorconfig',
        '.gitattributes',
        '.gitignore',
        '.npmrc',
      ],
    ]
    expect([...top].filter((name) => !allowed.includes(name))).toEqual([])
  })
})

describe('the rules can be broken', () => {
  it.each([
    [
      'an upward arrow',
      { 'functions/content/page/text/a.ts': "import { b } from '../../../edition/b.ts'", 'functions/edition/b.ts': '' },
      'imports run downward',
    ],
    [
      'an upward type import',
      { 'functions/content/page/text/a.ts': "import type { B } from '../../../ports.ts'", 'functions/ports.ts': '' },
      'imports run downward',
    ],
    [
      'an arrow between neighbours',
      { 'functions/archive/a.ts': "import '../delivery/b.ts'", 'functions/delivery/b.ts': '' },
      'imports run downward',
    ],
    [
      'a dynamic upward import',
      { 'functions/edition/a.ts': "await import('../handlers/b.ts')", 'functions/handlers/b.ts': '' },
      'imports run downward',
    ],
    [
      'a door of its own for new addresses',
      { 'functions/use-cases/a.ts': 'checkAddress(typed)' },
      'a new address passes checkNewAddress',
    ],
    [
      'an arrow from the language to the page',
      { 'functions/content/language/a.ts': "import '../page/b.ts'", 'functions/content/page/b.ts': '' },
      'imports run downward',
    ],
    [
      'an arrow from a use case to an adapter',
      { 'functions/use-cases/a.ts': "import '../adapters/b.ts'", 'functions/adapters/b.ts': '' },
      'imports run downward',
    ],
    [
      'an arrow from the runner to a command',
      { 'infra/local/a.ts': "import '../commands/b.ts'", 'infra/commands/b.ts': '' },
      'imports run downward',
    ],
    ['a file of the functions outside every room', { 'functions/content/a.ts': '' }, 'every file lies in a room'],
    [
      'an arrow between rooms of the archive',
      { 'functions/archive/lists/a.ts': "import '../feeds/b.ts'", 'functions/archive/feeds/b.ts': '' },
      'imports run downward',
    ],
    [
      'a test of a page that looks at stories',
      {
        'test/unit/content/page/a.test.ts': "import '../../../../functions/content/story/topics/b.ts'",
        'functions/content/page/text/c.ts': '',
      },
      'a test of a room imports what is not above it',
    ],
    [
      'a room of tests that tests no room',
      { 'test/features/cooking/a.test.ts': '' },
      'rooms of tests are named as those they test',
    ],
    ['a circle', { 'test/a.ts': "import './b.ts'", 'test/b.ts': "export * from './a.ts'" }, 'no import circles'],
    [
      'CDK code that reaches into the core',
      { 'infra/x-stack.ts': "import '../functions/ports.ts'", 'functions/ports.ts': '' },
      'CDK code imports only environment.ts',
    ],
    [
      'AWS in a pure area',
      { 'functions/content/a.ts': "import { S3Client } from '@aws-sdk/client-s3'" },
      'pure areas know no AWS, environment, file system, clock or randomness',
    ],
    [
      'the file system in a pure area',
      { 'functions/edition/a.ts': "import { readFileSync } from 'node:fs'" },
      'pure areas know no AWS, environment, file system, clock or randomness',
    ],
    [
      'the clock in a pure area',
      { 'functions/delivery/a.ts': 'const now = new Date()' },
      'pure areas know no AWS, environment, file system, clock or randomness',
    ],
    [
      'randomness in a pure area',
      { 'functions/subscription/a.ts': 'const n = Math.random()' },
      'pure areas know no AWS, environment, file system, clock or randomness',
    ],
    [
      'the environment outside runtime.ts',
      { 'functions/adapters/a.ts': 'const table = process.env.TABLE' },
      'the environment is read in runtime.ts alone',
    ],
    [
      'a server of somebody’s own',
      { 'infra/local/a.ts': "import { createServer } from 'node:http'" },
      'servers are made in infra/local/loopback alone',
    ],
    [
      'a test that reads the operator’s topics',
      { 'test/unit/a.test.ts': "readFileSync(new URL('../../seeds/topics.json', import.meta.url))" },
      'no test reads seeds/',
    ],
    ['a test that joins its way to seeds', { 'test/a.ts': "join(root, 'seeds', name)" }, 'no test reads seeds/'],
    [
      'a test that starts the laptop on the operator’s seeds',
      { 'test/a.ts': "spawn(process.execPath, ['infra/local/start.ts', '--once'])" },
      'no test reads seeds/',
    ],
    [
      'a test that synthesizes the operator’s seeds',
      { 'test/a.ts': 'addDataAndSite(app, readSettings(contextOfCdkJson()))' },
      'no test reads seeds/',
    ],
    ...[
      "test('a', async () => {\n}, 60_000)",
      'await expect.poll(look, { timeout: 20_000 }).toBe(1)',
      'await new Promise((resolve) => setTimeout(resolve, 100))',
      "await page.waitForLoadState('networkidle')",
      'expect(performance.now() - started).toBeLessThan(1_000)',
    ].map((source): [string, Record<string, string>, string] => [
      `a test that waits by the clock: ${source.replace(/\s+/g, ' ')}`,
      { 'test/unit/a.test.ts': source },
      'no test waits or measures by the clock on the wall',
    ]),
    [
      'a number by which a page is read, without a name',
      { 'functions/content/page/a.ts': 'const isLong = line.words > 25' },
      'a number that decides something has a name',
    ],
    [
      'a text that is cut at a number without a name',
      { 'functions/content/story/a.ts': 'const head = text.slice(0, 300)' },
      'a number that decides something has a name',
    ],
    ['a list spread into push', { 'functions/edition/a.ts': 'all.push(...some)' }, 'no list is spread into push'],
    ['a file of 301 lines', { 'test/a.ts': '\n'.repeat(301) }, 'no file over 300 lines'],
    [
      'a catch-all name',
      { 'functions/content/string-utils.ts': '', 'functions/content/utils.ts': '' },
      'no catch-all names',
    ],
    [
      'a table of words that is a plain object',
      { 'functions/content/a.ts': "const known: Record<string, string> = { kyiv: 'ukraine' }\nconst a = known[name]" },
      'a dictionary is a Map, or read through ownEntry',
    ],
    [
      'a count by words in a plain object',
      { 'functions/delivery/a.ts': 'const counts: Record<string, number> = {}\ncounts[reason] = 1' },
      'a dictionary is a Map, or read through ownEntry',
    ],
    [
      'a table that another file reads by a word',
      {
        'infra/a.ts': 'export const known: Record<string, string> = { a: b }',
        'infra/b.ts': "import { known } from './a.ts'\nconst c = known[word]",
      },
      'a dictionary is a Map, or read through ownEntry',
    ],
    [
      'a plain object that is read by a word',
      { 'infra/local/a.ts': 'const f = (known: Readonly<Record<string, string>>, word: string) => known[word]' },
      'a dictionary is a Map, or read through ownEntry',
    ],
  ])('%s is found', (_, files, rule) => {
    expect(rulesBroken(files as unknown as Record<string, string>)).toContain(rule)
  })

  it('an object whose type names its keys, a key that is written out and a Map are no breach', () => {
    const source =
      "const way: Record<Status, string> = { on: 'a' }\nconst a = way[status]\n" +
      "const f = (form: Record<string, string>) => form['name']\nconst known = new Map(Object.entries({ a: 1 }))\n"
    expect(rulesBroken({ 'functions/edition/a.ts': source })).toEqual([])
  })

  it('a command on the tests’ own seeds is no breach', () => {
    const source = "// seeds/topics.json\nspawn(process.execPath, ['infra/local/start.ts', '--seeds', sampleFolder])\n"
    expect(rulesBroken({ 'test/a.ts': source })).toEqual([])
  })

  it('a date made from a value, a comment and a string are no breach', () => {
    const source = "// process.env, new Date()\nconst a = new Date(0)\nconst b = 'https://example.com/x'\n"
    expect(rulesBroken({ 'functions/edition/a.ts': source })).toEqual([])
  })
})
