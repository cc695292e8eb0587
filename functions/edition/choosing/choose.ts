// Chooses an edition from the available stories: a pool, topic by topic in turn, by rank, within every cap; the rest
// waits. Of several stories on one matter (event) the one with the highest score comes first; the others only if their
// topic has nothing else. What it counts as a brief is room in the edition; how a reader's briefing tells a story is
// decided in `briefing/arrangement.ts`.
import { hasVerb } from '../../content/language/sentences/has-verb.ts'
import { viewsPrinted } from '../../content/story/stories/view.ts'
import type { Headline, Quote, Story, View } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import type { PublishedStory, StoryForm } from '../types.ts'
import type { StockMatters } from './matters.ts'
import { Quotation, wording } from './quoted-so-far.ts'
import { StoryCounts, unlimitedSize } from './story-caps.ts'
import { type Voices, voicesOf } from './voices.ts'

/** A story with the headline chosen for it; `null` if none is free. */
export interface ChosenStory extends Omit<Story, 'headlines'> {
  headline: Headline | null
  /** Another line of its article with a verb, for the subject, if the headline has none. */
  subject: string | null
  matter: string
  /** To be told in one sentence if a reader has better stories. */
  brief: boolean
  /** Set if the editor decided how briefings tell it. */
  form?: StoryForm
}

export interface Choice {
  /** Best first. */
  stories: ChosenStory[]
  /** Id of the story that the edition opens with; `null` if it has none. */
  lead: string | null
  /** The stock has fewer stories than two editions need: this one took no more than a briefing holds. */
  isSmall: boolean
  /** Good enough and not printed; a later edition has room for them. */
  waiting: Story[]
  /** Not printed, and no edition will ever have room: their article is quoted to its limit (promise C6). */
  barred: Story[]
}

export interface Stock {
  /** In any order; a higher score ranks first. */
  candidates: readonly Story[]
  /** `quotableWords` by article id. */
  words: ReadonlyMap<string, number>
  /** What earlier editions printed. */
  ledger: readonly PublishedStory[]
  /** Ids of stories that the editor asks for: they need not wait for another story of their article. */
  asked?: ReadonlySet<string>
  /** Whether the editor wants a story as a story or in brief, by story id. */
  forms?: ReadonlyMap<string, StoryForm>
  /** Ids of stories in the ledger that no edition has printed: the editor has held or dropped them. */
  setAside?: ReadonlySet<string>
  /** What the candidates are about; without it, every voice has a matter of its own. */
  matters?: Pick<StockMatters, 'of' | 'order'>
}

/** The caps on the number of stories in an edition as a whole. */
type Size = Pick<Caps, 'storiesPerBriefing' | 'briefsPerBriefing'>

/** @param wanted id of the story that the editor chose as lead */
export function chooseStories(stock: Stock, caps: Caps, wanted: string | null = null): Choice {
  const plenty = chooseUpTo(stock, caps, wanted, unlimitedSize)
  if (plenty.waiting.length >= plenty.stories.length) return { ...plenty, isSmall: false }
  return { ...chooseUpTo(stock, caps, wanted, caps), isSmall: true }
}

function chooseUpTo(stock: Stock, caps: Caps, wanted: string | null, size: Size): Omit<Choice, 'isSmall'> {
  const ranked = [...stock.candidates].sort((a, b) => b.score - a.score)
  const voices = voicesOf(ranked)
  const quotation = new Quotation(stock.ledger, voices, stock.words, caps)
  const printed = new Set(stock.ledger.map(({ id }) => id))
  const fresh = ranked.filter(({ id }) => !printed.has(id))
  const matters = stock.matters ?? ownMatters(fresh, voices)
  const edition = new EditionBuilder({ ...caps, ...size }, voices, quotation, { ...stock, of: matters.of })
  const { setAside = new Set() } = stock
  for (const story of ranked) {
    const isToCome = setAside.has(story.id) || (!printed.has(story.id) && quotation.canPrint(story.sentences))
    if (story.first && isToCome) edition.awaits(story)
  }
  const lead = edition.takeLead(fresh, matters.order, wanted)
  // Stories on a matter already covered are taken only if their topic has nothing else.
  for (const isApart of [true, false]) fill(edition, byTopic(fresh), caps.storiesPerTopic, { isBrief: false, isApart })
  const least = byTopic(fresh).sort((a, b) => edition.countIn(a) - edition.countIn(b))
  fill(edition, least, caps.briefsPerTopic, { isBrief: true, isApart: true })
  edition.stories.sort((a, b) => b.score - a.score)
  edition.addViews(fresh)
  return { stories: edition.stories, lead, ...sortRest(fresh, edition, quotation) }
}

