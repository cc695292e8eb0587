// How an edition is chosen from the stock: the pool, the caps, what waits.
import { describe, expect, it } from 'vitest'
import type { Story } from '../../../functions/content/types.ts'
import { type Choice, chooseStories, quotesOf } from '../../../functions/edition/choosing/choose.ts'
import type { PublishedStory } from '../../../functions/edition/types.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { candidate, text } from '../../support/samples/candidates.ts'

const { caps } = someSettings()
const words = new Map(Array.from({ length: 40 }, (_, n) => [`a${n}`, 2000] as const))

const choose = (candidates: Story[], ledger: PublishedStory[] = [], changes = {}): Choice =>
  chooseStories({ candidates, words, ledger }, { ...caps, ...changes })
const ids = (stories: { id: string }[]) => stories.map(({ id }) => id)
const many = (count: number, changes: Partial<Story> = {}) =>
  Array.from({ length: count }, (_, n) => candidate(`s${n}`, changes))

/** What an edition leaves in the ledger. */
const published = (choice: Choice): PublishedStory[] =>
  choice.stories.map((story) => ({ id: story.id, headline: story.headline?.text ?? null, quotes: quotesOf(story) }))

describe('an edition is chosen', () => {
  it('as a pool of up to three stories and two briefs a topic; the rest waits, and none is lost', () => {
    const candidates = many(30).map((story, n) => ({ ...story, topics: [`topic${n % 3}`] }))
    const choice = choose(candidates)
    expect(choice.stories.map(({ brief }) => brief).filter(Boolean)).toHaveLength(6)
    expect(choice.stories).toHaveLength(15)
    expect(choice.waiting).toHaveLength(15)
    expect(new Set([...ids(choice.stories), ...ids(choice.waiting)]).size).toBe(30)
  })

  it('of a stock of less than two editions, with nine stories and six briefs in all, every topic first', () => {
    const candidates = many(20).map((story, n) => ({ ...story, topics: [`topic${n < 10 ? n : 0}`] }))
    const { stories, waiting } = choose(candidates)
    expect([stories.length, stories.filter(({ brief }) => brief).length, waiting.length]).toEqual([12, 3, 8])
    expect(new Set(stories.map(({ topics }) => topics[0])).size).toBe(10)
  })

  it('with no brief of a story that none of its sentences tells: it waits to stand as a story', () => {
    const candidates = many(8).map((story, n) => (n === 3 ? { ...story, inBrief: null } : story))
    expect(ids(choose(candidates).stories)).toEqual(['s0', 's1', 's2', 's4', 's5'])
  })

  it('with no later story of an article before the first, unless no edition can print that or the editor asks', () => {
    const first = candidate('s91', { article: 'a1', score: 1 })
    const later = candidate('s92', { article: 'a1', first: false, score: 9 })
    const others = many(8).map((story) => ({ ...story, article: `a${story.id.slice(1)}0`, score: 5 }))
    const stock = [first, later, ...others]
    const narrow = { storiesPerTopic: 1, briefsPerTopic: 0, storiesPerBriefing: 1, briefsPerBriefing: 0 }
    expect(ids(choose(stock, [], narrow).stories)).toEqual(['s91'])
    const tooLong = { ...first, sentences: [{ text: text('s91', 900), article: 'a1', paragraph: 0 }] }
    expect(ids(choose([tooLong, later, ...others], [], narrow).stories)).toEqual(['s92'])
    const asked = chooseStories(
      { candidates: stock, words, ledger: [], asked: new Set(['s92']) },
      { ...caps, ...narrow },
      's92',
    )
    expect(ids(asked.stories)).toEqual(['s92'])
    const told = [{ id: 's91', headline: null, quotes: quotesOf(first) }]
    expect(ids(choose(stock, told, narrow).stories)).toEqual(['s92'])
    const held = { candidates: stock, words, ledger: [{ id: 's91', headline: null, quotes: [] }] }
    const without = chooseStories({ ...held, setAside: new Set(['s91']) }, { ...caps, ...narrow })
    expect(ids(without.stories)).not.toContain('s92')
  })

  it('with at most three stories a topic, the best of each', () => {
    const stories = choose(many(12)).stories.filter(({ brief }) => !brief)
    expect(ids(stories)).toEqual(['s0', 's1', 's2'])
  })

  it('going round the topics, so that a rich topic does not fill it', () => {
    const rich = many(6)
    const poor = candidate('s30', { topics: ['sport'] })
    const few = { storiesPerBriefing: 3, briefsPerBriefing: 0 }
    expect(ids(choose([...rich, poor], [], few).stories).sort()).toEqual(['s0', 's1', 's30'])
  })

  it('with at most two stories of an article, reprints being the same voice; briefs do not count', () => {
    const own = candidate('s1', { article: 'a1', reprints: ['a2'], topics: ['one'] })
    const reprint = candidate('s2', { article: 'a2', topics: ['two'] })
    const third = candidate('s3', { article: 'a1', topics: ['three'] })
    const { stories } = choose([own, reprint, third])
    expect(stories.map(({ id, brief }) => [id, brief])).toEqual([
      ['s1', false],
      ['s2', false],
      ['s3', true],
    ])
  })

  it('best first', () => {
    const candidates = [candidate('s1', { score: 1, topics: ['x'] }), candidate('s2', { score: 5, topics: ['y'] })]
    expect(ids(choose(candidates).stories)).toEqual(['s2', 's1'])
  })
})

