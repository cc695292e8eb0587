// Excerpts that could be a story: two to four neighbouring sentences of one article, over a few neighbouring
// paragraphs of one section, the first of which stands alone (promise C5), each quotable as it stands (promise C1).
// How many sentences and paragraphs a story has, at least and at most, stands here.

import { countWords } from '../language/fold.ts'
import { hasSureVerb, hasVerb } from '../language/has-verb.ts'
import { isListing } from '../language/listing.ts'
import speakers from '../language/lists/speakers.json' with { type: 'json' }
import { outsideQuotations } from '../language/quotation.ts'
import { names } from '../language/speakers.ts'
import { runInHead } from '../language/standalone.ts'
import { dependentAsides } from '../language/standalone-words.ts'
import { alternatives } from '../language/word-list.ts'
import type { Article } from '../types.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'
import { isAmong, type Position, type Unit } from './unit.ts'

export interface Excerpt {
  /** Neighbours, in reading order. */
  positions: Position[]
  words: number
  /** How well it reads by itself, about 0–2. */
  quality: number
}

export interface ExcerptCaps {
  wordsPerStory: number
  wordsPerSentence: number
  /** Of its article's lead. */
  wordsPerLeadSentence: number
}

/** Promise C5. */
export const fewestSentences = 2
export const mostSentences = 4
export const mostParagraphs = 3

/** The article's lead: the first sentence of its body, and the one behind it where that says what the title says, too.
 * What is no sentence, as a place or a name on a line of its own, is passed over, and so are questions at its head: an
 * article tells behind them. */
export function leadsOf(
  { title, standfirst }: Pick<Article, 'title'> & Partial<Pick<Article, 'standfirst'>>,
  units: readonly (readonly Pick<Unit, 'text'>[])[],
): Position[] {
  const some = sentencesAtTheHead(units).filter(({ text }) => text !== standfirst?.value || !answers(text))
  const told = Math.max(
    0,
    some.findIndex(({ text }) => !asks.test(text)),
  )
  return some
    .slice(told, told + opening)
    .filter(({ text }, n) => n === 0 || areOnOneThing(wordsOf(title?.value ?? ''), wordsOf(text)))
    .map(({ paragraph, unit }) => ({ paragraph, unit }))
}

/** A standfirst goes on from its title: `Its courts, however, …`. */
const answers = (text: string) => dependentAsides.test(outsideQuotations(text))

/** The first two sentences of an article's body. */
export const openingOf = (units: readonly (readonly Pick<Unit, 'text'>[])[]): Position[] =>
  sentencesAtTheHead(units)
    .slice(0, opening)
    .map(({ paragraph, unit }) => ({ paragraph, unit }))

const opening = 2

