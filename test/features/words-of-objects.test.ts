// A text may say “constructor”, a topic may be called so, and a form may hold a field of that name: words that every
// object inherits are words like others, wherever they come in.
import { describe, expect, it, test } from 'vitest'
import { examinePage } from '../../functions/content/page/reading/page.ts'
import { parseTopics } from '../../functions/content/story/topics/taxonomy.ts'
import type { Topic } from '../../functions/content/types.ts'
import { planBriefing } from '../../functions/edition/briefing/briefing.ts'
import { sayIn } from '../../functions/edition/words/messages.ts'
import { modernZone } from '../../functions/subscription/zone.ts'
import { composeEdition } from '../../functions/use-cases/composing/compose-edition.ts'
import { recordFeedback } from '../../functions/use-cases/feedback/record-feedback.ts'
import { canary, inheritedWords, lookupsOf } from '../support/code-rules/inherited.ts'
import { type FakePorts, fakePorts } from '../support/fakes/fake-ports.ts'
import { aSubscriber, someSettings } from '../support/samples/builders.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { aReaderSite } from '../support/worlds/reader-site.ts'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A page on a bridge, in which a name stands wherever a page has room for one. */
const pageOn = (word: string) => `The ${word} of the new bridge at Baku opens its books
By Ann ${capital(word)}
5 March 2026

The ${word} of the new bridge at Baku in Azerbaijan has opened its books to the city council. Auditors in Azerbaijan found that every contract had been signed by two officials. A reader of the minutes will meet the words toString and valueOf in the name of a software firm that kept the ledgers.

The firm, which trades under the name __proto__ Ledger, moved to Tbilisi in Georgia last spring. Its hasOwnProperty unit counts the trucks that cross the border between Georgia and Azerbaijan. Officials in Armenia have asked for the same count on their side of the river.

The council of Baku has published the contracts of the ${word} on its own site. Engineers of ${capital(word)} in Georgia checked the piers of the bridge for cracks in the winter. The border police of Azerbaijan welcomed the report and asked for a second lane for trucks.

Drivers from Armenia said that they wait four hours at the border on most days of the week. “The ${word} promised us a shorter road,” said Bo Ek, who drives grain from Georgia. Traders in Baku expect that prices will fall by a tenth once the bridge is open.`

const topicsWith = (word: string): Topic[] => [
  {
    id: /^[a-z]+$/.test(word) ? word : 'caucasus',
    label: `News of the ${word}`,
    definition: `What the ${word} does.`,
    labels: { ar: word },
    terms: [{ text: word }, { text: 'Azerbaijan' }, { text: 'Georgia' }, { text: 'Armenia' }],
  },
]

async function anEditionWith(word: string): Promise<{ ports: FakePorts; topics: Topic[] }> {
  const ports = fakePorts('2026-11-18T05:00:00.000Z')
  const topics = parseTopics(JSON.stringify(topicsWith(word)))
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = topics
  const name = `${word}.txt`
  const examined = examinePage({ name, bytes: new TextEncoder().encode(pageOn(word)), limit: 100_000 })
  if (!('page' in examined)) throw new Error(examined.refused)
  const { page } = examined
  await ports.articles.save(page)
  const counts = { articles: page.articles.length, passages: 0, dropped: 0 }
  await ports.articles.savePage({ name, hash: page.hash, status: 'read', reason: null, ...counts })
  ports.decisions.byName.set(
    '2026-W47.json',
    JSON.stringify({
      drop: [word],
      headlines: { [word.replaceAll('_', 'x')]: word },
      subject: { en: `Of the ${word}` },
    }),
  )
  await composeEdition(ports, someSettings(), { scheduledTime: '2026-11-18T05:00:00Z' })
  return { ports, topics }
}

async function briefingOf(ports: FakePorts, topics: readonly Topic[], word: string) {
  const [record] = await ports.editions.list()
  if (record?.contentHash == null) throw new Error(`nothing was composed: ${JSON.stringify(record)}`)
  const [document, frames] = await Promise.all([
    ports.editions.document(record.id, record.contentHash),
    ports.editions.frames(record.id, record.contentHash),
  ])
  const reader = { language: word, cadence: 'weekly', had: new Set<string>() } as const
  return planBriefing(
    [{ document, frames }],
    { ...reader, topics: [word, ...topics.map(({ id }) => id)] },
    someSettings().caps,
  )
}

describe.each(['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'])(
  'a page with the word “%s”',
  (word) => {
    it('is an ordinary page: its edition is composed, and a reader of its topic gets it', async () => {
      const { ports, topics } = await anEditionWith(word)
      expect(await ports.editions.list()).toMatchObject([{ status: 'composed', findings: [] }])
      const plan = await briefingOf(ports, topics, word)
      expect(plan).toMatchObject({ outcome: 'briefing', briefing: { values: { subject: `Of the ${word}` } } })
    })
  },
)

test('forms take such words for what they are: no topic, no zone, no language, no field of ours', async () => {
  const site = aReaderSite()
  const reader = aSubscriber({ id: 'reader1', topics: ['energy'] })
  await site.ports.subscribers.create(reader)
  for (const word of inheritedWords) {
    const fields = {
      [word]: word,
      topics: word,
      lang: word,
      zone: word,
      hour: word,
      cadence: word,
      do: word,
      form: word,
    }
    const asked = await site.post(`/?lang=${word}`, {
      ...fields,
      address: `${word}@example.com`,
      consent: 'yes',
    })
    expect(asked.status).toBe(422)
    const changed = await site.post(site.link('preferences', reader.id), { ...fields, do: 'save', language: word })
    expect(changed.status).toBe(422)
  }
  expect(await site.ports.subscribers.get(reader.id)).toEqual(reader)
  expect(site.ports.queue.messages).toEqual([])
})

test('a report of SES with such words is ignored, and the next one is recorded', async () => {
  const ports = fakePorts()
  const records = inheritedWords.map((word) => ({
    messageId: word,
    body: JSON.stringify({
      eventType: word,
      [word]: { [word]: word },
      mail: { tags: { [word]: [word], delivery: [word] }, destination: [word], headers: [{ name: word, value: word }] },
    }),
  }))
  expect(await recordFeedback(ports, records)).toMatchObject({ recorded: 0, failed: [] })
})

test('messages, their values and zones know their own words alone', () => {
  const say = sayIn('en', { greeting: 'Good day, {constructor}' })
  for (const word of inheritedWords) {
    expect(() => say(word)).toThrow(`has no "${word}"; add it`)
    expect(modernZone(word)).toBe(word)
  }
  expect(() => say('greeting')).toThrow('needs a value for {constructor}')
})

test('no dictionary is asked for what it may inherit, from the page to the reader’s form', async () => {
  const places = await lookupsOf(async () => {
    const { ports, topics } = await anEditionWith(canary)
    await briefingOf(ports, topics, canary)
    const site = aReaderSite()
    const reader = aSubscriber({ id: 'reader1', topics: [canary], zone: 'Europe/Berlin', language: canary })
    await site.ports.subscribers.create(reader)
    await site.get(`/?lang=${canary}`)
    await site.get(site.link('preferences', reader.id))
    await site.post('/', { [canary]: canary, topics: canary, address: 'a@example.com', consent: 'yes' })
    modernZone(canary)
  })
  expect(places).toEqual([])
})

test('a dictionary that may inherit is found by its place', async () => {
  const plain: { [word: string]: string } = { kyiv: 'ukraine' }
  expect(await lookupsOf(async () => plain[canary])).toHaveLength(1)
})