describe('the lead of an edition', () => {
  const told = (order: string[], of: Record<string, string>) => ({ order, of: new Map(Object.entries(of)) })
  const leadOf = (candidates: Story[], matters: ReturnType<typeof told>, wanted: string | null = null) =>
    chooseStories({ candidates, words, ledger: [], matters }, caps, wanted).lead

  it('is of the matter that most tell, by the story that tells its article’s point', () => {
    const candidates = [candidate('s1'), { ...candidate('s2'), first: false }, candidate('s3')]
    expect(leadOf(candidates, told(['m2', 'm1'], { s1: 'm1', s2: 'm2', s3: 'm2' }))).toBe('s3')
  })

  it('has a headline where any has one', () => {
    const candidates = [candidate('s1', { headlines: [] }), candidate('s2')]
    expect(leadOf(candidates, told(['m1', 'm2'], { s1: 'm1', s2: 'm2' }))).toBe('s2')
    expect(leadOf([candidate('s1', { headlines: [] })], told(['m1'], { s1: 'm1' }))).toBe('s1')
  })

  it('has more than one sentence where any has', () => {
    const [one, two] = [candidate('s1'), candidate('s2')]
    const sentences = [...two.sentences, { text: text('s3', 9), article: two.article, paragraph: 1 }]
    expect(leadOf([one, { ...two, sentences }], told(['m1', 'm2'], { s1: 'm1', s2: 'm2' }))).toBe('s2')
    expect(leadOf([one], told(['m1'], { s1: 'm1' }))).toBe('s1')
  })

  it('is the editor’s where they set one', () => {
    expect(leadOf([candidate('s1'), candidate('s2')], told(['m1', 'm2'], { s1: 'm1', s2: 'm2' }), 's2')).toBe('s2')
  })

  it('another voice on its matter comes only where its topic has nothing else', () => {
    const others = Array.from({ length: 12 }, (_, n) => candidate(`s${n + 2}`, { topics: ['energy'] }))
    const candidates = [candidate('s0'), candidate('s1'), ...others]
    const of = Object.fromEntries(candidates.map(({ id }) => [id, id === 's1' ? 's0' : id]))
    const { stories } = chooseStories({ candidates, words, ledger: [], matters: told(Object.values(of), of) }, caps)
    expect(ids(stories)).not.toContain('s1')
  })
})