/** Takes one story per topic and round, so that every topic is served before any is served again. */
function fill(edition: EditionBuilder, queues: readonly Story[][], rounds: number, as: Place): void {
  for (let round = 1; round <= rounds; round += 1) {
    for (const queue of queues) edition.takeFirstThatFits(queue, round, as)
  }
}

function ownMatters(ranked: readonly Story[], voices: Voices): Pick<StockMatters, 'of' | 'order'> {
  const of = new Map(ranked.map(({ id, article }) => [id, voices(article)]))
  return { of, order: [...new Set(of.values())] }
}

/** For each topic its stories, best first; topics in the order of their best story. */
function byTopic(ranked: readonly Story[]): Story[][] {
  return [...Map.groupBy(ranked, ({ topics }) => topics[0] ?? '')].flatMap(([topic, own]) =>
    topic === '' ? [] : [own],
  )
}

/** How and under which conditions a story is taken. */
interface Place {
  isBrief: boolean
  /** Only if no other voice of the edition covers its matter. */
  isApart: boolean
}

/** Builds an edition story by story, within every cap. */
class EditionBuilder {
  readonly stories: ChosenStory[] = []
  readonly ids = new Set<string>()
  readonly #caps: Caps
  readonly #voices: Voices
  readonly #quotation: Quotation
  readonly #matters: ReadonlyMap<string, string>
  readonly #asked: ReadonlySet<string>
  readonly #forms: ReadonlyMap<string, StoryForm>
  /** Sentences of the edition's stories; the next field: sentences of other voices on their matters. */
  readonly #told = new Set<string>()
  readonly #onMatter = new Set<string>()
  /** Matter → the voice that covers it. */
  readonly #toldBy = new Map<string, string>()
  readonly #counts = new StoryCounts()
  /** Articles that have a story with their point, which no edition has printed yet. */
  readonly #awaited = new Set<string>()

  constructor(
    caps: Caps,
    voices: Voices,
    quotation: Quotation,
    { of, asked = new Set(), forms = new Map() }: Pick<Stock, 'asked' | 'forms'> & Pick<StockMatters, 'of'>,
  ) {
    this.#caps = caps
    this.#voices = voices
    this.#quotation = quotation
    this.#matters = of
    this.#asked = asked
    this.#forms = forms
  }

  /** Makes later stories of its article wait until this one is printed. */
  awaits({ article }: Story): void {
    this.#awaited.add(article)
  }

  /** Number of stories under the topic of a queue. */
  countIn([first]: readonly Story[]): number {
    return this.#counts.inTopic(first?.topics[0] ?? '', false)
  }

