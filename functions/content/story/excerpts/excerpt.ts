// Excerpts that could be a story: two to four neighbouring sentences of one article, across at most three neighbouring
// paragraphs of one section. The first sentence stands alone (promise C5), and each can be quoted as it is (promise
// C1). Holds the least and the most sentences and paragraphs of a
// story, and judges how well each reads (`quality`), by which the excerpts of an article are ranked.

import speakers from '../../language/lists/speakers.json' with { type: 'json' }
import { names } from '../../language/names/speakers.ts'
import { hasSureVerb, hasVerb } from '../../language/sentences/has-verb.ts'
import { isListing } from '../../language/sentences/listing-line.ts'
import { isQuestion } from '../../language/sentences/question.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { runInHead } from '../../language/standing-alone/standalone.ts'
import { dependentAsides } from '../../language/standing-alone/standalone-words.ts'
import { countWords } from '../../language/words/fold.ts'
import { alternatives } from '../../language/words/word-list.ts'
import type { Article } from '../../types.ts'
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
  /** For the lead of the article. */
  wordsPerLeadSentence: number
}

/** Limits of promise C5. */
export const fewestSentences = 2
export const mostSentences = 4
export const mostParagraphs = 3
/** The numbers of sentences in words. */
export const sentenceRange = 'two to four'

/** True of a number of sentences that an excerpt may have. */
export const mayBeExcerpt = (sentences: number): boolean => sentences >= fewestSentences && sentences <= mostSentences

/** The article's lead: the first sentence of its body, and the next one too if it is about the same thing as the title.
 * Passes over what is not a sentence, such as a place or a name on a line of its own, and questions at the start: the
 * sentence after them says what the article is about. */
export function leadsOf(
  { title, standfirst }: Pick<Article, 'title'> & Partial<Pick<Article, 'standfirst'>>,
  units: readonly (readonly Pick<Unit, 'text'>[])[],
): Position[] {
  const some = sentencesAtTheHead(units).filter(({ text }) => text !== standfirst?.value || !answers(text))
  const told = Math.max(
    0,
    some.findIndex(({ text }) => !isQuestion(text)),
  )
  return some
    .slice(told, told + opening)
    .filter(({ text }, n) => n === 0 || areOnOneThing(wordsOf(title?.value ?? ''), wordsOf(text)))
    .map(({ paragraph, unit }) => ({ paragraph, unit }))
}

/** True of a standfirst that continues its title: `Its courts, however, …`. */
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
/** `She added that …`: a sentence copied out of the text and placed above it. */
const goesOn = new RegExp(`^(?:He|She|They) (?:also |later |then )?(?:${alternatives(speakers.saying)})\\b`)

/** Says something about the text or a picture: `Updated on 19 September at 3:15 p.m.`, `Pictured right, Ann Lee …` */
const ofTheText =
  /^(?:(?:Pictured|Photographed|Seen here|(?:Above|Below|Left|Right),|(?:This|The) (?:story|article|post|report|piece) (?:is (?:a )?part of|was (?:first )?(?:produced|published)|(?:first|originally) (?:appeared|ran)))\b|(?:Last )?(?:Updated|Published|Posted|Modified) (?:on|at)\b|(?:This|The) (?:story|article|post|report|piece) (?:has been|was) (?:updated|corrected|amended|first published|originally published)\b)/i

/** Fewest words in a lead sentence; shorter ones are usually calls or captions. Chosen, not measured. */
const shortestLead = 6

/** Every excerpt of an article that may be printed, in reading order; excerpts overlap. */
export function excerptsOf(article: Article, units: readonly Unit[][], caps: ExcerptCaps): Excerpt[] {
  const limits = limitsOf(article, units, caps)
  return article.sections.flatMap((section) => {
    const positions = positionsIn(section, units)
    return positions.flatMap((_, from) => excerptsFrom(positions, from, units, limits))
  })
}

/** Those that begin at a given sentence and have at least `fewest` sentences. */
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
  /** For each unit judged so far: whether its own words allow it to follow other sentences. */
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

