// Excerpts that could be a story: two to four neighbouring sentences of one paragraph, the first of which stands alone
// (promise C5), each quotable as it stands (promise C1).

import { holdsMarkup } from '../html/markup.ts'
import { countWords } from '../language/fold.ts'
import { balanced, outsideQuotations } from '../language/quotation.ts'
import { names, type Speech } from '../language/speakers.ts'
import { type SentenceContext, standsAlone } from '../language/standalone.ts'
import { firstPerson, relativeTime } from '../language/standalone-words.ts'
import { holdsAddress } from '../language/web-address.ts'

/** A sentence, or several that a quotation holds together. */
export interface Unit {
  text: string
  words: number
  /** Ends in an end mark, closes what it opens, holds no web address and no markup. */
  quotable: boolean
  /** May open a story or stand as a view. */
  alone: boolean
  /** Whom it quotes, and whose name must stand before it. */
  speech?: Speech
}

export interface Excerpt {
  paragraph: number
  /** Unit indexes in the paragraph, both included. */
  first: number
  last: number
  words: number
  /** How well it reads by itself, about 0–3. */
  quality: number
}

export interface ExcerptCaps {
  wordsPerStory: number
  wordsPerSentence: number
}

/** Longer sentences are never printed, whatever the caps: whether they stand alone is not asked. */
const longestJudged = 80

/** The units of a paragraph, `texts`, judged; `speech`: whom each quotes; `place`: the paragraph in its article. */
export function unitsOf(
  texts: string[],
  speech: readonly (Speech | undefined)[] = [],
  place: Pick<SentenceContext, 'article' | 'at'> = {},
): Unit[] {
  return texts.map((text, index) => {
    const words = countWords(text)
    const quotable = /[.!?…]["'”’»)\]]*$/.test(text) && balanced(text) && !holdsAddress(text) && !holdsMarkup(text)
    const own = speech[index]
    const judged = quotable && words <= longestJudged && (own === undefined || own.needs === undefined)
    const alone = judged && standsAlone(text, { ...place, paragraph: texts, index }).ok
    return { text, words, quotable, alone, ...(own === undefined ? {} : { speech: own }) }
  })
}

/** Excerpts of one paragraph that are offered: two of them are printed at most, and they overlap. */
const mostOfParagraph = 4

/** The excerpts of a paragraph that read best by themselves, the best first; they overlap. */
export function excerptsOf(units: Unit[], paragraph: number, caps: ExcerptCaps, dated: boolean): Excerpt[] {
  return units
    .flatMap((_, first) =>
      [1, 2, 3].flatMap((more) => excerptAt(units, paragraph, first, first + more, caps, dated) ?? []),
    )
    .sort((a, b) => b.quality - a.quality || a.first - b.first || b.last - a.last)
    .slice(0, mostOfParagraph)
}

function excerptAt(
  units: Unit[],
  paragraph: number,
  first: number,
  last: number,
  caps: ExcerptCaps,
  dated: boolean,
): Excerpt | null {
  const run = units.slice(first, last + 1)
  const [opener] = run
  if (opener === undefined || run.length !== last - first + 1 || !opener.alone) return null
  const words = run.reduce((sum, unit) => sum + unit.words, 0)
  if (words > caps.wordsPerStory || run.some((unit) => unit.words > caps.wordsPerSentence || !unit.quotable))
    return null
  const own = run.slice(1).map((unit) => outsideQuotations(unit.text))
  if (own.some((text) => firstPerson.test(text) || (!dated && relativeTime.test(text)))) return null
  if (own.some((text) => leavesOpen.test(text)) || opensList(own)) return null
  if (run.some((unit) => /\?["'”’»)\]]*$/.test(unit.text)) || losesSpeaker(run)) return null
  if (new Set(run.map((unit) => unit.text)).size < run.length) return null
  const next = units[last + 1]
  if (isFragment(run.at(-1)) || isFragment(next)) return null
  return { paragraph, first, last, words, quality: quality(run, words, first, next) }
}

/** Somebody is quoted who is named neither there nor before (promise C1). */
const losesSpeaker = (run: Unit[]) =>
  run.some(({ speech }, n) => {
    const needs = speech?.needs
    if (needs === undefined) return false
    return needs === null || !run.slice(0, n).some((unit) => names(unit.text, needs))
  })

/** A few words that turn or finish what was said before them (`Until now.`): the text must not stop next to them. */
const isFragment = (unit: Unit | undefined) => unit !== undefined && unit.words < 4

/** Points at a part of the text that is not quoted. */
const leavesOpen =
  /\b(?:as (?:noted|mentioned|discussed|shown|described|argued) (?:above|below|earlier)|see (?:above|below)|following (?:table|figure|list)|(?:above|below)-mentioned)\b|^(?:Take|Consider)\b/i

/** One side of a comparison without the other. */
function opensList(texts: string[]): boolean {
  const all = texts.join(' ')
  return (
    /^On the other hand\b/i.test(texts[0] ?? '') ||
    /^(?:Second|Secondly|Third|Thirdly)\b/.test(texts[0] ?? '') ||
    (/^On the one hand\b/im.test(all) && !/On the other\b/i.test(all))
  )
}

/** Words in which a matter is told, and past which the next matter of the article loses its room (promise C6). */
const longEnough = 45
const tooLong = 65

/** An opening of 8 to 32 words that names somebody or something, about 55 words in all, from the paragraph's start. */
function quality(run: Unit[], words: number, first: number, next: Unit | undefined): number {
  const [opener] = run
  const openerWords = opener?.words ?? 0
  const length = Math.min(words, longEnough) / longEnough - Math.max(0, words - tooLong) / 60
  const opening = openerWords >= 8 && openerWords <= 32 ? 0.6 : openerWords < 6 ? -0.3 : 0.2
  const names = Math.min(3, (opener?.text.match(/(?<=\S )\p{Lu}\p{L}+/gu) ?? []).length) * 0.12
  const position = first === 0 ? 0.5 : 0.25 / first
  const closed = next !== undefined && /^(?:But|Yet|However|Nevertheless|Nonetheless)\b/.test(next.text) ? -0.35 : 0
  return length + opening + names + position + closed
}
