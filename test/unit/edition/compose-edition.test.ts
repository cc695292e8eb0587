// compose-edition from the operator's side, on the seed pages and over fakes.
import { describe, expect, it } from 'vitest'
import { fold } from '../../../functions/content/language/words/fold.ts'
import type { EditionStatus } from '../../../functions/delivery/types.ts'
import { metric } from '../../../functions/environment.ts'
import { type ComposeRequest, composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { samplePageNames, samplePages, sampleTopics } from '../../support/samples/sample.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings()
const wednesday = { scheduledTime: '2026-11-18T05:00:00Z' }

function aStock(pages = samplePageNames): FakePorts {
  const ports = fakePorts('2026-11-18T05:00:00.000Z')
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = sampleTopics()
  for (const page of samplePages(pages)) {
    void ports.articles.save(page)
    void ports.articles.savePage({
      name: page.page,
      hash: page.hash,
      status: 'read',
      reason: null,
      articles: page.articles.length,
      passages: 0,
      dropped: 0,
    })
  }
  return ports
}

const compose = (ports: FakePorts, request: ComposeRequest = wednesday) => composeEdition(ports, settings, request)
const record = async (ports: FakePorts, id = '2026-W47') => {
  const found = await ports.editions.find(id)
  if (found === null) throw new Error(`there is no ${id}`)
  return found
}
const setStatus = (ports: FakePorts, id: string, status: EditionStatus) =>
  ports.editions.change(id, ['composed'], { status })

describe('composing the edition of a week', () => {
  it('freezes it under its content hash, with a frame, ready to be launched', async () => {
    const ports = aStock()
    expect(await compose(ports)).toEqual({ outcome: 'composed', edition: '2026-W47' })
    const made = await record(ports)
    expect(made).toMatchObject({ status: 'composed', date: '2026-11-19', findings: [], launchedAt: null })
    expect(made.contentHash).toMatch(/^[0-9a-f]{64}$/)
    const document = await ports.editions.document(made.id, made.contentHash ?? '')
    const frames = await ports.editions.frames(made.id, made.contentHash ?? '')
    expect(document.sections.flatMap(({ stories }) => stories)).toHaveLength(made.stories)
    expect(frames.map(({ language }) => language)).toEqual(['en', 'ar'])
  })

  it('a second call changes nothing', async () => {
    const ports = aStock()
    await compose(ports)
    const made = await record(ports)
    expect(await compose(ports)).toEqual({ outcome: 'already', edition: '2026-W47' })
    expect(await ports.editions.list()).toEqual([made])
  })

  it('the same material gives the same edition, byte for byte', async () => {
    const [one, two] = [aStock(), aStock()]
    await Promise.all([compose(one), compose(two)])
    expect((await record(one)).contentHash).toBe((await record(two)).contentHash)
  })

  it('marks a story as later where the first one of its article is printed, here or before', async () => {
    const ports = aStock()
    await compose(ports)
    await setStatus(ports, '2026-W47', 'sent')
    await compose(ports, { week: '2026-W48' })
    const documents = (await ports.editions.list()).map(({ id, contentHash }) =>
      ports.editions.document(id, contentHash ?? ''),
    )
    const stories = (await Promise.all(documents)).flatMap(({ sections }) => sections.flatMap((one) => one.stories))
    const told = new Set(stories.filter(({ first }) => first).map(({ article }) => article))
    const later = stories.filter(({ isLater }) => isLater)
    expect(later.length).toBeGreaterThan(0)
    expect(later.every(({ first, article }) => !first && told.has(article))).toBe(true)
  })

  it('with nothing new there is no edition and no mail, and a line that says so', async () => {
    const ports = aStock([])
    expect(await compose(ports)).toEqual({ outcome: 'empty', edition: '2026-W47' })
    expect(await record(ports)).toMatchObject({ status: 'empty', contentHash: null, stories: 0 })
    expect(ports.log.lines.map(({ message }) => message)).toContain(
      'There is nothing new this week: no edition, no email.',
    )
  })

  it('warns a week before the stock runs dry', async () => {
    const ports = aStock(samplePageNames.slice(0, 1))
    const greedy = { ...settings, caps: { ...settings.caps, storiesPerBriefing: 50 } }
    await composeEdition(ports, greedy, wednesday)
    expect(ports.log.counts.get(metric.stockLow)).toBe(1)
  })

  it('an edition that fails its preflight is held, with the reasons', async () => {
    const ports = aStock()
    const partials = ports.templates.templates.partials
    partials['footer-list.hbs'] = (partials['footer-list.hbs'] ?? '').replace('{{postalAddress}}', '')
    expect(await compose(ports)).toEqual({ outcome: 'held', edition: '2026-W47' })
    const { status, findings } = await record(ports)
    expect(status).toBe('held')
    const reason = expect.stringContaining('the postal address in the HTML')
    expect(findings).toEqual(['en', 'ar'].map((language) => ({ rule: 'footer', at: `${language}: close`, reason })))
    expect(ports.log.counts.get(metric.editionHeld)).toBe(1)
  })

  it('honours what the editor decided, and names what had no effect', async () => {
    const [plain, ports] = [aStock(), aStock()]
    await compose(plain)
    const [lead] = (await record(plain)).published
    const said = { drop: [lead?.id, 'no-such-story'], subject: 'Set by the editor' }
    ports.decisions.byName.set('2026-W47.json', JSON.stringify(said))
    expect(await compose(ports)).toMatchObject({ outcome: 'composed' })
    const made = await record(ports)
    expect(made.published.map(({ id }) => id)).not.toContain(lead?.id)
    expect((await ports.editions.document(made.id, made.contentHash ?? '')).subject).toBe('Set by the editor')
    const warning = ports.log.lines.find(({ message }) => message === 'Decisions of the editor had no effect.')
    expect(warning?.fields).toMatchObject({ notes: [{ entry: 'drop', story: 'no-such-story' }] })
  })

  it('decisions that cannot be read hold the edition, with entry, reason and remedy', async () => {
    const ports = aStock()
    ports.decisions.byName.set('2026-W47.json', '{ "drop": "the first one" }')
    expect(await compose(ports)).toEqual({ outcome: 'held', edition: '2026-W47' })
    const reason = '"drop" must be a list of story ids'
    expect((await record(ports)).findings).toEqual([{ rule: 'decisions', at: '2026-W47.json', reason }])
    ports.decisions.byName.set('2026-W47.json', '{}')
    expect(await compose(ports, { week: '2026-W47', again: true })).toEqual({
      outcome: 'composed',
      edition: '2026-W47r2',
    })
  })

  it('a story over the size budget becomes a line; the edition goes out', async () => {
    const ports = aStock()
    const tight = { ...settings, caps: { ...settings.caps, htmlBytes: 20_800 } }
    expect(await composeEdition(ports, tight, wednesday)).toMatchObject({ outcome: 'composed' })
    const warning = ports.log.lines.find(({ message }) => message.includes('one-line links'))
    expect(warning?.fields).toMatchObject({ htmlBytes: 20_800, stories: expect.arrayContaining([expect.any(String)]) })
  })
})

describe('what the operator hears', () => {
  const orders = (ports: FakePorts) => ports.queue.messages.map(({ body }) => JSON.parse(body))

  it('of an edition that passes: its proof, with what was left out and why, noted while it was known', async () => {
    const ports = aStock()
    const line = { drop: ['no-such-story'], subject: 'Set by the editor' }
    ports.decisions.byName.set('2026-W47.json', JSON.stringify(line))
    await compose(ports)
    expect(orders(ports)).toEqual([{ kind: 'proof', edition: '2026-W47', at: '2026-11-18T05:00:00.000Z' }])
    const { id, contentHash, stories, waiting } = await record(ports)
    const proof = await ports.editions.proof(id, contentHash ?? '')
    expect(proof?.briefing).toMatchObject({ subject: 'Set by the editor' })
    // A briefing has less than the pool that it is planned from.
    expect(proof?.briefing.stories).toBeLessThanOrEqual(stories)
    expect(proof?.stock).toMatchObject({ waiting, needed: settings.caps.storiesPerBriefing })
    expect(proof?.leftOut.length).toBe(10)
    expect((proof?.leftOut.length ?? 0) + (proof?.more ?? 0)).toBe(waiting + (proof?.stock.barred ?? 0))
    for (const { name, obstacles } of proof?.leftOut ?? []) {
      expect(name).not.toBe('')
      expect(obstacles.length).toBeGreaterThan(0)
    }
    expect(proof?.decisions).toMatchObject({ subject: 'Set by the editor', notes: [{ story: 'no-such-story' }] })
  })

  it('of one that is held: an alert in its place', async () => {
    const ports = aStock()
    ports.decisions.byName.set('2026-W47.json', '{ "drop": "the first one" }')
    await compose(ports)
    expect(orders(ports)).toMatchObject([{ kind: 'alert', edition: '2026-W47' }])
    const { id, contentHash } = await record(ports)
    expect(await ports.editions.proof(id, contentHash ?? '')).toBeNull()
    expect((await ports.editions.frames(id, contentHash ?? '')).length).toBeGreaterThan(0)
  })

  it('is ordered again by a second call, in case the first one ended before', async () => {
    const ports = aStock()
    await compose(ports)
    await compose(ports)
    expect(orders(ports).map(({ edition }) => edition)).toEqual(['2026-W47', '2026-W47'])
  })

  it('of a week without news: nothing', async () => {
    const ports = aStock([])
    await compose(ports)
    expect(ports.queue.messages).toEqual([])
  })
})

describe('composing again', () => {
  it('makes a second run of the same stories, and the first gives way', async () => {
    const ports = aStock()
    await compose(ports)
    expect(await compose(ports, { week: '2026-W47', again: true })).toEqual({
      outcome: 'composed',
      edition: '2026-W47r2',
    })
    const [first, second] = await ports.editions.list()
    expect(first?.status).toBe('superseded')
    expect(second?.published).toEqual(first?.published)
    expect(second?.date).toBe('2026-11-19')
  })

  it('after the launch the first keeps its stories, and the second prints none of them', async () => {
    const ports = aStock()
    await compose(ports)
    await setStatus(ports, '2026-W47', 'sending')
    expect(await compose(ports, { week: '2026-W47', again: true })).toMatchObject({ edition: '2026-W47r2' })
    const [first, second] = await ports.editions.list()
    expect(first?.status).toBe('sending')
    const printed = new Set(first?.published.map(({ id }) => id))
    expect(second?.published.filter(({ id }) => printed.has(id))).toEqual([])
  })

  it('a week that does not exist is refused by name', async () => {
    await expect(compose(aStock(), { week: '2025-W53' })).rejects.toThrow('2025 has no week 53')
  })
})

describe('week after week until the stock is used up (promise C4)', () => {
  it('no story and no sentence comes twice, and then there is no mail', async () => {
    const ports = aStock()
    const sentences: string[] = []
    const outcomes: string[] = []
    for (const day of ['11-18', '11-25', '12-02', '12-09', '12-16', '12-23']) {
      const { outcome, edition } = await compose(ports, { scheduledTime: `2026-${day}T05:00:00Z` })
      await setStatus(ports, edition, 'closed')
      outcomes.push(outcome)
      sentences.push(
        ...(await record(ports, edition)).published.flatMap(({ quotes }) => quotes.map(({ text }) => fold(text))),
      )
    }
    expect(outcomes.filter((outcome) => outcome === 'composed').length).toBeGreaterThanOrEqual(3)
    expect(outcomes.at(-1)).toBe('empty')
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})
