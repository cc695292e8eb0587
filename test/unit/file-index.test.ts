// The file to change is found by a word of the matter: every file says what it decides.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileIndex, headOf } from '../support/code-rules/file-index.ts'
import { limitIndex, numbersOf } from '../support/code-rules/limit-index.ts'

const root = new URL('../..', import.meta.url).pathname
const listed = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'functions', 'infra', 'templates', 'test', '.ci', ':(glob)*.json'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
const files = new Map(
  listed
    .split('\n')
    .filter((file) => /\.(?:m?[jt]s|css|hbs|mjml|txt|json)$|^\.ci\//.test(file) && existsSync(root + file))
    // Fixtures are data; golden files are made.
    .filter((file) => !/^test\/(?:fixtures|gold|golden)\//.test(file))
    .map((file) => [file, readFileSync(root + file, 'utf8')]),
)

it('every file says at its head what it decides', () => {
  expect([...files].filter(([file, source]) => headOf(file, source) === null).map(([file]) => file)).toEqual([])
})

it('docs/files.md lists every file by what its head says', async () => {
  await expect(fileIndex(files)).toMatchFileSnapshot('../../docs/files.md')
})

it('docs/limits.md lists every named number with its value and its comment', async () => {
  await expect(limitIndex(files)).toMatchFileSnapshot('../../docs/limits.md')
})

it('a number is listed with the comment above it, which holds up to a blank line', () => {
  const source = `
/** Tries of a call, and the pause
 * between two. Chosen, not measured. */
const tries = 3
export const pauseMs = 2 * minuteMs

const share: number = 0.5
const keptMs = dayMs
const widths = [320, 375] as const
const name = 'a2'
/** Of an account. */
const limits = { bounces: 0.03, complaints: 0.0008 } as const

const weeks: Row = {
  /** The usual one. */
  weekly: 1,
  name: 'a',
}
/** Not this. */
const list = [share]
`
  const comment = 'Tries of a call, and the pause between two. Chosen, not measured.'
  expect(numbersOf(source)).toEqual([
    `\`tries\` = 3. ${comment}`,
    `\`pauseMs\` = 2 * minuteMs. ${comment}`,
    '`share` = 0.5.',
    '`keptMs` = dayMs.',
    '`widths` = [320, 375] as const.',
    '`limits.bounces` = 0.03. Of an account.',
    '`limits.complaints` = 0.0008. Of an account.',
    '`weeks.weekly` = 1.',
  ])
})

it('a head is the comment on the first lines, of code and of markup', () => {
  expect(headOf('a.ts', '// What it decides,\n// on two lines.\nconst a = 1\n// Not this.\n')).toBe(
    'What it decides, on two lines.',
  )
  expect(headOf('a.hbs', '{{!-- A button. --}}\n<p>')).toBe('A button.')
  expect(headOf('a.mjml', '<!-- The mail. -->\n<mjml>')).toBe('The mail.')
  expect(headOf('a.css', '/* The desk. */\n.a {')).toBe('The desk.')
  expect(headOf('run', '#!/bin/sh\n# What CI runs.\nset -e\n')).toBe('What CI runs.')
  expect(headOf('a.ts', 'const a = 1\n')).toBeNull()
})

it('data is found by its keys and beside the rule that reads it', () => {
  const rule = "// What is no name.\nimport lists from './lists/no-names.json' with { type: 'json' }\n"
  const files = {
    'cdk.json': '{"context":{"listName":"A","caps":{"storiesPerTopic":3},"languages":["en"]}}',
    'a/lists/no-names.json': '{"about":"Words that name nobody. Made by hand.","words":[]}',
    'a/rule.ts': rule,
  }
  const index = fileIndex(new Map(Object.entries(files)))
  expect(index).toContain('Keys: `listName`, `caps.storiesPerTopic`, `languages`.')
  expect(index).toContain('- `a/lists/no-names.json`: Words that name nobody. Read by: `rule.ts`.')
  expect(index).toContain('- `a/rule.ts`: What is no name. Data: `no-names.json`.')
})
