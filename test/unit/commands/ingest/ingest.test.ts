// `npm run ingest`: prints what was read from each file; a bad file does not affect the others.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseTopics } from '../../../../functions/content/story/topics/taxonomy.ts'
import { ingestPage } from '../../../../functions/use-cases/ingesting/ingest-pages.ts'
import { WrongArguments } from '../../../../infra/command-line/command.ts'
import { readArguments } from '../../../../infra/commands/ingest/arguments.ts'
import { type Ingested, ingest } from '../../../../infra/commands/ingest/ingest.ts'
import { closingLine, linesOf } from '../../../../infra/commands/ingest/report.ts'
import { localTarget } from '../../../../infra/commands/ingest/target.ts'
import { fakePorts } from '../../../support/fakes/fake-ports.ts'
import { someSettings } from '../../../support/samples/builders.ts'
import { readingRules } from '../../../support/samples/reading-rules.ts'

const limit = 200_000
const rules = readingRules(limit)
const settings = someSettings()

const article = [
  'Why the Black Sea matters',
  'By Ann Example',
  '7 January 2022',
  'Turkey and Russia are rivals in the Black Sea, and both have said so for a century of wars and treaties.',
  'Russia sells gas to Turkey through two pipelines, and Turkey depends on it for most of its winter heating.',
  'Both governments have learnt to keep their quarrels over Syria apart from their trade with each other.',
].join('\n\n')

const topics = parseTopics(
  JSON.stringify([
    { id: 'turkey-russia', label: 'Turkey and Russia', definition: 'x', terms: [{ text: 'Turkey', weight: 3 }] },
  ]),
)

function folder(files: Record<string, string | Uint8Array>): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-ingest-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return (name) => join(path, name)
}

/** A cloud that reads what lands in its inbox, as `ingest-pages` does. */
async function run(files: string[], reads = true, ports = fakePorts()): Promise<Ingested[]> {
  const target = {
    articles: ports.articles,
    put: async (name: string, bytes: Uint8Array) => {
      ports.pages.files.set(name, bytes)
      if (reads) await ingestPage(ports, name, rules)
    },
  }
  const polling = { ms: 0, lookEveryMs: 0 }
  const all: Ingested[] = []
  for await (const one of ingest(files, { target, limit, polling })) all.push(one)
  return all
}

test('says the articles with title, author and date, the dropped lines and the topics', async () => {
  const file = folder({ 'a.txt': `${article}\n\nSubscribe to our newsletter\n` })
  const [one] = await run([file('a.txt')])
  if (one === undefined) throw new Error('nothing was answered')
  const said = linesOf(one, topics, settings).join('\n')
  expect(said).toContain('a.txt: plain text, 1 article, ')
  expect(said).toContain('“Why the Black Sea matters”; by Ann Example; 2022-01-07')
  expect(said).toMatch(/\d+ lines? dropped \(/)
  expect(said).toContain('topics: Turkey and Russia (3)')
  expect(said).toContain('this page can give no story because it is too short')
})

test('what the page does not say is said to be unknown', async () => {
  const file = folder({ 'a.txt': article.split('\n\n').slice(3).join('\n\n') })
  const [one] = await run([file('a.txt')])
  expect(one && linesOf(one, topics, settings).join('\n')).toContain('title unknown; author unknown; date unknown')
})

test('bad files are refused with reason and remedy, the good ones go on', async () => {
  const file = folder({
    'zeros.txt': new Uint8Array([65, 0, 66]),
    'large.txt': 'x'.repeat(limit + 1),
    'good.txt': article,
  })
  const all = await run([file('zeros.txt'), file('missing.txt'), file('large.txt'), file('.'), file('good.txt')])
  expect(all.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused', 'read'])
  expect(all.map((one) => ('reason' in one ? one.reason : ''))).toEqual([
    expect.stringContaining('binary'),
    expect.stringContaining('check the path'),
    expect.stringContaining('split it'),
    expect.stringContaining('it is not a file'),
    '',
  ])
  expect(closingLine(all)).toBe('1 read, 0 known already, 4 refused')
})

test('the same file once more is known already, and shown again', async () => {
  const [file, ports] = [folder({ 'a.txt': article }), fakePorts()]
  expect(closingLine(await run([file('a.txt')], true, ports))).toBe('1 read, 0 known already, 0 refused')
  const again = await run([file('a.txt')], true, ports)
  expect(closingLine(again)).toBe('0 read, 1 known already, 0 refused')
  expect(again.flatMap((one) => linesOf(one, topics, settings))[0]).toContain(
    'a.txt: known already, plain text, 1 article',
  )
})

test('the same content under another name is known already, two files of one name are refused', async () => {
  const file = folder({ 'a.txt': article, 'b.txt': article, 'other/a.txt': article })
  const all = await run([file('a.txt'), file('b.txt'), file('other/a.txt')])
  expect(all.map(({ outcome }) => outcome)).toEqual(['read', 'duplicate', 'refused'])
})

test('a page that is not read in time is no success', async () => {
  const file = folder({ 'a.txt': article })
  const [one] = await run([file('a.txt')], false)
  expect(one).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('was not read within') })
})

test('without a running cloud the error says how to start one', () => {
  const file = folder({})
  expect(() => localTarget(file('.'))).toThrow('npm start')
})

test('a run that was killed counts as none', () => {
  const file = folder({ 'running.json': JSON.stringify({ pid: 2 ** 30, gateway: 'http://127.0.0.1:1' }) })
  expect(() => localTarget(file('.'))).toThrow('npm start')
})

test.each([
  [[], 'no file is named'],
  [['a.txt', '--profile', 'p', '--table', 't'], 'name the content bucket'],
  [['a.txt', '--bucket', 'b'], 'name the profile'],
  [['a.txt', '--fodler', 'b'], 'fodler'],
])('the command line %j is refused with the remedy', (given, reason) => {
  expect(() => readArguments(given)).toThrow(WrongArguments)
  expect(() => readArguments(given)).toThrow(reason)
})