  /** The editor's choice, else the best story of the first matter, in order, that has a story with a headline; within a
   * matter, stories that tell their article's point come first. A story without a headline, or of one sentence, leads
   * only if all are like that. */
  takeLead(fresh: readonly Story[], order: readonly string[], wanted: string | null): string | null {
    const place = { isBrief: false, isApart: false }
    const byMatter = Map.groupBy(fresh, (story) => this.#matterOf(story))
    const inOrder = order.flatMap((matter) => {
      const own = (byMatter.get(matter) ?? []).filter(({ id }) => id === wanted || this.#forms.get(id) !== 'brief')
      return [...own.filter(({ first }) => first), ...own.filter(({ first }) => !first)]
    })
    const lead =
      inOrder.find((story) => story.id === wanted && this.#fitted(story, place) !== null) ??
      inOrder.find((story) => story.sentences.length > 1 && (this.#fitted(story, place)?.headline ?? null) !== null) ??
      inOrder.find((story) => (this.#fitted(story, place)?.headline ?? null) !== null) ??
      inOrder.find((story) => this.#fitted(story, place) !== null)
    const chosen = lead === undefined ? null : this.#fitted(lead, place)
    if (lead === undefined || chosen === null) return null
    this.#take(chosen, lead)
    return lead.id
  }

  #matterOf({ id, article }: Story): string {
    return this.#matters.get(id) ?? this.#voices(article)
  }

  /** Takes one story of a topic that has fewer than `round`; the others stay in the queue. */
  takeFirstThatFits(queue: readonly Story[], round: number, place: Place): void {
    const topic = queue[0]?.topics[0] ?? ''
    if (this.#counts.inTopic(topic, place.isBrief) >= round) return
    for (const story of queue) {
      const chosen = this.ids.has(story.id) ? null : this.#fitted(story, place)
      if (chosen === null) continue
      this.#take(chosen, story)
      return
    }
  }

  #fitted(story: Story, { isBrief, isApart }: Place): ChosenStory | null {
    const voice = this.#voices(story.article)
    const matter = this.#matterOf(story)
    if (!story.first && this.#awaited.has(story.article) && !this.#asked.has(story.id)) return null
    const counted = { topic: story.topics[0] ?? '', voice, brief: isBrief }
    if (this.#counts.full(counted, this.#caps).length > 0) return null
    if (isBrief && story.inBrief === null && this.#forms.get(story.id) !== 'brief') return null
    if (isApart && (this.#toldBy.get(matter) ?? voice) !== voice) return null
    if (story.sentences.some(({ text }) => this.#quotation.has(text))) return null
    if (this.#isToldAlready(story) || this.#quotation.refuses(story.sentences) !== null) return null
    const { headlines: _, ...rest } = story
    const headline = this.#freeHeadline(story, () => true)
    const isPlain = headline === null || headline.origin === 'editor' || hasVerb(headline.text)
    const subject = isPlain ? null : (this.#freeHeadline(story, hasVerb)?.text ?? null)
    const form = this.#forms.get(story.id)
    const told = form === undefined ? {} : { form }
    return { ...rest, views: [], headline, subject, matter, brief: isBrief, ...told }
  }

  /** Further views are added when all stories are chosen, so that none keeps a story out. */
  addViews(candidates: readonly Story[]): void {
    const offered = new Map(candidates.map(({ id, views }) => [id, views]))
    for (const story of this.stories) if (!story.brief) this.#addViews(story, offered.get(story.id) ?? [], viewsPrinted)
  }

  /** Adds views of voices that are not yet quoted, in order. */
  #addViews(story: ChosenStory, offered: readonly View[], most: number): void {
    const voices = new Set([story, ...story.views].map(({ article }) => this.#voices(article)))
    for (const view of offered) {
      if (story.views.length >= most) return
      const voice = this.#voices(view.article)
      if (voices.has(voice) || !this.#hasRoomFor(view)) continue
      voices.add(voice)
      story.views.push(view)
      this.#quotation.add([view], null)
    }
  }

  #hasRoomFor(view: Quote): boolean {
    return !this.#quotation.has(view.text) && this.#quotation.refuses([view]) === null
  }

  /** The first candidate that no reader has seen as a headline or within a sentence. A title heads one story only, in
   * whichever edition. */
  #freeHeadline(story: Story, isWanted: (text: string) => boolean): Headline | null {
    const own = new Set(story.sentences.map(({ text }) => wording(text)))
    const isUnseen = ({ text, origin }: Headline) =>
      origin === 'sentence' ? !this.#quotation.shows(text) : !this.#quotation.has(text)
    const unseen = story.headlines.find(
      (one) => isWanted(one.text) && (one.origin === 'editor' || (!own.has(wording(one.text)) && isUnseen(one))),
    )
    return unseen ?? null
  }

  /** Another story of this edition is on the same matter: a sentence of this one can be a view there, or the story
   * waits. */
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
    if (story.first) this.#awaited.delete(story.article)
    this.#quotation.add(quotesOf(story), story.headline?.text ?? null)
    if (!this.#toldBy.has(story.matter)) this.#toldBy.set(story.matter, voice)
    this.#counts.add({ topic, voice, brief: story.brief })
    if (!story.brief) this.#addViews(story, views, 1)
  }
}

/** Sorts the stories not taken. Those printed within another story are used up and not listed. Those that later
 * editions have room for wait; they are tried by rank too, until an article is quoted to its limit. */
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

/** Every sentence that a story quotes. */
export function quotesOf(story: Pick<Story, 'sentences' | 'views'>): Quote[] {
  return [...story.sentences, ...story.views.map(({ text, article, paragraph }) => ({ text, article, paragraph }))]
}
