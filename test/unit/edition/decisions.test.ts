// An editor decides which stories an edition prints, in which order and under which of their own headlines: never a
// word of what is quoted.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { ReadPage, Story } from '../../../functions/content/types.ts'
import { planBriefing, readerOfEverything } from '../../../functions/edition/briefing/briefing.ts'
import { promiseFindings } from '../../../functions/edition/checks/edition-promises.ts'
import { quotesOf } from '../../../functions/edition/choosing/choose.ts'
import { compose, publishedOf } from '../../../functions/edition/composition/compose.ts'
import { type DecidedWords, withWordsIn } from '../../../functions/edition/decided-words.ts'
import {
  type Decisions,
  editorialDecisionsFor,
  InvalidDecisions,
  noDecisions,
} from '../../../functions/edition/decisions/decisions.ts'
import { ranked } from '../../../functions/edition/frame/layout.ts'
import type { EditionDocument, PublishedStory } from '../../../functions/edition/types.ts'
import { messagesOf, sayIn } from '../../../functions/edition/words/messages.ts'
import { aFrame, someSettings } from '../../support/samples/builders.ts'
import { samplePages, sampleTopics } from '../../support/samples/sample.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const { caps, listName } = someSettings()
const topics = sampleTopics()
const wording = { language: 'en', say: sayIn('en', messagesOf(readTemplates(), 'en')), date: '2026-11-19' }
let pages: ReadPage[]
let candidates: Story[]
let plain: EditionDocument

beforeAll(() => {
  pages = samplePages()
  candidates = findStories(pages, topics, caps)
  plain = edition({}).document
})

interface Case {
  week?: string
  ledger?: PublishedStory[]
  /** Of earlier weeks. */
  earlier?: Record<string, Partial<Decisions>>
  given?: readonly Story[]
}

function edition(
  decisions: Partial<Decisions>,
  { week = '2026-W47', ledger = [], earlier = {}, given = candidates }: Case = {},
) {
  const files = Object.entries({ ...earlier, [week]: decisions })
  const editorial = editorialDecisionsFor(
    files.map(([name, said]) => ({ name: `${name}.json`, text: JSON.stringify(said) })),
    week,
  )
  const articles = pages.flatMap((page) => page.articles)
  const when = { id: week, date: '2026-11-19', composedAt: '2026-11-18T05:00:00.000Z' }
  const made = compose({ ...when, listName, articles, candidates: given, topics, ledger, editorial }, caps, wording)
  if (made.document === null) throw new Error('the seeds have no story for this edition')
  return { ...made, document: made.document }
}

const idsOf = (document: EditionDocument) => ranked(document).map(({ id }) => id)
/** A story without a headline leads no edition. */
const headedIn = (document: EditionDocument) =>
  ranked(document).flatMap((one) => (one.headline === null ? [] : [one.id]))
const id = (document: EditionDocument, at: number) => idsOf(document)[at] ?? ''

