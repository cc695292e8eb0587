// What an editor writes is marked as theirs (promise C7); what they cut anew is checked against the promises at once.
import { describe, expect, it } from 'vitest'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import { promiseFindings } from '../../../functions/edition/checks/edition-promises.ts'
import { compose } from '../../../functions/edition/composition/compose.ts'
import { type Decisions, editorialDecisionsFor } from '../../../functions/edition/decisions/decisions.ts'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { layoutOf, ranked } from '../../../functions/edition/frame/layout.ts'
import type { PublishedStory } from '../../../functions/edition/types.ts'
import { messagesOf, sayIn } from '../../../functions/edition/words/messages.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { samplePages, sampleTopics } from '../../support/samples/sample.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const { caps, listName } = someSettings()
const [pages, topics] = [samplePages(), sampleTopics()]
const articles = pages.flatMap((page) => page.articles)
const candidates = findStories(pages, topics, caps)
const wording = { language: 'en', say: sayIn('en', messagesOf(readTemplates(), 'en')), date: '2026-11-19' }

function edition(said: Partial<Decisions>, ledger: PublishedStory[] = []) {
  const editorial = editorialDecisionsFor([{ name: '2026-W47.json', text: JSON.stringify(said) }], '2026-W47')
  const when = { id: '2026-W47', date: '2026-11-19', composedAt: '2026-11-18T05:00:00.000Z' }
  const made = compose({ ...when, listName, articles, candidates, topics, ledger, editorial }, caps, wording)
  if (made.document === null) throw new Error('the seeds have no story for this edition')
  return { ...made, document: made.document }
}

const plain = edition({}).document
const idsOf = (document: typeof plain) => ranked(document).map(({ id }) => id)

describe('what an editor writes (C7)', () => {
  const framed = async (said: Partial<Decisions>) => {
    const { document, notes } = edition(said)
    return { document, notes, frame: await buildFrame(document, readTemplates(), someSettings(), 'en') }
  }

  it('stands above the edition and below a story, marked as theirs', async () => {
    const [lead] = ranked(plain)
    const note = 'We asked the port for its figures.'
    const { frame } = await framed({ introduction: 'A quiet week on the rivers.', notes: { [lead?.id ?? '']: note } })
    const part = `lead:${lead?.id}:${lead?.topics[0]}`
    for (const kind of [frame.html, frame.text]) {
      expect(kind['open']).toMatch(/From the editor:(<\/strong>)? A quiet week/)
      expect(kind[part]).toMatch(/Editor’s note:(<\/strong>)? We asked/)
    }
  })

  it('heads a story in place of the source’s words, and says so', async () => {
    const [lead] = ranked(plain)
    const { document, frame } = await framed({ ownHeadlines: { [lead?.id ?? '']: 'Two presidents, one pipeline' } })
    const headed = ranked(document).find(({ id: one }) => one === lead?.id)
    expect(headed).toMatchObject({ headline: 'Two presidents, one pipeline', headlineOrigin: 'editor' })
    expect(frame.text[`story:${headed?.id}:${headed?.topics[0]}`]).toContain('Headline by the editor')
    expect(promiseFindings({ document, pages, ledger: [], caps })).toEqual([])
  })

  it('is refused where it would turn the direction of other words', () => {
    for (const said of [
      { introduction: 'So \u202e it goes' },
      { notes: { s1: 'a \u2066' } },
      { ownHeadlines: { s1: '\u202b b' } },
    ])
      expect(() => edition(said)).toThrow(/turns the direction|without invisible characters/)
  })

  it('keeps the excerpt, and says why, where other sentences would quote too much of their article (C6)', () => {
    const story = candidates.find(({ id: one, sentences }) => idsOf(plain).includes(one) && sentences.length > 2)
    const texts = story?.sentences.slice(0, 2).map(({ text }) => text) ?? []
    const quotes = [{ text: 'word '.repeat(caps.quotedPerArticle), article: story?.article ?? '', paragraph: 0 }]
    const ledger = [{ id: 'earlier', headline: null, quotes }]
    const { notes } = edition({ sentences: { [story?.id ?? '']: texts } }, ledger)
    expect(notes).toMatchObject([{ entry: 'sentences', reason: expect.stringMatching(/words quoted in all.*\(C6\)$/) }])
  })

  it('has a limit: 60 words', () => {
    const long = 'word '.repeat(61).trim()
    for (const said of [{ introduction: long }, { notes: { s1: long } }]) {
      expect(() => edition(said)).toThrow('more than 60 words')
    }
  })

  it('cuts a story anew out of its article, where the promises hold', () => {
    const story = candidates.find(({ id: one, sentences }) => idsOf(plain).includes(one) && sentences.length > 2)
    const texts = story?.sentences.slice(0, 2).map(({ text }) => text) ?? []
    const { document, notes } = edition({ sentences: { [story?.id ?? '']: texts } })
    expect(
      ranked(document)
        .find(({ id: one }) => one === story?.id)
        ?.sentences.map(({ text }) => text),
    ).toEqual(texts)
    expect(notes).toEqual([])
    const strange = edition({ sentences: { [story?.id ?? '']: ['Nobody ever wrote this.', 'Nor this.'] } })
    expect(strange.notes).toMatchObject([{ entry: 'sentences', reason: expect.stringContaining('not in its article') }])
  })
})

describe('what an editor makes of a story', () => {
  const isWeak = (document: typeof plain, story: string) =>
    layoutOf(document).stories.find(({ story: { id: of } }) => of === story)?.isWeak

  it('is a brief or a story, as they say, whatever it would be by itself', () => {
    const story = layoutOf(plain).stories.find((one) => !one.isWeak && one.rank > 0)?.story.id ?? ''
    const { document } = edition({ forms: { [story]: 'brief' } })
    expect(isWeak(document, story)).toBe(true)
    expect(edition({ forms: { [plain.lead]: 'brief' } }).document.lead).not.toBe(plain.lead)
    const weak = layoutOf(plain).stories.find((one) => one.isWeak)?.story.id ?? ''
    expect(isWeak(edition({ forms: { [weak]: 'story' } }).document, weak)).toBe(false)
  })

  it('is on the matter of another one, or on one of its own', () => {
    const [, one = '', other = ''] = idsOf(plain)
    const mattersIn = (document: typeof plain) => new Map(ranked(document).map((story) => [story.id, story.matter]))
    const parted = mattersIn(edition({ parted: [one] }).document)
    expect([...parted.values()].filter((matter) => matter === parted.get(one))).toHaveLength(1)
    const joined = mattersIn(edition({ order: [one, other], joined: { [one]: other } }).document)
    expect(joined.get(one) ?? joined.get(other)).toBe(mattersIn(plain).get(other))
  })
})
