// More pages in stock than an edition is composed from: it is composed from the newest, as if there were no others, and
// the operator is told of those.
import { expect, it } from 'vitest'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { ingestPage } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { readingRules } from '../../support/samples/reading-rules.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { asked, MessageWorld } from '../../support/worlds/message-world.ts'

const topics = [{ id: 'rivers', label: 'Rivers', definition: 'Water.', terms: [{ text: 'ferry' }, { text: 'river' }] }]

const pageOn = (town: string, nouns: string) => {
  const [a, b, c, d, e, f, g, h] = nouns.split(' ')
  return `How ${town} bought a ${a} for its ferry
By Ann ${town}

The river ferry of ${town} carried a ${a} and forty ${b}s on its first morning. The council of ${town} paid for the ${a} with a ${c}.

A ${d} stood where the ${e} had been, and every ${f} of the harbour waited for a ${g} that never came by ${h}. Whoever wanted a ${b} had to bring a ${c} and leave the ${d} at home.

Behind the ${h}, people of ${town} sold each ${g} twice and gave away the ${f}. Only one ${e} was left when the winter brought its ${a} down from the hills, and nobody missed a ${d}.

Some still tell of the ${c} that a ${b} once carried through the ${g}, past the ${f} and the ${h}.`
}

/** By the days of their publication. */
const pages = new Map([
  ['feed/2026-11-02-oven.txt', pageOn('Vilmar', 'oven baker sugar cellar chimney spoon kettle pastry')],
  ['feed/2026-11-05-violin.txt', pageOn('Elmstadt', 'violin trumpet curtain balcony organist chorus drum piano')],
  ['feed/2026-11-09-camera.txt', pageOn('Lindau', 'camera painter canvas gallery sculptor frame marble portrait')],
])

async function aList(names: readonly string[]): Promise<FakePorts> {
  const ports = fakePorts('2026-11-11T05:00:00.000Z')
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = topics
  for (const name of names) {
    ports.pages.put(name, pages.get(name) ?? '')
    await ingestPage(ports, name, readingRules(100_000))
  }
  await ports.articles.saveStockState({ rules: 'one' })
  return ports
}

async function composed(ports: FakePorts, stockPages: number) {
  await composeEdition(ports, someSettings({ stockPages, stockDays: 60, proofs: 'on-request' }), { week: '2026-W47' })
  const record = await ports.editions.find('2026-W47')
  if (record === null) throw new Error('there is no edition')
  return record
}

const [oldest = '', ...newest] = pages.keys()

it('an edition has the stories of the newest pages; record, proof and alert tell of the others', async () => {
  const ports = await aList([oldest, ...newest])
  const [record, alone] = [await composed(ports, 2), await composed(await aList(newest), 2)]
  expect(alone.stories).toBeGreaterThan(1)
  const { older, contentHash, ...rest } = record
  expect({ ...rest, contentHash }).toEqual(alone)
  expect(older).toEqual({ pages: 1, limit: 2 })
  expect((await ports.editions.proof(record.id, contentHash ?? ''))?.stock.older).toEqual(older)
  expect(ports.queue.messages.map(({ body }) => JSON.parse(body))).toMatchObject([{ kind: 'alert', about: 'stock' }])
})

it('an order of a story whose page is no longer read is reported to have no effect, and why', async () => {
  const [old] = (await composed(await aList([oldest]), 1)).published
  const ports = await aList([oldest, ...newest])
  ports.decisions.byName.set('2026-W47.json', JSON.stringify({ order: [old?.id] }))
  const { status, notes } = await composed(ports, 2)
  expect(status).toBe('composed')
  expect(notes).toMatchObject([{ entry: 'order', story: old?.id, reason: expect.stringContaining('left the stock') }])
})

it('the alert says how many pages were not read, and what to do', async () => {
  const world = new MessageWorld()
  await world.ports.editions.create(anEdition({ older: { pages: 2345, limit: 10_000 } }))
  await world.ask({ kind: 'alert', edition: '2026-W47', at: asked, about: 'stock' })
  await world.workOff()
  const text = bodiesOf(world.mails[0]?.raw ?? '').text.replace(/\s+/g, ' ')
  expect(text).toMatch(/2,345 older pages were not read/)
  expect(text).toContain('raise “stockPages” (to 20,000 at most) or shorten “stockDays”')
})
