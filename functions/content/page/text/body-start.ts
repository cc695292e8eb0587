// Decides where the body of an article begins: after the lines that sign and date it, but not after its own first
// paragraph.

import { countWords } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import type { KindBlock } from '../lines/split.ts'
import { datePrefix } from './dateline.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of a standfirst; a longer paragraph is text. */
export const longestStandfirst = 60
/** Number of first words of the article within which it may be signed. */
const signedWithin = 150
/** Fewest words after a date that are text, and fewest besides a date that say more than the day. */
const fewestBehind = 15
const fewestBeside = 5

export interface BodyStart {
  /** Index after the lines of the head: title, signature, date. */
  front: number
  /** Index of the first paragraph; less than `front` if a paragraph comes before the line with the day. */
  first: number
}

/** @param extracted what is not the article was already taken out of the page */
export function bodyStart(blocks: KindBlock[], span: [number, number], extracted: boolean): BodyStart {
  const front = afterSignature(blocks, span)
  const above = extracted ? blocks.slice(span[0], front).findIndex(isParagraph) : -1
  return { front, first: above < 0 ? front : span[0] + above }
}

const isParagraph = ({ kind, ended, words }: KindBlock) => kind === 'text' && ended && words > longestStandfirst

/** A signature or a date near the start belongs to the head, and so does everything before it. */
function afterSignature(blocks: KindBlock[], [first, last]: [number, number]): number {
  let words = 0
  for (let at = first; at <= last && words < signedWithin; at += 1) {
    const block = blocks[at]
    if (block === undefined) break
    if (signs(block, words)) {
      const rest = nextText(blocks, goesOn(block) ? at : at + 1, last)
      if (rest === at) return at
      // The day comes after the text as often as before it.
      if (rest !== null && words > textWords(blocks, rest, last)) break
      if (rest !== null) return afterSignature(blocks, [rest, last])
    }
    words += block.kind === 'text' ? block.words : 0
  }
  return nextText(blocks, first, last) ?? first
}

/** If there are more words above, only an unmistakable line signs the article; fewer are a caption or a standfirst. */
const fewAbove = 60
/** First characters of a line that must contain its day, and of a paragraph that opens with its day. */
const dayWithin = 60
const dayAtHead = 40
/** Most characters of the sign between day and text. */
const longestSign = 6

function signs({ kind, text }: KindBlock, wordsBefore: number): boolean {
  if (kind === 'byline' || (kind === 'date' && /\b(?:published|posted)\b/i.test(text))) return true
  const date = readDate(text.slice(0, dayWithin))
  return wordsBefore < fewAbove && (kind === 'date' || (date !== null && datePrefix(text, date)))
}

function nextText(blocks: KindBlock[], from: number, last: number): number | null {
  for (let at = from; at <= last; at += 1) if (blocks[at]?.kind === 'text') return at
  return null
}

const textWords = (blocks: KindBlock[], first: number, last: number) =>
  blocks.slice(first, last + 1).reduce((sum, { kind, words }) => sum + (kind === 'text' ? words : 0), 0)

const dated = /^ ?(?:[–—|:-]|\/\/) ?(?=["“„«‘]?\p{Lu})/u
/** Without a sign between them, an opening quotation mark begins the text. */
const datedQuotation = /^ (?=["“„«])/u

/** True of a paragraph that opens with its day and continues with its text. */
const goesOn = ({ kind, text }: KindBlock) => kind === 'text' && withoutDate(text) !== text

/** @example withoutDate('29.11.2022 – The ministry …') // 'The ministry …', if enough words follow */
export function withoutDate(text: string): string {
  const date = readDate(text.slice(0, dayAtHead))
  if (date === null || date.start > 0) return text
  const behind = text.slice(date.end, date.end + longestSign)
  const sign = (dated.exec(behind) ?? datedQuotation.exec(behind))?.[0]
  const rest = sign === undefined ? '' : text.slice(date.end + sign.length)
  return countWords(rest) >= fewestBehind ? rest : text
}

/** True of a line with a day that is more than the day on which the page was made. */
export function tellsMore({ text }: KindBlock): boolean {
  const date = readDate(text)
  if (date === null || datePrefix(text, date)) return false
  return countWords(text) - countWords(text.slice(date.start, date.end)) >= fewestBeside && !stamped.test(text)
}

const stamped = /\b(?:published|posted|updated|created|modified|edited|uhr|heures?|pdf|[km]b)\b|\d{1,2}[:.]\d{2}/i
