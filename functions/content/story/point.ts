// How much of its article's point an excerpt tells: it holds the lead or says what the title says, stands early, and
// is near to what all of the article speaks of.

import type { ArticleContext } from '../language/article-context.ts'
import { centralityOf } from '../language/centrality.ts'
import { outsideQuotations } from '../language/quotation.ts'
import { firstPerson } from '../language/standalone-words.ts'
import { contentStems } from '../language/terms.ts'
import type { Article } from '../types.ts'
import { type Excerpt, leadsOf, mostParagraphs, openingOf } from './excerpt.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'
import { isAmong, type Position, type Unit } from './unit.ts'
import { claimOf, warmthOf } from './warm-up.ts'

export interface Told {
  /** Holds the lead or says what the title says: what a first story must do. */
  point: boolean
  /** Higher is more of the point, about 0–5. */
  worth: number
}

interface Read {
  article: Article
  units: readonly Unit[][]
  context: Pick<ArticleContext, 'naming'>
}

/** What the parts of the worth count, against each other: tried on 300 news texts with human extracts, where half or
 * twice of one moves one story in a hundred. */
const weights = { lead: 1, early: 1, opener: 1, central: 1, title: 1.5, reads: 0.5, sentences: 0.25 }
/** How fast the worth of a place falls, sentence by sentence. */
const fade = 0.25

/** Words that an excerpt shares with the title and the opening of its article, at least, to tell the point of one in
 * which nothing tells it in the title's words: with two, one in three that were read told something else. */
const fewestShared = 3

/** Shares of its title's words, from which an excerpt further down says what the title says, and not only of whom: from
 * the smaller one on where nothing at the head can be printed. Of 300 news texts 15 of 17 that held a sentence of the
 * human extract reach it, and 11 of 24 that held none. */
export const muchOfTitle = 0.4
const mostOfTitle = 0.6

/** For an article whose `units` are given by paragraph. */
export function pointOf({ article, units, context }: Read, excerpts: readonly Excerpt[]): (excerpt: Excerpt) => Told {
  const leads = leadsOf(article, units)
  const deputies = deputiesOf(leads, units, excerpts)
  const stems = units.map((some) => some.map(({ text }) => contentStems(text)))
  const central = centralityOf(stems)
  const isList = ofSeveral.test(article.title?.value ?? '')
  const title = wordsOf(subjectOf(article.title?.value ?? ''))
  const opening = new Set([
    ...title,
    ...openingOf(units).flatMap(({ paragraph, unit }) => stems[paragraph]?.[unit] ?? []),
  ])
  // Excerpts overlap: a sentence is in up to nine of them.
  const wordsIn = (wanted: ReadonlySet<string>) => {
    const found = stems.map((some) => some.map((one) => one.filter((word) => wanted.has(word))))
    return (positions: readonly Position[]) =>
      new Set(positions.flatMap(({ paragraph, unit }) => found[paragraph]?.[unit] ?? []))
  }
  const claim = claimOf(article)
  const [ofTitle, ofOpening, ofClaim] = [wordsIn(title), wordsIn(opening), wordsIn(claim)]
  const textsAt = (positions: readonly Position[]) =>
    positions.map(({ paragraph, unit }) => units[paragraph]?.[unit]?.text ?? '')
  const warmth = (positions: readonly Position[]) =>
    warmthOf(textsAt(positions), {
      title: [title, ofTitle(positions)],
      claim: [claim, ofClaim(positions)],
      names: context.naming >= mostlyNaming,
    })
  const isBeside = ([opener]: readonly Position[]) => opener !== undefined && isAmong(deputies, opener)
  const holdsLead = (positions: readonly Position[]) => positions.some((one) => isAmong(leads, one))
  const opensArticle = (positions: readonly Position[]) => holdsLead(positions) || isBeside(positions)
  const openers = excerpts.filter(({ positions }) => opensArticle(positions))
  const canOpen = openers.some(({ positions }) => warmth(positions) === 'tells')
  const [lead] = leads
  const stands = lead !== undefined && units[lead.paragraph]?.[lead.unit]?.alone === true
  const opensOnTitle = (positions: readonly Position[]) => ofTitle(positions.slice(0, 1)).size > Number(!stands)
  const answersTitle = (positions: readonly Position[]) => {
    const said = ofTitle(positions)
    const share = said.size / Math.max(1, title.size)
    if (!areOnOneThing(title, said) || share < muchOfTitle || warmth(positions) === 'nothing') return false
    if (isList && !isNear(positions)) return false
    if (isEarly(positions)) return share >= mostOfTitle || (!canOpen && (isNear(positions) || opensOnTitle(positions)))
    return openers.length === 0 && !canOpen && opensOnTitle(positions)
  }
  const tellsPoint = ({ positions }: Excerpt) =>
    opensArticle(positions) ? warmth(positions) === 'tells' : answersTitle(positions)
  const isTold = excerpts.some(tellsPoint)
  const isOpened = openers.some(({ positions }) => warmth(positions) === 'little')
  const nearest = ({ positions }: Excerpt) =>
    isOpened
      ? opensArticle(positions) && warmth(positions) === 'little'
      : isNear(positions) && warmth(positions) !== 'nothing' && ofOpening(positions).size >= fewestShared
  const before: number[] = []
  for (const [n, some] of units.entries()) before[n + 1] = (before[n] ?? 0) + some.length
  const rank = ({ paragraph, unit }: Position) => (before[paragraph] ?? 0) + unit
  return (excerpt) => {
    const { positions, quality } = excerpt
    const [opener] = positions
    const centre = positions.map(({ paragraph, unit }) => central[paragraph]?.[unit] ?? 0)
    const worth =
      weights.lead * Number(opensArticle(positions)) +
      weights.early / (1 + fade * (opener === undefined ? 0 : rank(opener))) +
      weights.opener * (centre[0] ?? 0) +
      (weights.central * centre.reduce((sum, one) => sum + one, 0)) / centre.length +
      (weights.title * ofTitle(positions).size) / Math.max(1, title.size) +
      weights.reads * quality +
      weights.sentences * positions.length
    return { point: isTold ? tellsPoint(excerpt) : nearest(excerpt), worth }
  }
}