const sentencesAtTheHead = (units: readonly (readonly Pick<Unit, 'text'>[])[]) =>
  units
    .slice(0, mostParagraphs)
    .flatMap((some, paragraph) => some.map(({ text }, unit) => ({ text, paragraph, unit })))
    .filter(({ text }) => countWords(text) >= shortestLead && /[.!?…]["'”’»)\]]*$/.test(text) && !isBesideText(text))

const isBesideText = (text: string) => ofTheText.test(text) || goesOn.test(text)
/** `She added that …`: drawn out of the text and set above it. */
const goesOn = new RegExp(`^(?:He|She|They) (?:also |later |then )?(?:${alternatives(speakers.saying)})\\b`)

/** `Updated on 19 September at 3:15 p.m.`, `Pictured right, Ann Lee …` */
const ofTheText =
  /^(?:(?:Pictured|Photographed|Seen here|(?:Above|Below|Left|Right),|(?:This|The) (?:story|article|post|report|piece) (?:is (?:a )?part of|was (?:first )?(?:produced|published)|(?:first|originally) (?:appeared|ran)))\b|(?:Last )?(?:Updated|Published|Posted|Modified) (?:on|at)\b|(?:This|The) (?:story|article|post|report|piece) (?:has been|was) (?:updated|corrected|amended|first published|originally published)\b)/i

export const asks = /\?["'”’»)\]]*$/

/** Words of a lead sentence at least: shorter ones are calls and captions. Chosen, not measured. */
const shortestLead = 6

/** Every excerpt of an article that may be printed, in reading order; they overlap. */
export function excerptsOf(article: Article, units: readonly Unit[][], caps: ExcerptCaps): Excerpt[] {
  const limits = limitsOf(article, units, caps)
  return article.sections.flatMap((section) => {
    const positions = positionsIn(section, units)
    return positions.flatMap((_, from) => excerptsFrom(positions, from, units, limits))
  })
}

/** Those that begin at a sentence, of `fewest` sentences at least. */
export function excerptsAt(
  start: Position,
  { article, units }: { article: Article; units: readonly Unit[][] },
  caps: ExcerptCaps,
  fewest: number,
): Excerpt[] {
  const section = article.sections.find((one) => one.includes(start.paragraph)) ?? []
  const positions = positionsIn(section, units)
  const from = positions.findIndex((one) => isAmong([start], one))
  return from < 0 ? [] : excerptsFrom(positions, from, units, { ...limitsOf(article, units, caps), fewest })
}

const limitsOf = (article: Article, units: readonly Unit[][], caps: ExcerptCaps): Limits => ({
  ...caps,
  leads: leadsOf(article, units),
  closers: new Map<Unit, boolean>(),
  fewest: fewestSentences,
})

const positionsIn = (section: readonly number[], units: readonly Unit[][]) =>
  section.flatMap((paragraph) => (units[paragraph] ?? []).map((_, unit): Position => ({ paragraph, unit })))

interface Limits extends ExcerptCaps {
  fewest: number
  leads: Position[]
  /** Of the units that were asked, which may stand behind others by their own words. */
  closers: Map<Unit, boolean>
}

function excerptsFrom(all: Position[], from: number, units: readonly Unit[][], limits: Limits): Excerpt[] {
  const at = ({ paragraph, unit }: Position) => units[paragraph]?.[unit]
  const found: Excerpt[] = []
  const run: Unit[] = []
  let words = 0
  for (const position of all.slice(from, from + mostSentences)) {
    const unit = at(position)
    const cap = isAmong(limits.leads, position) ? limits.wordsPerLeadSentence : limits.wordsPerSentence
    const far = position.paragraph - (all[from]?.paragraph ?? 0) >= mostParagraphs
    if (
      unit === undefined ||
      far ||
      !unit.quotable ||
      unit.words > cap ||
      isFragment(unit) ||
      isCrosshead(unit, units[position.paragraph])
    )
      break
    if (run.length === 0 ? !opens(unit) : !isBehind(unit, run, limits.closers)) break
    words += unit.words
    if (words > limits.wordsPerStory) break
    run.push(unit)
    const next = units[position.paragraph]?.[position.unit + 1]
    const whole = !isCut(next) && !(run.length > 1 && opensList(run))
    if (run.length < limits.fewest || !whole) continue
    found.push({ positions: all.slice(from, from + run.length), words, quality: quality(run, words, next) })
  }
  return found
}

const opens = (unit: Unit) => unit.alone && !leavesOpen.test(outsideQuotations(unit.text))

/** May stand behind `before`: nothing in it needs what is not quoted. */
function isBehind(unit: Unit, before: readonly Unit[], closers: Map<Unit, boolean>): boolean {
  const closes = closers.get(unit) ?? mayClose(unit)
  closers.set(unit, closes)
  if (!closes || before.some(({ text }) => text === unit.text)) return false
  const needs = unit.speech?.needs
  if (needs !== undefined && (needs === null || !before.some(({ text }) => names(text, needs)))) return false
  return unit.follows(before.map(({ text }) => text))
}

function mayClose({ text }: Unit): boolean {
  const own = outsideQuotations(text)
  return [leavesOpen, runInHead, numbered, teases].every((one) => !one.test(own)) && !asks.test(text)
}

/** Announces what is not there (`The claim:.`), or is cut: no text runs through it. */
const isFragment = (unit: Unit) => isCut(unit) || announcing.test(unit.text) || isListing(unit.text)
/** Leads to a list, or to what a label stands for. */
export const announcing = /:\.?$/

/** Words; a sentence of fewer needs a verb. Chosen, not measured. */
const fewestOfWhole = 4

/** Of a few words that are no sentence (`Blending of cultures.`), on a line of its own: a heading. */
const isCrosshead = (unit: Unit, paragraph: readonly Unit[] | undefined) =>
  paragraph?.length === 1 && unit.words <= mostOfCrosshead && !hasSureVerb(unit.text)
const mostOfCrosshead = 5

/** A few words without a verb, which turn or finish what was said before them (`Until now.`): no text stops before
 * them. */
export const isCut = (unit: Unit | undefined) => unit !== undefined && unit.words < fewestOfWhole && !hasVerb(unit.text)

/** `Coast News looks at the odds for Ann Lee`: a standfirst’s pointer to the text that its reader does not get. */
const teases =
  /^(?:The )?(?:\p{Lu}\p{L}+ ){0,3}(?:\p{Lu}{2,}|News|Sports?|Online|Times|Post|Magazine|Weekly|Today) (?:examines|looks (?:at|back)|explains|explores|reports on|rounds up|previews|profiles|takes a (?:closer )?look)\b/u

/** `Myth 4: …` */
const numbered = /^\p{Lu}\p{Ll}+ \d{1,2}: /u

/** Points at a part of the text that is not quoted. */
const leavesOpen =
  /\b(?:as (?:noted|mentioned|discussed|shown|described|argued) (?:above|below|earlier)|see (?:above|below)|following (?:table|figure|list)|(?:above|below)-mentioned|the above (?!all\b)\p{L}+|here(?:[’']s| is| are) (?:how|what|why|where|some|a few|the|our))\b|^(?:Take|Consider|Imagine|Please)\b|^Picture (?:this|an?|the|yourself)\b/iu

/** One side of a comparison without the other. */
function opensList(run: readonly Unit[]): boolean {
  const texts = run.slice(1).map(({ text }) => outsideQuotations(text))
  const all = texts.join(' ')
  return (
    /^On the other hand\b/i.test(texts[0] ?? '') ||
    /^(?:Second|Secondly|Third|Thirdly)\b/.test(texts[0] ?? '') ||
    (/^On the one hand\b/im.test(all) && !/On the other\b/i.test(all))
  )
}

// Chosen by reading; what more or less of these moves: docs/decisions/072.
/** Words in which a matter is told, and past which the next matter of the article loses its room (promise C6). */
const longEnough = 45
const tooLong = 65
/** Words past that which take one from the quality. */
const wordsPerPoint = 60
/** Words of an opening that calls more than it tells, and of one that tells enough. */
const shortOpening = 6
const fullOpening = 8
/** What an opening is worth by its length, and what it costs that the next sentence turns round what was told. */
const openings = { short: -0.5, full: 0.3 }
const turnedRound = -0.35

/** An opening of 8 to 40 words, about 55 in all, nothing turned round right behind it. */
function quality([opener, ...rest]: Unit[], words: number, next: Unit | undefined): number {
  const length = Math.min(words, longEnough) / longEnough - Math.max(0, words - tooLong) / wordsPerPoint
  const opened = opener?.words ?? 0
  const opening = opened < shortOpening ? openings.short : opened < fullOpening ? 0 : openings.full
  const isTurned = next !== undefined && /^(?:But|Yet|However|Nevertheless|Nonetheless)\b/.test(next.text)
  const closed = isTurned ? turnedRound : 0
  return length + opening + closed + (rest.length > 0 ? 0 : -1)
}