/** True if it may follow `before`: it depends on nothing outside the quotation. */
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
  return [leavesOpen, runInHead, numbered, teases, announcesText].every((one) => !one.test(own)) && !isQuestion(text)
}

/** Announces something that is not there (`The claim:.`), or is cut short, so that no text can run through it. */
const isFragment = (unit: Unit) => isCut(unit) || announcing.test(unit.text) || isListing(unit.text)
/** Ends with a colon, so that a list or something else must follow. */
export const announcing = /:\.?$/

/** Fewest words of a sentence without a verb. Chosen, not measured. */
const fewestOfWhole = 4

/** True of a heading: a few words on a line of their own that are not a sentence (`Blending of cultures.`). */
const isCrosshead = (unit: Unit, paragraph: readonly Unit[] | undefined) =>
  paragraph?.length === 1 && unit.words <= mostOfCrosshead && !hasSureVerb(unit.text)
const mostOfCrosshead = 5

/** True of a few words without a verb that complete or reverse what was said before them (`Until now.`): an excerpt
 * must not end just before them. */
export const isCut = (unit: Unit | undefined) => unit !== undefined && unit.words < fewestOfWhole && !hasVerb(unit.text)

/** `Coast News looks at the odds for Ann Lee`: a standfirst that points to a text which our reader does not get. */
const teases =
  /^(?:The )?(?:\p{Lu}\p{L}+ ){0,3}(?:\p{Lu}{2,}|News|Sports?|Online|Times|Post|Magazine|Weekly|Today) (?:examines|looks (?:at|back)|explains|explores|reports on|rounds up|previews|profiles|takes a (?:closer )?look)\b/u

/** `This post explores the harbours`, `In this guide, Coast Daily looks at …`: says what its text will tell. */
const announcesText =
  /^(?:In this (?:blog )?(?:article|post|guide|piece|report|review|tutorial),|(?:This|The following) (?:blog )?(?:article|post|guide|piece|tutorial) (?:also )?(?:explores|examines|covers|explains|looks|breaks|discusses|describes|outlines|will|aims|walks|offers|provides|shares)\b)/

/** `Myth 4: …` */
const numbered = /^\p{Lu}\p{Ll}+ \d{1,2}: /u

/** Refers to a part of the text that is not quoted. */
const leavesOpen =
  /\b(?:as (?:noted|mentioned|discussed|shown|described|argued) (?:above|below|earlier)|see (?:above|below)|following (?:table|figure|list)|(?:above|below)-mentioned|the above (?!all\b)\p{L}+|here(?:[’']s| is| are) (?:how|what|why|where|some|an?|the|our|\d+)|below (?:is|are) (?:an?|the|some|our|\d+))\b|^(?:Take|Consider|Imagine|Please)\b|^Picture (?:this|an?|the|yourself)\b/iu

/** True if it gives one side of a comparison without the other. */
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
/** Number of words that is enough for a matter, and number past which the article's next matter lacks room (promise
 * C6). */
const longEnough = 45
const tooLong = 65
/** Each time the text is longer by this many words, its quality falls by one. */
const wordsPerPoint = 60
/** Number of words below which an opening announces more than it says, and number at which it says enough. */
const shortOpening = 6
const fullOpening = 8
/** What the length of an opening is worth, and what it costs if the next sentence reverses what was said. */
const openings = { short: -0.5, full: 0.3 }
const turnedRound = -0.35

/** Best: an opening of at least 8 words, 45 to 65 words in all, more than one sentence, and no `But` right after it. */
function quality([opener, ...rest]: Unit[], words: number, next: Unit | undefined): number {
  const length = Math.min(words, longEnough) / longEnough - Math.max(0, words - tooLong) / wordsPerPoint
  const opened = opener?.words ?? 0
  const opening = opened < shortOpening ? openings.short : opened < fullOpening ? 0 : openings.full
  const isTurned = next !== undefined && /^(?:But|Yet|However|Nevertheless|Nonetheless)\b/.test(next.text)
  const closed = isTurned ? turnedRound : 0
  return length + opening + closed + (rest.length > 0 ? 0 : -1)
}
