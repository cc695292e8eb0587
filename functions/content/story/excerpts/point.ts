// How much of its article's point an excerpt tells: whether it contains the lead or says what the title says, how early
// it comes, and how near it is to what the whole article is about.

import type { ArticleContext } from '../../language/names/article-context.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { centralityOf } from '../../language/standing-alone/centrality.ts'
import { leansAtTheHead } from '../../language/standing-alone/self-contained.ts'
import { firstPerson } from '../../language/standing-alone/standalone-words.ts'
import { contentStems } from '../../language/words/terms.ts'
import type { Article } from '../../types.ts'
import { type Excerpt, leadsOf, mostParagraphs, openingOf } from './excerpt.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'
import { isAmong, type Position, type Unit } from './unit.ts'
import { claimOf, setsScene, shareTold, warmthOf } from './warm-up.ts'

export interface Told {
  /** Contains the lead or says what the title says, as a first story must. */
  point: boolean
  /** Higher if it tells more of the point, about 0–5. */
  worth: number
}

interface Read {
  article: Article
  units: readonly Unit[][]
  context: Pick<ArticleContext, 'naming' | 'opening'>
}

/** Weights of the parts of the worth against each other. Tried on 300 news texts with human extracts: halving or
 * doubling one of them moves one story in a hundred. */
const weights = { lead: 1, early: 1, opener: 1, central: 1, title: 1.5, reads: 0.5, sentences: 0.25 }
/** How fast the worth of a place falls with each sentence before it. */
const fade = 0.25

/** Fewest words that an excerpt shares with its article's title and opening to tell the point, if no excerpt says it in
 * the title's words. With two, one in three of those we read told something else. */
const fewestShared = 3

/** Shares of its title's words from which an excerpt further down says what the title says, and not only whom it is
 * about; the smaller one applies if nothing at the start can be printed. In 300 news texts, 15 of the 17 excerpts that
 * contain a sentence of the human extract reach it, and 11 of the 24 that contain none. */
export const muchOfTitle = 0.4
const mostOfTitle = 0.6
/** The same with rare words counting more, for an excerpt that leaves the lead out: where the lead could be printed,
 * and where nothing at the start could. Of 28 first stories without their lead that were read, eight of the eleven
 * below one half missed the point, and five of the others. */
const leastBehind = 0.5
const leastWithout = 0.3

/** For an article with its `units` by paragraph. */
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
  const names = context.naming >= mostlyNaming
  const warmth = (positions: readonly Position[]) =>
    opensScene(positions)
      ? 'nothing'
      : warmthOf(textsAt(positions), { title: [title, ofTitle(positions)], claim: [claim, ofClaim(positions)], names })
  const isBeside = ([opener]: readonly Position[]) => opener !== undefined && isAmong(deputies, opener)
  const holdsLead = (positions: readonly Position[]) => positions.some((one) => isAmong(leads, one))
  const opensArticle = (positions: readonly Position[]) => holdsLead(positions) || isBeside(positions)
  const opensScene = (positions: readonly Position[]) =>
    names && opensArticle(positions) && setsScene(textsAt(positions), title, ofTitle(positions))
  const openers = excerpts.filter(({ positions }) => opensArticle(positions))
  const canOpen = openers.some(({ positions }) => warmth(positions) === 'tells')
  const [lead] = leads
  const stands = lead !== undefined && units[lead.paragraph]?.[lead.unit]?.alone === true
  const opensOnTitle = (positions: readonly Position[]) => ofTitle(positions.slice(0, 1)).size > Number(!stands)
  const answersTitle = (positions: readonly Position[]) => {
    const said = ofTitle(positions)
    const share = said.size / Math.max(1, title.size)
    if (!areOnOneThing(title, said) || share < muchOfTitle || warmth(positions) === 'nothing') return false
    if (!isEarly(positions) || (isList && !isNear(positions))) return false
    return share >= mostOfTitle || (!canOpen && (isNear(positions) || opensOnTitle(positions)))
  }
  const opensBehind = ([opener]: readonly Position[]) =>
    opener !== undefined && leansAtTheHead(units[opener.paragraph]?.[opener.unit]?.text ?? '', context) === null
  const tellsMuch = (positions: readonly Position[]) =>
    opensBehind(positions) &&
    shareTold(title, ofTitle(positions)) >= (openers.length === 0 ? leastWithout : leastBehind)
  const tellsPoint = ({ positions }: Excerpt) =>
    opensArticle(positions)
      ? warmth(positions) === 'tells' && (holdsLead(positions) || !names || tellsMuch(positions))
      : answersTitle(positions) && tellsMuch(positions)
  const isTold = excerpts.some(tellsPoint)
  const isOpened = openers.some(({ positions }) => warmth(positions) === 'little')
  const isScene = openers.some(({ positions }) => opensScene(positions))
  const nearest = ({ positions }: Excerpt) =>
    isOpened
      ? opensArticle(positions) && warmth(positions) === 'little'
      : !isScene &&
        opensBehind(positions) &&
        isNear(positions) &&
        warmth(positions) !== 'nothing' &&
        ofOpening(positions).size >= fewestShared
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

/** `Every lamp of the show, ranked`: under such a title, what comes further down is only one of several items. */
const ofSeveral =
  /^(?:every|all) \p{L}|\branked\b|^(?:the |our )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:best|worst|things|ways|reasons|tips|facts|takeaways|lessons|questions|places|moments|most)\b|\bstats,? and notes\b|\bwinners and losers\b/iu

/** True if it begins in one of the first paragraphs, as many as a story may span. */
const isNear = ([opener]: readonly Position[]) => opener !== undefined && opener.paragraph < mostParagraphs

/** Share of its paragraphs in which an article must name people or things for an opening without names to be a
 * warm-up. */
const mostlyNaming = 0.5

/** Number of first paragraphs in which an article that warms up comes to its point. Of 14 first stories from further
 * down nine told a step or an aside. */
const nutWithin = 8
const isEarly = ([opener]: readonly Position[]) => opener !== undefined && opener.paragraph < nutWithin

/** Number of first paragraphs in which an article that opens with something else comes to its point. */
const nearLead = 2

/** If no excerpt contains the lead: what can open a story in the paragraphs next to it and is about the same thing. A
 * lead in the first person is about its writer, and what follows need not be. */
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