describe('headlines', () => {
  it('a title heads one story of an edition; the next takes its next candidate', () => {
    const choice = choose([candidate('s1', { article: 'a1' }), candidate('s2', { article: 'a1' })])
    expect(choice.stories.map(({ headline }) => headline?.text)).toEqual(['Title of a1', 'Sentence of s2'])
  })

  it('no headline is a normal case: such a story is taken by its rank like any other', () => {
    const untitled = candidate('s1', { topics: ['x'], score: 9, headlines: [] })
    const titled = candidate('s2', { topics: ['y'], score: 1 })
    const [best] = choose([untitled, titled], [], { storiesPerBriefing: 1 }).stories
    expect([best?.id, best?.headline]).toEqual(['s1', null])
  })

  it('a headline without a verb leaves the subject of a mail to another line of its article that has one', () => {
    const headlines: Story['headlines'] = [
      { text: 'Ferries of the north', origin: 'title' },
      { text: 'The ferry stops at noon', origin: 'standfirst' },
    ]
    const [story] = choose([candidate('s1', { headlines })]).stories
    expect([story?.headline?.text, story?.subject]).toEqual(['Ferries of the north', 'The ferry stops at noon'])
    expect(choose([candidate('s1', { headlines: headlines.slice(1) })]).stories[0]?.subject).toBeNull()
  })

  it('a part of a sentence that readers saw is no headline', () => {
    const quotes = [{ text: 'The ferry stops at noon, as it did last year.', article: 'a9', paragraph: 0 }]
    const headlines: Story['headlines'] = [
      { text: 'The ferry stops at noon', origin: 'sentence' },
      { text: 'The bridge opens', origin: 'sentence' },
    ]
    const ledger = [{ id: 'earlier', headline: 'On the water', quotes }]
    expect(choose([candidate('s1', { headlines })], ledger).stories[0]?.headline?.text).toBe('The bridge opens')
  })

  it('a sentence that is printed in the edition is no headline', () => {
    const main = candidate('s1', { article: 'a1' })
    const headlines: Story['headlines'] = [{ text: main.sentences[0]?.text ?? '', origin: 'sentence' }]
    expect(choose([main, candidate('s2', { headlines })]).stories[1]?.headline).toBeNull()
  })

  it('a sentence that is printed below is no headline, with or without its full stop', () => {
    const main = candidate('s1', { article: 'a1' })
    const printed = main.sentences[0]?.text ?? ''
    const headlines: Story['headlines'] = [{ text: printed.replace(/\.$/, ''), origin: 'sentence' }]
    expect(choose([{ ...main, headlines }]).stories[0]?.headline).toBeNull()
  })

  it('a title heads one story ever: in a later edition its article’s stories take what readers have not seen', () => {
    const headed = [{ id: 'old', headline: 'Title of a1', quotes: [] }]
    const first = candidate('s1', { article: 'a1', topics: ['x'] })
    const titleOnly = candidate('s2', {
      article: 'a1',
      headlines: [{ text: 'Title of a1', origin: 'title' }],
    })
    const choice = choose([first, titleOnly], headed)
    expect(choice.stories.map(({ headline }) => headline)).toEqual([
      { text: 'Sentence of s1', origin: 'sentence' },
      null,
    ])
  })
})

describe('promise C4: nothing twice', () => {
  it('no story of an earlier edition comes again', () => {
    const candidates = many(5)
    const first = choose(candidates)
    const second = choose(candidates, published(first))
    expect(ids(second.stories).filter((id) => ids(first.stories).includes(id))).toEqual([])
    expect(ids(second.stories)).toEqual(ids(first.waiting))
  })

  it('no sentence of an earlier edition comes again, even in another story or as a view', () => {
    const printed = { text: 'Printed before.', article: 'a1', paragraph: 0 }
    const ledger = [{ id: 'old', headline: 'h', quotes: [printed] }]
    const asMain = candidate('s2', { sentences: [{ ...printed, article: 'a2' }] })
    const asView = candidate('s3', { views: [{ ...printed, disagrees: false, speaker: null }] })
    const choice = choose([asMain, asView], ledger)
    expect(ids(choice.stories)).toEqual(['s3'])
    expect(choice.stories[0]?.views).toEqual([])
    expect(choice.waiting).toEqual([])
  })

  it('no sentence stands twice in one edition', () => {
    const shared = { text: 'Shared by two.', article: 'a9', paragraph: 0, disagrees: false, speaker: null }
    const choice = choose([candidate('s1', { views: [shared] }), candidate('s2', { views: [shared] })])
    expect(choice.stories.map(({ views }) => views.length)).toEqual([1, 0])
  })
})

