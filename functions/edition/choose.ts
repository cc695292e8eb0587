// Choosing an edition from the stories on hand: round-robin over topics by rank, within every cap; the rest waits.
import { countWords } from '../content/language/fold.ts'
import type { Headline, Quote, Story, View } from '../content/types.ts'
import type { Caps } from '../environment.ts'
import { Quotation, wording } from './quotation.ts'
import type { PublishedStory } from './types.ts'
import { type Voices, voicesOf } from './voices.ts'

/** Promise C5. */
const viewsPerStory = 2

/** A story with the headline it got; `null` where none is free. */
export interface ChosenStory extends Omit<Story, 'headlines'> {
  headline: Headline | null
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
  const edition = new EditionBuilder(caps, voices, quotation)
  const queues = byTopic(fresh)
  for (let progress = true; progress; ) {
    progress = false
    for (const queue of queues) if (edition.takeFirstThatFits(queue)) progress = true
  }
  edition.stories.sort((a, b) => b.score - a.score)
  edition.addViews(fresh)
  return { stories: edition.stories, ...sortRest(fresh, edition, quotation) }
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

/** Builds an edition story by story, within every cap. */
class EditionBuilder {
  readonly stories: ChosenStory[] = []
  readonly ids = new Set<string>()
  readonly #caps: Caps
  readonly #voices: Voices
  readonly #quotation: Quotation
  /** Sentences of its stories, and those that other voices say on their matters. */
  readonly #told = new Set<string>()
  readonly #onMatter = new Set<string>()
  readonly #perVoice = new Map<string, number>()
  readonly #perTopic = new Map<string, number>()
  #words = 0

  constructor(caps: Caps, voices: Voices, quotation: Quotation) {
    this.#caps = caps
    this.#voices = voices
    this.#quotation = quotation
  }

  /** Takes one story off the queue; stories that do not fit stay where they are. */
  takeFirstThatFits(queue: Story[]): boolean {
    for (const [index, story] of queue.entries()) {
      const chosen = this.#fitted(story)
      if (chosen === null) continue
      queue.splice(index, 1)
      this.#take(chosen, story)
      return true
    }
    return false
  }

  #fitted(story: Story): ChosenStory | null {
    const [topic = ''] = story.topics
    if (this.stories.length >= this.#caps.storiesPerEdition) return null
    if ((this.#perTopic.get(topic) ?? 0) >= this.#caps.storiesPerTopic) return null
    if ((this.#perVoice.get(this.#voices(story.article)) ?? 0) >= this.#caps.storiesPerArticle) return null
    if (story.sentences.some(({ text }) => this.#quotation.has(text))) return null
    if (this.#isToldAlready(story) || this.#quotation.refuses(story.sentences) !== null) return null
    if (this.#words + wordsIn(story.sentences) > this.#caps.wordsPerEdition) return null
    const { headlines: _, ...rest } = story
    return { ...rest, views: [], headline: this.#freeHeadline(story) }
  }

  /** More views come when all stories stand, so that none keeps a story out. */
  addViews(candidates: readonly Story[]): void {
    const offered = new Map(candidates.map(({ id, views }) => [id, views]))
    for (const story of this.stories) this.#addViews(story, offered.get(story.id) ?? [], viewsPerStory)
  }

  /** Each of another voice, the first ones first. */
  #addViews(story: ChosenStory, offered: readonly View[], most: number): void {
    const voices = new Set([story, ...story.views].map(({ article }) => this.#voices(article)))
    for (const view of offered) {
      if (story.views.length >= most) return
      const voice = this.#voices(view.article)
      if (voices.has(voice) || !this.#hasRoomFor(view)) continue
      voices.add(voice)
      story.views.push(view)
      this.#quotation.add([view], null)
      this.#words += wordsIn([view])
    }
  }

  #hasRoomFor(view: Quote): boolean {
    if (this.#quotation.has(view.text) || this.#quotation.refuses([view]) !== null) return false
    return this.#words + wordsIn([view]) <= this.#caps.wordsPerEdition
  }

  /** The first candidate that no reader has seen, as a headline or within a sentence. A title heads one story,
   * whichever edition that was in. */
  #freeHeadline(story: Story): Headline | null {
    const own = new Set(story.sentences.map(({ text }) => wording(text)))
    const unseen = story.headlines.find(
      ({ text, origin }) =>
        !own.has(wording(text)) && (origin === 'sentence' ? !this.#quotation.shows(text) : !this.#quotation.has(text)),
    )
    return unseen ?? null
  }

  /** Another story of this edition is on its matter: what it says can be a view there, or wait. */
  #isToldAlready({ sentences, views }: Story): boolean {
    return sentences.some(({ text }) => this.#onMatter.has(text)) || views.some(({ text }) => this.#told.has(text))
  }

  #take(story: ChosenStory, { views }: Story): void {
    const [topic = ''] = story.topics
    for (const { text } of story.sentences) this.#told.add(text)
    for (const { text } of views) this.#onMatter.add(text)
    const voice = this.#voices(story.article)
    this.stories.push(story)
    this.ids.add(story.id)
    this.#quotation.add(quotesOf(story), story.headline?.text ?? null)
    this.#perTopic.set(topic, (this.#perTopic.get(topic) ?? 0) + 1)
    this.#perVoice.set(voice, (this.#perVoice.get(voice) ?? 0) + 1)
    this.#words += wordsIn(quotesOf(story))
    this.#addViews(story, views, 1)
  }
}

/** Of the rest, what was printed inside another story is spent and counts nowhere. What later editions still have room
 * for waits; they print by rank as well, until an article is quoted to its limit. */
function sortRest(
  fresh: readonly Story[],
  edition: EditionBuilder,
  quotation: Quotation,
): Pick<Choice, 'waiting' | 'barred'> {
  const rest = fresh.filter(
    ({ id, sentences }) => !edition.ids.has(id) && !sentences.some(({ text }) => quotation.has(text)),
  )
  const room = quotation.later()
  const waiting: Story[] = []
  const barred: Story[] = []
  for (const story of rest) {
    if (room.refuses(story.sentences) === 'ever') barred.push(story)
    else {
      room.add(story.sentences, null)
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