describe('an editor', () => {
  it('puts a story first, and it leads the mail', () => {
    const last = headedIn(plain).at(-1) ?? ''
    const { document, notes } = edition({ order: [last] })
    expect(document.sections[0]?.stories[0]?.id).toBe(last)
    expect(idsOf(document)).toEqual([last, ...idsOf(plain).filter((one) => one !== last)])
    expect(notes).toEqual([])
  })

  it('brings in a story that waits, where the limits leave room', () => {
    const waiting = candidates.filter((story) => !idsOf(plain).includes(story.id))
    const brought = waiting.filter(({ id: one }) => idsOf(edition({ order: [one] }).document)[0] === one)
    expect(brought.length).toBeGreaterThan(0)
  })

  it('orders several stories; what is not named follows by rank', () => {
    const [a = '', b = '', c = ''] = headedIn(plain).toReversed()
    expect(idsOf(edition({ order: [b, a, c] }).document).slice(0, 3)).toEqual([b, a, c])
  })

  it('drops a story for good: neither this edition nor a later one prints it, and another may take its place', () => {
    const without = ranked(plain).map(({ id }) => ({ dropped: id, ids: idsOf(edition({ drop: [id] }).document) }))
    for (const { dropped, ids } of without) expect(ids).not.toContain(dropped)
    const replaced = without.find(({ ids }) => ids.some((one) => !idsOf(plain).includes(one)))
    const dropped = replaced?.dropped ?? ''
    expect(dropped).not.toBe('')
    const { document } = edition({ drop: [dropped] })
    const next = edition(
      {},
      { week: '2026-W48', ledger: publishedOf(document), earlier: { '2026-W47': { drop: [dropped] } } },
    )
    expect(idsOf(next.document)).not.toContain(dropped)
  })

  it('drops the first story of an article, and no later one of it comes in its place', () => {
    const dropped = ranked(plain)[0]
    const { document } = edition({ drop: [dropped?.id ?? ''] })
    expect(dropped?.first).toBe(true)
    expect(ranked(document).map(({ article }) => article)).not.toContain(dropped?.article)
  })

  it('holds a story for the next week, where it is printed, and counts it as waiting', () => {
    const held = idsOf(plain).at(-1) ?? ''
    const { document, waiting } = edition({ hold: [held] })
    expect(idsOf(document)).not.toContain(held)
    expect(waiting).toBe(document.waiting)
    const earlier = { '2026-W47': { hold: [held] } }
    const next = edition({ order: [held] }, { week: '2026-W48', ledger: publishedOf(document), earlier })
    expect(idsOf(next.document)).toContain(held)
    expect(next.notes).toEqual([])
  })

  it('chooses another of a story’s own headlines', () => {
    const story = candidates.find((one) => idsOf(plain).includes(one.id) && one.headlines.length > 0)
    if (story === undefined) throw new Error('no story of the seeds has a headline')
    const more = 'A ship sold'
    const given = candidates.map((one) =>
      one === story ? { ...one, headlines: [...one.headlines, { text: more, origin: 'sentence' as const }] } : one,
    )
    const { headline } = ranked(plain).find((one) => one.id === story.id) ?? { headline: '' }
    expect(headline).not.toBe(more)
    const { document, notes } = edition({ order: [story.id], headlines: { [story.id]: more } }, { given })
    expect(ranked(document).find((one) => one.id === story.id)?.headline).toBe(more)
    expect(notes).toEqual([])
  })

  it('sets subject and preheader for those who get the lead story; others get the usual ones', () => {
    const { document } = edition({ subject: 'A week of hard bargains', preheader: 'Three capitals, one price' })
    const frames = [{ ...aFrame(document), language: 'en', messages: messagesOf(readTemplates(), 'en') }]
    const valuesFor = (chosen: string[]) => {
      const reader = { topics: chosen, language: 'en', cadence: 'weekly' as const, had: new Set<string>() }
      const plan = planBriefing([{ document, frames }], reader, { ...caps, htmlBytes: 1_000_000 })
      return plan.outcome === 'briefing' ? plan.briefing.values : null
    }
    const [lead] = ranked(document)
    const others = document.topics.map((topic) => topic.id).filter((topic) => !lead?.topics.includes(topic))
    expect(valuesFor(document.topics.map((topic) => topic.id))).toMatchObject({
      subject: 'A week of hard bargains',
      preheader: 'Three capitals, one price',
    })
    expect(valuesFor(others)?.subject).not.toBe('A week of hard bargains')
  })
})

describe('subject and preheader', () => {
  const everything = (document: EditionDocument, language: string) => {
    const messages = messagesOf(readTemplates(), language)
    const frames = [{ ...aFrame(document), language, messages }]
    const plan = planBriefing([{ document, frames }], readerOfEverything(document, language), {
      ...caps,
      htmlBytes: 1_000_000,
    })
    return plan.outcome === 'briefing' ? plan.briefing.values : null
  }
  const said = { subject: { en: 'A week of hard bargains', ar: 'أسبوع من المساومات' }, preheader: 'Three capitals' }

  it('are written for each language; where one has none, its readers get the usual ones', () => {
    const { document } = edition(said)
    expect(everything(document, 'en')).toMatchObject({
      subject: 'A week of hard bargains',
      preheader: 'Three capitals',
    })
    expect(everything(document, 'ar')?.subject).toBe('أسبوع من المساومات')
    expect(everything(document, 'ar')?.preheader).toBe(everything(plain, 'ar')?.preheader)
  })

  it('that are one text are in the default language, as in files from before', () => {
    const { document } = edition({ subject: 'A week of hard bargains' })
    expect(everything(document, 'en')?.subject).toBe('A week of hard bargains')
    expect(everything(document, 'ar')?.subject).toBe(everything(plain, 'ar')?.subject)
  })

  it.each([
    [null, 'en', 'A', 'A'],
    ['A', 'ar', 'ب', { en: 'A', ar: 'ب' }],
    [{ en: 'A', ar: 'ب' }, 'ar', '', 'A'],
    [{ ar: 'ب' }, 'ar', '', null],
    ['A', 'en', 'B', 'B'],
  ])('%j with the words of %s changed to "%s" are %j', (before, language, text, after) => {
    expect(withWordsIn(before as DecidedWords | null, language, text)).toEqual(after)
  })
})

describe('a decision that cannot be followed is named and ignored', () => {
  it.each<[string, () => Partial<Decisions>, RegExp]>([
    ['an id that no story has', () => ({ drop: ['no-such-story'] }), /no story has this id/],
    ['a headline of other words', () => ({ headlines: { [id(plain, 0)]: 'Made up' } }), /not a headline candidate/],
    [
      'a story there is no room for',
      () => ({ order: candidates.filter(({ topics: [one] }) => one === mostTold()).map((story) => story.id) }),
      /the edition is full, or its article has reached/,
    ],
  ])('%s', (_, decisions, reason) => {
    const { document, notes } = edition(decisions())
    expect(notes.map((note) => note.reason)).toContainEqual(expect.stringMatching(reason))
    expect(notes.every(({ remedy }) => remedy !== '')).toBe(true)
    expect(idsOf(document)).toHaveLength(idsOf(plain).length)
  })

  it('a story that an earlier edition printed', () => {
    const { notes } = edition({ order: [id(plain, 0)] }, { week: '2026-W48', ledger: publishedOf(plain) })
    expect(notes).toEqual([expect.objectContaining({ reason: 'an earlier edition printed that story' })])
  })
})

