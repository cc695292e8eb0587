// What the pages can be expected to give: how many stories are still to come from each, or why it can give none.

import { languageName, quotationIn } from '../../language/languages/quoted-languages.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { firstPerson } from '../../language/standing-alone/standalone-words.ts'
import { countWords } from '../../language/words/fold.ts'
import type { Article, Quote, ReadPage, Story, Topic } from '../../types.ts'
import { type ExcerptCaps, excerptsOf } from '../excerpts/excerpt.ts'
import { judgedExcerpts } from '../excerpts/judged-excerpts.ts'
import { loneLeadBeside } from '../excerpts/lone-lead.ts'
import { mostQuoted, quotableWords } from '../excerpts/quotation-cap.ts'
import { readingOf } from '../excerpts/story-candidate.ts'
import { allPrinted, type Expectation, quotedOutWords } from './expectation-words.ts'
import { firstSentences, namedTopics } from './first-sentences.ts'
import { faultOf } from './set-aside.ts'
import { findStories } from './story.ts'

export interface ExpectationMaterial {
  topics: Topic[]
  caps: ExcerptCaps & { quotedPerArticle: number }
  /** Stories that earlier editions printed. */
  printed?: readonly { id: string; quotes: readonly Quote[] }[]
  /** Stories of the whole stock, if known; if not, the stories of each page are found from that page alone. */
  stories?: readonly Story[]
  /** Those of them that are too old to be printed. */
  expired?: readonly Pick<Story, 'id'>[]
  /** Those of the expired whose matter an earlier edition reported. */
  told?: readonly Pick<Story, 'id'>[]
  /** Those of the expired that announce a day which is over. */
  past?: readonly Pick<Story, 'id'>[]
}

/** One expectation for each page, in the same order. */
export function expectationsOf(pages: readonly ReadPage[], material: ExpectationMaterial): Expectation[] {
  const { topics, caps, printed = [], stories, expired = [], told = [], past = [] } = material
  const found = stories ?? pages.flatMap((page) => foundIn(page, topics, caps))
  const quotes = printed.flatMap((one) => one.quotes)
  const context: Context = {
    topics,
    caps,
    stories: Map.groupBy(found, ({ article }) => article),
    voices: new Map(found.flatMap(({ article, reprints }) => reprints.map((other) => [other, article] as const))),
    expired: new Set(expired.map(({ id }) => id)),
    told: new Set(told.map(({ id }) => id)),
    past: new Set(past.map(({ id }) => id)),
    printed: new Set(printed.map(({ id }) => id)),
    sentences: new Set(quotes.map(({ text }) => text)),
    quoted: quotedWords(quotes),
  }
  return pages.map((page) => ofPage(page, context))
}

interface Context {
  topics: Topic[]
  caps: ExpectationMaterial['caps']
  /** By article id. */
  stories: Map<string, Story[]>
  /** Id of the article whose words are printed, by the article id of a reprint. */
  voices: Map<string, string>
  expired: ReadonlySet<string>
  told: ReadonlySet<string>
  past: ReadonlySet<string>
  printed: ReadonlySet<string>
  sentences: ReadonlySet<string>
  /** Words quoted so far, by article id. */
  quoted: Map<string, number>
}

function ofPage(page: ReadPage, context: Context): Expectation {
  const told = page.articles.map((article) => guarded(article, context))
  const stories = told.reduce((sum, one) => sum + one.stories, 0)
  const bare = {
    page: page.page,
    articles: page.articles.length,
    topics: [...new Set(told.flatMap((one) => one.topics))],
  }
  if (page.held !== undefined) return { ...bare, stories: 0, reason: `it is held for you: ${page.held}` }
  const reasons = new Set(told.flatMap(({ reason }) => reason ?? []))
  const reason = reasons.size === 0 ? 'no article was found in it' : [...reasons].join('; ')
  return { ...bare, stories, reason: stories > 0 ? null : reason }
}

interface ArticleExpectation {
  topics: string[]
  stories: number
  reason: string | null
}

const none = (reason: string): ArticleExpectation => ({ topics: [], stories: 0, reason })

/** Empty if finding fails; `guarded` then gives the reason. */
function foundIn(page: ReadPage, topics: Topic[], caps: ExcerptCaps): Story[] {
  try {
    return findStories([page], topics, caps)
  } catch {
    return []
  }
}

/** Keeps the failure of one article from affecting the others. */
function guarded(article: Article, context: Context): ArticleExpectation {
  try {
    return ofArticle(article, context)
  } catch (error) {
    return none(`it cannot be read: ${faultOf(article.id, 'reading', error).faults[0]?.reason}`)
  }
}

