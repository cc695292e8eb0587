// Choosing an edition from the stories on hand: round-robin over topics by rank, within every cap; the rest waits.
import { countWords, fold } from '../content/fold.ts'
import type { Headline, Quote, Story } from '../content/types.ts'
import type { Caps } from '../environment.ts'
import { Quotation } from './quotation.ts'
import type { PublishedStory } from './types.ts'
import { type Voices, voicesOf } from './voices.ts'

/** A story with the headline it got. */
export interface ChosenStory extends Omit<Story, 'headlines'> {
  headline: Headline
}

export interface Choice {
  /** Best first. */
  stories: ChosenStory[]
  /** Good enough and not printed; a later edition has room for them. */
  waiting: Story[]
  /** Not printed, and no edition ever has room: their article is quoted to its limit (promise C6). */
  barred: Story[]
}

export interface Stock {
  /** Ranked: higher scores first in any order. */
  candidates: readonly Story[]
  /** Words in each article's body, by article id. */
  words: ReadonlyMap<string, number>
  /** What earlier editions printed. */
  ledger: readonly PublishedStory[]
}

export function chooseStories(stock: Stock, caps: Caps): Choice {
  const ranked = [...stock.candidates].sort((a, b) => b.score - a.score)
  const voices = voicesOf(ranked)
  const quotation = new Quotation(stock.ledger, voices, stock.words, caps)
  const printed = new Set(stock.ledger.map(({ id }) => id))
  const fresh = ranked.filter(({ id }) => !printed.has(id))
  const edition = new Draft(caps, voices, quotation)
  const queues = byTopic(fresh)
  // A headline that only says topic and source tells a reader little: such stories fill what the others leave.
  for (const telling of [true, false]) {
    for (let progress = true; progress; ) {
      progress = false
      for (const queue of queues) if (edition.takeFirstThatFits(queue, telling)) progress = true
    }
  }
  return { stories: edition.stories.sort((a, b) => b.score - a.score), ...sortRest(fresh, edition, quotation) }
}

/** Topics in the order of their best story, each with its stories best first. */
function byTopic(ranked: readonly Story[]): Story[][] {
  const queues = new Map<string, Story[]>()
  for (const story of ranked) {
    const topic = story.topics[0]
    if (topic === undefined) continue
    const queue = queues.get(topic)
    if (queue === undefined) queues.set(topic, [story])
    else queue.push(story)
  }
  return [...queues.values()]
}

/** An edition in the making. */
class Draft {
  readonly stories: ChosenStory[] = []
  readonly ids = new Set<string>()
  readonly #caps: Caps
  readonly #voices: Voices
  readonly #quotation: Quotation
  readonly #perVoice = new Map<string, number>()
  readonly #perTopic = new Map<string, number>()
  #words = 0

  constructor(caps: Caps, voices: Voices, quotation: Quotation) {
    this.#caps = caps
    this.#voices = voices
    this.#quotation = quotation
  }

  /** Takes one story off the queue; stories that do not fit stay where they are. `telling`: only with a headline of its
   * source's own words. */
  takeFirstThatFits(queue: Story[], telling: boolean): boolean {
    for (const [index, story] of queue.entries()) {
      const chosen = this.#fitted(story)
      if (chosen === null || (telling && chosen.headline.origin === 'topic')) continue
      queue.splice(index, 1)
      this.#take(chosen)
      return true
    }
    return false
  }

  #fitted(story: Story): ChosenStory | null {
    const [topic = ''] = story.topics
    if (this.stories.length >= this.#caps.storiesPerEdition) return null
    if ((this.#perTopic.get(topic) ?? 0) >= this.#caps.storiesPerTopic) return null
    if ((this.#perVoice.get(this.#voices(story.article)) ?? 0) >= this.#caps.storiesPerArticle) return null
    const quotable = withoutSpentViews(story, this.#quotation)
    if (quotable === null) return null
    const headline = this.#freeHeadline(quotable)
    if (headline === null || this.#words + wordsIn(quotesOf(quotable)) > this.#caps.wordsPerEdition) return null
    const { headlines: _, ...rest } = quotable
    return { ...rest, headline }
  }

  /** The first candidate that no reader has seen, as a headline or a sentence; failing that the words made of topic and
   * title. A title heads one story, whichever edition that was in. */
  #freeHeadline(story: Story): Headline | null {
    const own = new Set(quotesOf(story).map(({ text }) => fold(text)))
    const quoted = story.headlines.filter(
      ({ text, origin }) => origin !== 'topic' && (origin === 'sentence' || !own.has(fold(text))),
    )
    const unseen = quoted.find(({ text }) => !this.#quotation.has(text))
    return unseen ?? story.headlines.find(({ origin }) => origin === 'topic') ?? null
  }

  #take(story: ChosenStory): void {
    const [topic = ''] = story.topics
    const voice = this.#voices(story.article)
    this.stories.push(story)
    this.ids.add(story.id)
    this.#quotation.add(quotesOf(story), story.headline.text)
    this.#perTopic.set(topic, (this.#perTopic.get(topic) ?? 0) + 1)
    this.#perVoice.set(voice, (this.#perVoice.get(voice) ?? 0) + 1)
    this.#words += wordsIn(quotesOf(story))
  }
}

/** The story with the views that may still be printed; `null` where its own words are spent or over a cap. */
function withoutSpentViews(story: Story, quotation: Quotation): Story | null {
  if (story.sentences.some(({ text }) => quotation.has(text)) || quotation.refuses(story.sentences) !== null)
    return null
  const views: Story['views'] = []
  for (const view of story.views) {
    if (quotation.has(view.text) || quotation.refuses([...story.sentences, ...views, view]) !== null) continue
    views.push(view)
  }
  return { ...story, views }
}

/** Of the rest, what was printed inside another story is spent and counts nowhere. What later editions still have room
 * for waits; they print by rank as well, until an article is quoted to its limit. */
function sortRest(fresh: readonly Story[], edition: Draft, quotation: Quotation): Pick<Choice, 'waiting' | 'barred'> {
  const rest = fresh.filter(
    ({ id, sentences }) => !edition.ids.has(id) && !sentences.some(({ text }) => quotation.has(text)),
  )
  const room = quotation.later()
  const waiting: Story[] = []
  const barred: Story[] = []
  for (const story of rest) {
    if (room.refuses(story.sentences) === 'ever') barred.push(story)
    else {
      room.add(story.sentences, story.id)
      waiting.push(story)
    }
  }
  return { waiting, barred }
}

/** Everything a story prints of its sources. */
export function quotesOf(story: Pick<Story, 'sentences' | 'views'>): Quote[] {
  return [...story.sentences, ...story.views.map(({ text, article, paragraph }) => ({ text, article, paragraph }))]
}

function wordsIn(quotes: readonly Quote[]): number {
  return quotes.reduce((sum, { text }) => sum + countWords(text), 0)
}