function mostTold(): string {
  const counts = Map.groupBy(candidates, (story) => story.topics[0] ?? '')
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
}

describe('whatever is decided', () => {
  it('no quoted word changes, and C1 to C6 and every limit hold', () => {
    const quoted = new Map(candidates.map((story) => [story.id, quotesOf(story).map(({ text }) => text)]))
    const articles = pages.flatMap((page) => page.articles)
    expect(articles.length).toBeGreaterThan(0)
    const someIds = fc.uniqueArray(fc.constantFrom(...candidates.map((story) => story.id), 'unknown'), { maxLength: 9 })
    const texts = fc.constantFrom(...candidates.flatMap(({ headlines }) => headlines.map(({ text }) => text)))
    const headlines = fc.dictionary(fc.constantFrom(...candidates.map((story) => story.id)), texts, { maxKeys: 9 })
    const anId = fc.constantFrom(...candidates.map((story) => story.id))
    const shaped = fc.record({
      forms: fc.dictionary(anId, fc.constantFrom('story' as const, 'brief' as const), { maxKeys: 5 }),
      joined: fc.dictionary(anId, anId, { maxKeys: 5 }),
      parted: fc.uniqueArray(anId, { maxLength: 5 }),
    })
    fc.assert(
      fc.property(someIds, someIds, someIds, headlines, shaped, (order, dropped, held, wanted, shape) => {
        const drop = dropped.filter((one) => !order.includes(one))
        const hold = held.filter((one) => !order.includes(one) && !drop.includes(one))
        const { document } = edition({ order, drop, hold, headlines: wanted, ...shape })
        expect(promiseFindings({ document, pages, ledger: [], caps })).toEqual([])
        for (const story of ranked(document)) {
          const printed = quotesOf(story).map(({ text }) => text)
          expect(quoted.get(story.id)).toEqual(expect.arrayContaining(printed))
          expect([...drop, ...hold]).not.toContain(story.id)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('nothing decided changes nothing', () => {
    expect(edition({ ...noDecisions }).document).toEqual(plain)
  })
})

describe('a decisions file names every mistake in it', () => {
  it.each([
    ['no JSON', '{', /not JSON/],
    ['a list', '[]', /must be an object/],
    ['an unknown decision', '{ "promote": [] }', /"promote" is not a decision; known ones are order/],
    ['a list that is none', '{ "drop": "a" }', /"drop" must be a list/],
    ['an entry that is no id', '{ "order": ["a", 7] }', /"order", entry 2: it is not a story id/],
    ['an entry twice', '{ "hold": ["a", "a"] }', /"hold", entry 2: "a" is listed twice/],
    ['two decisions that clash', '{ "hold": ["a"], "drop": ["a"] }', /"a" is in "drop" and in "hold"; keep one/],
    ['a form that is none', '{ "forms": { "a": "poem" } }', /"forms", "a": write "story" or "brief"/],
    ['a story joined to nothing', '{ "joined": { "a": "" } }', /"joined", "a": write the id of the story/],
    ['a headline that is no text', '{ "headlines": { "a": 1 } }', /"headlines", "a": write the text/],
    ['an empty subject', '{ "subject": " " }', /"subject" is empty/],
    ['a subject of two lines', '{ "subject": "a\\nBcc: b" }', /"subject" holds a line break/],
    ['a placeholder in the preheader', '{ "preheader": "⟦topics⟧" }', /"preheader" holds/],
    ['a subject too long', JSON.stringify({ subject: 'x'.repeat(121) }), /longer than 120/],
    ['a subject in no language', '{ "subject": { "Arabic!": "a" } }', /"subject": "Arabic!" is not a language/],
    ['an empty one in a language', '{ "subject": { "ar": "" } }', /"subject", "ar" is empty/],
    ['languages without a text', '{ "preheader": {} }', /"preheader" names no language/],
    ['a list of subjects', '{ "subject": ["a"] }', /"subject" is empty/],
    ['a file too large', ' '.repeat(70_000), /larger than/],
  ])('%s', (_, text, reason) => {
    expect(() => editorialDecisionsFor([{ name: '2026-W47.json', text }], '2026-W47')).toThrow(reason)
  })

  it('also a name that is no week', () => {
    expect(() => editorialDecisionsFor([{ name: '2026-47.json', text: '{}' }], '2026-W47')).toThrow(InvalidDecisions)
  })

  it('but a file of a later week, whose mistakes count from that week on', () => {
    expect(editorialDecisionsFor([{ name: '2026-W48.json', text: 'unfinished' }], '2026-W47').decisions).toEqual(
      noDecisions,
    )
  })
})