/** `Every lamp of the show, ranked`: what stands further down under it is one of them. */
const ofSeveral =
  /^(?:every|all) \p{L}|\branked\b|^(?:the |our )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:best|worst|things|ways|reasons|tips|facts|takeaways|lessons|questions|places|moments|most)\b|\bstats,? and notes\b|\bwinners and losers\b/iu

/** It opens in one of the paragraphs that stories at the head are made of. */
const isNear = ([opener]: readonly Position[]) => opener !== undefined && opener.paragraph < mostParagraphs

/** Share of its paragraphs from which an article names whom it speaks of, and an opening that does not warms up. */
const mostlyNaming = 0.5

/** Paragraphs in which an article that warms up comes to its point. */
const nutWithin = 8
const isEarly = ([opener]: readonly Position[]) => opener !== undefined && opener.paragraph < nutWithin

/** Paragraphs in which an article that opens with something else comes to its point. */
const nearLead = 2

/** Where no excerpt holds the lead: what can open a story in the paragraphs beside it, and is on the same thing. A lead
 * in the first person speaks of its writer, and what comes behind it need not. */
function deputiesOf(
  leads: readonly Position[],
  units: readonly Unit[][],
  excerpts: readonly Excerpt[],
): readonly Position[] {
  const [lead] = leads
  const several = excerpts.filter(({ positions }) => positions.length > 1)
  if (lead === undefined || several.some(({ positions }) => positions.some((one) => isAmong(leads, one)))) return []
  const text = units[lead.paragraph]?.[lead.unit]?.text ?? ''
  const said = wordsOf(text)
  const isPersonal = firstPerson.test(outsideQuotations(text))
  const openers = several.flatMap(({ positions: [opener] }) => opener ?? [])
  return openers.filter(({ paragraph, unit }) => {
    const own = units[paragraph]?.[unit]?.text ?? ''
    return paragraph < nearLead && !/^["“‘']/.test(own) && (isPersonal || areOnOneThing(said, wordsOf(own)))
  })
}
