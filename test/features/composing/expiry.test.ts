// Nothing waits for ever: a story older than the list allows leaves the stock, is counted once and never printed.
import { expect, it } from 'vitest'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { ingestPage } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readingRules } from '../../support/samples/reading-rules.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const topics = [{ id: 'rivers', label: 'Rivers', definition: 'Water.', terms: [{ text: 'ferry' }, { text: 'river' }] }]
const { caps } = someSettings()
const settings = someSettings({
  freshForDays: 14,
  stockDays: 60,
  caps: { ...caps, storiesPerTopic: 1, briefsPerTopic: 0, storiesPerArticle: 1 },
})

/** Words enough for a quarter that holds two sentences, none of them another page's. */
const pageOn = (town: string, date: string, nouns: string) => {
  const [a, b, c, d, e, f, g, h] = nouns.split(' ')
  return `How ${town} bought a ${a} for its ferry
${date === '' ? '' : `By Ann ${town}\n${date}`}
The river ferry of ${town} carried a ${a} and forty ${b}s on its first morning. The council of ${town} paid for the ${a} with a ${c}.

A ${d} stood where the ${e} had been, and every ${f} of the harbour waited for a ${g} that never came by ${h}. Whoever wanted a ${b} had to bring a ${c} and leave the ${d} at home.

Behind the ${h}, people of ${town} sold each ${g} twice and gave away the ${f}. Only one ${e} was left when the winter brought its ${a} down from the hills, and nobody missed a ${d}.

Some still tell of the ${c} that a ${b} once carried through the ${g}, past the ${f} and the ${h}.`
}

const pages = [
  pageOn('Northport', '10 November 2026', 'tractor barrel plough granary windmill furrow scythe orchard'),
  pageOn('Elmstadt', '9 November 2026', 'violin trumpet curtain balcony organist chorus drum piano'),
  pageOn('Karlsby', '8 November 2026', 'telescope comet lantern dome astronomer tripod lens eclipse'),
  pageOn('Vilmar', '1 October 2026', 'oven baker sugar cellar chimney spoon kettle pastry'),
  pageOn('Oststein', '', 'wardrobe carpenter hammer attic staircase ladder chisel plank'),
  pageOn('Lindau', '4 November 2026', 'camera painter canvas gallery sculptor frame marble portrait'),
  pageOn('Maasdam', '', 'saddle stable rider bridle hoof pasture groom carriage'),
]

const vilmar = 3

async function aList(): Promise<FakePorts> {
  const ports = fakePorts('2026-11-11T05:00:00.000Z')
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = topics
  for (const [at, text] of pages.entries()) {
    ports.pages.put(`${at}.txt`, text)
    await ingestPage(ports, `${at}.txt`, readingRules(100_000))
  }
  await ports.articles.saveStockState({ rules: 'one' })
  return ports
}

async function weeks(ports: FakePorts, from = settings): Promise<EditionRecord[]> {
  for (const day of ['11-11', '11-18', '11-25', '12-02']) {
    const scheduledTime = `2026-${day}T05:00:00.000Z`
    ports.clock.advance(Date.parse(scheduledTime) - ports.clock.now().getTime())
    await composeEdition(ports, from, { scheduledTime })
    for (const { id } of await ports.editions.list()) await ports.editions.change(id, ['composed'], { status: 'sent' })
  }
  return ports.editions.list()
}

const articlesIn = (record: EditionRecord | undefined) =>
  (record?.published ?? []).map(({ quotes }) => Number(quotes[0]?.article.split('-')[0])).sort()

it('four weeks of a list print what is fresh; each story that is too old is counted in one edition', async () => {
  const ports = await aList()
  const records = await weeks(ports)
  expect(records.map(({ status, expired }) => [status, expired])).toEqual([
    ['sent', 1],
    ['sent', 0],
    ['sent', 2],
    ['empty', 1],
  ])
  const printed = records.flatMap(articlesIn)
  expect(printed).toHaveLength(3)
  expect(printed).not.toContain(vilmar)
  expect(records[2]?.published[0]?.quotes[0]?.article).toMatch(/^[46]-A1$/)
  const [facts] = await Promise.all(
    records.slice(0, 1).map(({ id, contentHash }) => ports.editions.proof(id, contentHash ?? '')),
  )
  expect(facts?.stock).toMatchObject({ waiting: records[0]?.waiting, expired: 1 })
  expect(facts?.pages?.listed.find(({ page }) => page === `${vilmar}.txt`)?.reason).toBe('it is too old for this list')
})

it('a list of essays keeps them, and an edition composed again counts the same', async () => {
  const always = await weeks(await aList(), { ...settings, freshForDays: null })
  expect(always.map(({ status, expired }) => [status, expired])).toEqual(Array(4).fill(['sent', 0]))
  const ports = await aList()
  await composeEdition(ports, settings, { scheduledTime: '2026-11-11T05:00:00.000Z' })
  await composeEdition(ports, settings, { week: '2026-W46', again: true })
  expect((await ports.editions.list()).map(({ id, expired }) => [id, expired])).toEqual([
    ['2026-W46', 1],
    ['2026-W46r2', 1],
  ])
})

it('what the editor puts first is printed however old it is', async () => {
  const ports = await aList()
  const read = await Promise.all((await ports.articles.pages()).map(({ hash }) => ports.articles.read(hash ?? '')))
  const found = findStories(
    read.flatMap((one) => one ?? []),
    topics,
    caps,
  )
  const old = found.find(({ article }) => article === `${vilmar}-A1`)?.id ?? ''
  ports.decisions.byName.set('2026-W46.json', JSON.stringify({ order: [old] }))
  await composeEdition(ports, settings, { scheduledTime: '2026-11-11T05:00:00.000Z' })
  const [record] = await ports.editions.list()
  expect([record?.expired, record?.notes, record?.published[0]?.id]).toEqual([0, [], old])
})
