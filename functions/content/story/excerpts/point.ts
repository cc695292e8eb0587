// How much of its article's point an excerpt tells, as one number: how early it comes, how much of its title it tells,
// how near it is to what the whole article is about, and whether it reports. An article's first story is the excerpt
// with the highest number; if that is too low, the article gives no story.

import time from '../../language/lists/time-phrases.json' with { type: 'json' }
import type { ArticleContext } from '../../language/names/article-context.ts'
import { centralityOf } from '../../language/standing-alone/centrality.ts'
import { leansAtTheHead } from '../../language/standing-alone/self-contained.ts'
import { contentStems } from '../../language/words/terms.ts'
import { zipfOf } from '../../language/words/word-frequency.ts'
import { alternatives } from '../../language/words/word-list.ts'
import type { Article } from '../../types.ts'
import { tellsCounted } from './counting-title.ts'
import { type Excerpt, leadsOf } from './excerpt.ts'
import { wordsOf } from './headline-fit.ts'
import { factsIn } from './names-and-numbers.ts'
import { subjectOf } from './title-as-headline.ts'
import { isAmong, type Position, type Unit } from './unit.ts'

export interface Told {
  /** Tells the article's point, as a first story must. */
  point: boolean
  /** Higher if it tells more of the point, about 0–10. */
  worth: number
}

interface Read {
  article: Article
  units: readonly Unit[][]
  context: Pick<ArticleContext, 'naming' | 'opening'>
}

/** What each part adds; all parts are between 0 and 1. By logistic regression on 318 first stories in English, each
 * judged by an editor; only that of the lead is larger, because of excerpts without the lead two in three miss the
 * point (docs/decisions/118). */
const weights = { lead: 1.4, early: 1.9, title: 1.75, central: 2.9, reports: 0.95 }
/** The sum from which it tells the point. Of the 318, 11 in 100 above it miss the point, and 6 in 10 of those
 * below. */
const least = 5.4
/** How fast an early place loses its worth with each paragraph before it. */
const fade = 0.5

/** What counts besides, among excerpts that all tell the point: how well it reads, and how many sentences it has.
 * Chosen on 60 labelled pages. */
const besides = { quality: 0.5, sentences: 0.4 }

/** Share of its title that an excerpt tells if none contains the lead, since the lead cannot be printed. */
const leastWithout = 1 / 3

/** What counts as told of a title that is not known. */
const halfTold = 0.5

/** For an article with its `units` by paragraph. */
export function pointOf({ article, units, context }: Read, excerpts: readonly Excerpt[]): (excerpt: Excerpt) => Told {
  const leads = leadsOf(article, units)
  const stems = units.map((some) => some.map(({ text }) => contentStems(text)))
  const central = centralityOf(stems)
  const title = wordsOf(subjectOf(article.title?.value ?? ''))
  const told = stems.map((some) => some.map((one) => saidOf(title, one)))
  const counted = tellsCounted(article.title?.value ?? '')
  const isOfSeveral = ofSeveral.test(article.title?.value ?? '')
  const untitled = title.size === 0 ? halfTold : 0
  const textsAt = (positions: readonly Position[]) =>
    positions.map(({ paragraph, unit }) => units[paragraph]?.[unit]?.text ?? '')
  const holdsLead = (positions: readonly Position[]) => positions.some((one) => isAmong(leads, one))
  const isLeadPrintable = excerpts.some(({ positions }) => holdsLead(positions))
  const advises = context.naming < mostlyNaming
  const mayOpen = (positions: readonly Position[]) => {
    const [opener] = positions
    if (holdsLead(positions) || (advises && isNear(opener))) return true
    return (
      (isOfSeveral ? isNear(opener) : isEarly(opener)) &&
      leansAtTheHead(textsAt(positions.slice(0, 1)).join(''), context) === null
    )
  }
  return ({ positions, quality }) => {
    const [opener] = positions
    const texts = textsAt(positions)
    const share =
      untitled + shareTold(title, new Set(positions.flatMap(({ paragraph, unit }) => told[paragraph]?.[unit] ?? [])))
    const centre = positions.reduce((sum, { paragraph, unit }) => sum + (central[paragraph]?.[unit] ?? 0), 0)
    const tells =
      weights.lead * Number(holdsLead(positions)) +
      weights.early / (1 + fade * (opener?.paragraph ?? 0)) +
      weights.title * share +
      weights.central * (centre / positions.length) +
      weights.reports * Number(texts.some((text) => reporting.test(text)))
    const isBestLeft = !isLeadPrintable && (share >= leastWithout || (advises && isNear(opener)))
    const saysCounted = counted(
      positions.flatMap(({ paragraph, unit }) => stems[paragraph]?.[unit] ?? []),
      texts.join(' '),
    )
    const point = (tells >= least || isBestLeft) && mayOpen(positions) && (advises || namesEnough(texts)) && saysCounted
    return { point, worth: tells + besides.quality * quality + besides.sentences * positions.length }
  }
}

/** Share of its paragraphs in which an article names people or things, unless it gives advice. */
const mostlyNaming = 0.5

/** Of 14 first stories from further down nine told a step or an aside. */
const isEarly = (opener: Position | undefined) => opener !== undefined && opener.paragraph < nutWithin
const nutWithin = 8
const isNear = (opener: Position | undefined) => opener !== undefined && opener.paragraph < nearLead
const nearLead = 2

/** `Every lamp of the show, ranked`: under such a title, what comes further down is only one of several items. */
const ofSeveral =
  /^(?:every|all) \p{L}|\branked\b|^(?:the |our )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:best|worst|things|ways|reasons|tips|facts|takeaways|lessons|questions|places|moments|most)\b|\bstats,? and notes\b|\bwinners and losers\b/iu

/** Names and numbers for each sentence, below which an excerpt says what everybody knows: of 12 such first stories 8
 * missed the point. */
const fewestFacts = 1 / 3
const namesEnough = (sentences: readonly string[]) =>
  sentences.reduce((sum, text) => sum + factsIn(text), 0) >= fewestFacts * sentences.length

/** Words of a title that a sentence says, given by its stems. */
const saidOf = (title: ReadonlySet<string>, stems: readonly string[]) =>
  [...title].filter((word) => stems.some((other) => areAkin(word, other)))

/** `colonial` and `colonialism`: the same but for an ending. */
const areAkin = (a: string, b: string) =>
  a === b || (a.length >= root && b.length >= root && (b.startsWith(rootOf(a)) || a.startsWith(rootOf(b))))
const rootOf = (word: string) => word.slice(0, Math.max(root, word.length - ending))
/** Letters: fewest of a root, most of an ending. */
const root = 5
const ending = 3

/** How much of a title is told: the share of its words, where a rare word counts for more than a common one. */
export function shareTold(title: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const weigh = (words: ReadonlySet<string>) =>
    [...words].reduce((sum, word) => sum + Math.max(1, rarest - zipfOf(word)), 0)
  return title.size === 0 ? 0 : weigh(said) / weigh(title)
}
/** The Zipf frequency of a word that is not known is 0, of the most common ones 6. */
const rarest = 7

/** Who says so, or when it was. Other verbs of speaking, such as `asks` and `laughs`, are those of a scene. */
const reporting = new RegExp(
  `\\b(?:said|says|told|announced|reported|according to|${alternatives(time.weekdays)}|today|yesterday)\\b`,
  'i',
)