function ofArticle(article: Article, context: Context): ArticleExpectation {
  if (article.unprintable !== undefined) return none(article.unprintable.reason)
  if (quotationIn(article.language) === 'kept') return none(`${languageName(article.language)}: kept, not quoted`)
  const own = context.stories.get(article.id) ?? []
  if (own.length === 0) return none(whyNoStory(article, context))
  const waiting = own.filter(
    ({ id, sentences }) => !context.printed.has(id) && !sentences.some(({ text }) => context.sentences.has(text)),
  )
  if (waiting.length === 0) return none(allPrinted)
  const open = waiting.filter(({ id }) => !context.expired.has(id))
  if (open.length === 0) return none(whyExpired(waiting, context))
  const most = mostQuoted(quotableWords(article), context.caps.quotedPerArticle)
  const used = context.quoted.get(article.id) ?? 0
  const stories = fitting(open, most - used)
  if (stories.length === 0)
    return none(
      used === 0 ? `no story fits into the ${most} words that may be quoted (C6)` : quotedOutWords(used, most),
    )
  return { topics: stories.flatMap(({ topics: [topic] }) => topic ?? []), stories: stories.length, reason: null }
}

function whyExpired(waiting: readonly Story[], { told, past }: Context): string {
  if (waiting.every(({ id }) => told.has(id))) return 'its matter was told before, and it has no date'
  return waiting.every(({ id }) => past.has(id)) ? 'the day that it announces is over' : 'it is too old for this list'
}

/** Stories that fit into the number of words left, best first. */
function fitting(stories: readonly Story[], room: number): Story[] {
  const taken: Story[] = []
  let left = room
  for (const story of stories) {
    const words = story.sentences.reduce((sum, { text }) => sum + countWords(text), 0)
    if (words > left) continue
    left -= words
    taken.push(story)
  }
  return taken
}

function whyNoStory(article: Article, { topics, caps, voices }: Context): string {
  const voice = voices.get(article.id)
  if (voice !== undefined) return `${voice} says the same: they are one voice`
  if (!isOnTopic(article, topics)) return 'no paragraph is about a topic on the list'
  const words = quotableWords(article)
  const room = mostQuoted(words, caps.wordsPerStory)
  if (room < caps.wordsPerStory && givesExcerpt(article, topics, caps)) {
    const { quote } = article.sourceRules ?? {}
    if (quote === room) return `its source lets ${quote} words be quoted ("quote"), and no excerpt fits into them`
    return `it is too short: of its ${words} words a quarter may be quoted (C6), and no excerpt fits into ${room}`
  }
  return whyNotAlone(article, topics, caps)
}

/** Least share of sentences in the first person that makes an article its writer's own tale or advice. Chosen, not
 * measured. */
const mostlyPersonal = 0.4

function whyNotAlone(article: Article, topics: Topic[], caps: ExcerptCaps): string {
  const silent = 'no neighbouring sentences that tell its point can stand by themselves'
  if (quotationIn(article.language) !== 'judged') return silent
  const reading = readingOf(article, topics)
  const { units } = reading
  const { excerpts } = judgedExcerpts(reading, caps)
  if (excerpts.some(({ point }) => point)) return 'what tells its point is on no topic of the list'
  const own = units.flat().map(({ text }) => outsideQuotations(text))
  const personal = own.filter((text) => firstPerson.test(text)).length
  if (personal >= mostlyPersonal * own.length) return `it is written in the first person, and ${silent}`
  return excerpts.length > 0 ? 'what can stand by itself does not tell its point' : silent
}

function isOnTopic(article: Article, topics: Topic[]): boolean {
  if (quotationIn(article.language) !== 'judged') return namedTopics(article, topics).length > 0
  return readingOf(article, topics).units.some((some) => some.length > 0)
}

/** True if the article would give an excerpt if it were longer. */
function givesExcerpt(article: Article, topics: Topic[], caps: ExcerptCaps): boolean {
  if (quotationIn(article.language) !== 'judged') return firstSentences(article, caps, caps.wordsPerStory).length > 0
  const { units } = readingOf(article, topics)
  const several = excerptsOf(article, units, caps)
  return several.length > 0 || loneLeadBeside(several, { article, units }, caps).length > 0
}

function quotedWords(quotes: readonly Quote[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const { text, article } of quotes) words.set(article, (words.get(article) ?? 0) + countWords(text))
  return words
}
