// `npm run ingest -- --withdraw <page>`: the page leaves the stock, the editions that printed it are named, and it only
// comes back if the operator says so.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { composeEdition } from '../../../../functions/use-cases/composing/compose-edition.ts'
import { readPages } from '../../../../functions/use-cases/composing/material.ts'
import { ingestPage } from '../../../../functions/use-cases/ingesting/ingest-pages.ts'
import { readArguments } from '../../../../infra/commands/ingest/arguments.ts'
import { ingest } from '../../../../infra/commands/ingest/ingest.ts'
import { withdrawPage } from '../../../../infra/commands/ingest/withdraw.ts'
import { type FakePorts, fakePorts } from '../../../support/fakes/fake-ports.ts'
import { anEdition, someSettings } from '../../../support/samples/builders.ts'
import { readingRules } from '../../../support/samples/reading-rules.ts'
import { readTemplates } from '../../../support/samples/templates.ts'

const limit = 200_000
const rules = readingRules(limit)
const { caps } = someSettings()
const topics = [
  { id: 'ferries', label: 'Ferries', definition: 'x', terms: [{ text: 'ferry' }, { text: 'ferries' }] },
  { id: 'cats', label: 'Cats', definition: 'x', terms: [{ text: 'cat' }] },
]
const filler = Array.from(
  { length: 16 },
  (_, n) => `The council of Norhaven counted ${n + 40} empty berths in the harbour on each day of that long winter.`,
)
const text = [
  'Norhaven gets a second ferry',
  'By Ann Example',
  '7 November 2026',
  'Norhaven will run a second ferry to the island of Sule from March. The council of Norhaven voted for the ferry by nine to two.',
  ...filler,
].join('\n\n')

async function aStock(): Promise<FakePorts> {
  const ports = fakePorts('2026-11-18T05:00:00.000Z')
  ports.pages.put('ferry.txt', text)
  await ingestPage(ports, 'ferry.txt', rules)
  return ports
}

const withdraw = (ports: FakePorts, name = 'ferry.txt') => withdrawPage(name, { ...ports, topics, caps })

async function ingestAgain(ports: FakePorts, again: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-withdraw-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'ferry.txt'), text)
  const put = async (name: string) => {
    ports.pages.put(name, text)
    await ingestPage(ports, name, rules)
  }
  const options = { target: { articles: ports.articles, put }, again, limit, polling: { ms: 0, lookEveryMs: 0 } }
  for await (const one of ingest([join(folder, 'ferry.txt')], options)) return one
  throw new Error('nothing was answered')
}

test('a withdrawn page gives no story any more, and what leaves is counted', async () => {
  const ports = await aStock()
  const { ok, lines } = await withdraw(ports)
  expect({ ok, said: lines.join('\n') }).toMatchObject({
    ok: true,
    said: expect.stringMatching(/ferry\.txt is withdrawn: [1-9]\d* unprinted stor(y leaves|ies leave) the stock/),
  })
  expect((await readPages(ports)).pages).toEqual([])
})

test('the editions that printed it are named, those that would still go out with what to do', async () => {
  const ports = await aStock()
  const quotes = [{ text: 'Norhaven will run a second ferry.', article: 'ferry-A1', paragraph: 0 }]
  const published = [{ id: 's', headline: null, quotes }]
  await ports.editions.create(anEdition({ id: '2026-W45', week: '2026-W45', status: 'closed', published }))
  await ports.editions.create(anEdition({ id: '2026-W46', week: '2026-W46', status: 'closed' }))
  await ports.editions.create(anEdition({ published }))
  const said = (await withdraw(ports)).lines.join('\n')
  expect(said).toContain('Printed in 2026-W45:')
  expect(said).toContain('npm run edition -- recompose 2026-W47')
  expect(said).not.toContain('2026-W46')
})

const later = [
  'A cat keeps watch at Ronay',
  'By Bea Sample',
  '8 November 2026',
  'A cat has kept watch at the library of Ronay since its doors opened in May. Readers feed the cat between two and three.',
  ...Array.from(
    { length: 16 },
    (_, n) => `Shelf ${n + 3} of that library lends ${n + 50} books a week to the farms around it.`,
  ),
].join('\n\n')

/** What the first edition printed, and the record of the second one, made after the page was changed. */
async function nextEdition(change: (ports: FakePorts) => Promise<unknown>) {
  const ports = await aStock()
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = topics
  const compose = (week: string) => composeEdition(ports, someSettings(), { week })
  await compose('2026-W47')
  await ports.editions.change('2026-W47', ['composed'], { status: 'sent' })
  await change(ports)
  ports.pages.put('ronay.txt', later)
  await ingestPage(ports, 'ronay.txt', rules)
  await compose('2026-W48')
  const [first, second] = await ports.editions.list()
  const printed = first?.published.flatMap(({ quotes }) => quotes.map((quote) => quote.text)) ?? []
  expect(printed.length).toBeGreaterThan(0)
  expect(second?.findings).toEqual([])
  return { printed, second }
}

test('what an edition printed of it is told under Corrections in the next one', async () => {
  const { printed, second } = await nextEdition((ports) => withdraw(ports))
  expect([second?.corrected, second?.correctedTo]).toEqual([printed, []])
})

test('what an edition printed and its page has changed is told there as well, and printed by no story of it', async () => {
  const { printed, second } = await nextEdition((ports) => {
    ports.pages.put('ferry.txt', text.replace('40 empty', '39 empty'))
    return ingestPage(ports, 'ferry.txt', rules)
  })
  const now = filler[0]?.replace('40', '39')
  expect(printed).toContain(filler[0])
  expect([second?.corrected, second?.correctedTo?.map((quote) => quote.text)]).toEqual([[filler[0]], [now]])
  expect(JSON.stringify(second?.published)).not.toContain(now)
})

test('the same file stays out until --again is said', async () => {
  const ports = await aStock()
  await withdraw(ports)
  const reason = expect.stringContaining('withdrawn on 2026-11-18; to take it in again, add --again')
  expect(await ingestAgain(ports, false)).toMatchObject({ outcome: 'refused', reason })
  expect((await readPages(ports)).pages).toEqual([])
  expect(await ingestAgain(ports, true)).toMatchObject({ outcome: 'read' })
  expect((await readPages(ports)).pages.map(({ page }) => page)).toEqual(['ferry.txt'])
})

test('a name that is not there is refused with those that are', async () => {
  const ports = await aStock()
  expect(await withdraw(ports, 'fery.txt')).toEqual({
    ok: false,
    lines: ['  ✗ nothing is withdrawn: there is no page fery.txt. There are ferry.txt.'],
  })
})

test('the line names one page, and on AWS the table that knows what was printed', () => {
  expect(() => readArguments(['--withdraw', 'a.txt', 'b.txt'])).toThrow('--withdraw stands alone')
  expect(() => readArguments(['--withdraw', 'a.txt', '--profile', 'p', '--bucket', 'b'])).toThrow('--table')
  expect(readArguments(['--withdraw', 'a.txt'])).toMatchObject({ withdraw: 'a.txt', files: [], aws: null })
})