describe('views', () => {
  const view = (seed: string, article: string, count = 20) => ({
    text: text(seed, count),
    article,
    paragraph: 0,
    disagrees: false,
    speaker: null,
  })

  it('are two at most, each of another voice, the first that may be printed', () => {
    const views = [view('v', 'a7'), view('w', 'a7'), view('x', 'a8'), view('y', 'a9')]
    const [story] = choose([candidate('s1', { views })]).stories
    expect(story?.views.map(({ article }) => article)).toEqual(['a7', 'a8'])
  })

  it('are never of a reprint of the story', () => {
    const own = candidate('s1', { article: 'a1', reprints: ['a2'], views: [view('v', 'a2')] })
    expect(choose([own]).stories[0]?.views).toEqual([])
  })

  it('beyond the first wait until all stories stand, so that none is kept out', () => {
    const first = candidate('s1', { article: 'a1', topics: ['one'], views: [view('v', 'a7'), view('w', 'a8', 60)] })
    const second = candidate('s2', { article: 'a8', topics: ['two'], words: 80 })
    const choice = choose([first, second])
    expect(ids(choice.stories)).toEqual(['s1', 's2'])
    expect(choice.stories[0]?.views.map(({ article }) => article)).toEqual(['a7'])
  })

  it('tell a matter once an edition: a story that says what stands beside another one waits', () => {
    const second = candidate('s2', { article: 'a2', topics: ['two'] })
    const first = candidate('s1', {
      article: 'a1',
      topics: ['one'],
      views: [view('v', 'a7'), { ...view('w', 'a2'), text: second.sentences[0]?.text ?? '' }],
      score: 5000,
    })
    expect(ids(choose([first, second]).stories)).toEqual(['s1'])
  })
})

describe('promise C6: quotation stays small', () => {
  it('over 120 words of an article in an edition a story waits for the next', () => {
    const candidates = ['s1', 's2'].map((id, n) => candidate(id, { article: 'a1', words: 70, topics: [`t${n}`] }))
    const choice = choose(candidates)
    expect(ids(choice.stories)).toEqual(['s1'])
    expect(ids(choice.waiting)).toEqual(['s2'])
    expect(ids(choose(candidates, published(choice)).stories)).toEqual(['s2'])
  })

  it('over a quarter of an article ever a story is barred, and counted', () => {
    const tiny = new Map([['a1', 200]])
    const candidates = [candidate('s1', { article: 'a1', words: 60 })]
    const choice = chooseStories({ candidates, words: tiny, ledger: [] }, caps)
    expect(choice.stories).toEqual([])
    expect(choice.waiting).toEqual([])
    expect(ids(choice.barred)).toEqual(['s1'])
  })

  it('of stories that later editions have room for only one of, one waits and the other is barred', () => {
    const small = new Map([['a1', 400]])
    const candidates = ['s1', 's2', 's3'].map((id, n) => candidate(id, { article: 'a1', words: 45, topics: [`t${n}`] }))
    const choice = chooseStories(
      { candidates, words: small, ledger: [] },
      { ...caps, storiesPerArticle: 1, briefsPerTopic: 0 },
    )
    expect([ids(choice.stories), ids(choice.waiting), ids(choice.barred)]).toEqual([['s1'], ['s2'], ['s3']])
  })

  it('words of a reprint count as words of the same voice', () => {
    const own = candidate('s1', { article: 'a1', reprints: ['a2'], words: 70, topics: ['one'] })
    const reprint = candidate('s2', { article: 'a2', words: 70, topics: ['two'] })
    expect(ids(choose([own, reprint]).stories)).toEqual(['s1'])
  })

  it('a view over the cap is left out; its story is printed', () => {
    const view = { text: text('v', 130), article: 'a7', paragraph: 0, disagrees: true, speaker: null }
    expect(choose([candidate('s1', { views: [view] })]).stories[0]?.views).toEqual([])
  })
})
