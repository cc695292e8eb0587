// Where the body of an article begins: behind the lines that sign and date it, and not behind its own first paragraph.

import { countWords } from '../language/fold.ts'
import { readDate } from './date.ts'
import { datePrefix } from './dateline.ts'
import type { KindBlock } from './split.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Words of what says in short what the text tells; a longer paragraph is text. */
export const longestStandfirst = 60
/** Words of the span within which it may be signed. */
const signedWithin = 150
/** Words behind a date from which a line is text, and those beside it from which a line tells more than the day. */
const fewestBehind = 15
const fewestBeside = 5

export interface BodyStart {
  /** Index behind the lines that belong to the head: title, signature, date. */
  front: number
  /** Index of the first paragraph; before `front` where a paragraph stands above the line with the day. */
  first: number
}

/** @param extracted what is no article was taken out of the page before */
export function bodyStart(blocks: KindBlock[], span: [number, number], extracted: boolean): BodyStart {
  const front = afterSignature(blocks, span)
  const above = extracted ? blocks.slice(span[0], front).findIndex(isParagraph) : -1
  return { front, first: above < 0 ? front : span[0] + above }
}

const isParagraph = ({ kind, ended, words }: KindBlock) => kind === 'text' && ended && words > longestStandfirst

/** A signature or a date within the first lines of the span belongs to the front, and so does what stands before it. */
function afterSignature(blocks: KindBlock[], [first, last]: [number, number]): number {
  let words = 0
  for (let at = first; at <= last && words < signedWithin; at += 1) {
    const block = blocks[at]
    if (block === undefined) break
    if (signs(block, words)) {
      const rest = nextText(blocks, goesOn(block) ? at : at + 1, last)
      if (rest === at) return at
      // Behind the text stands the day as often as before it.
      if (rest !== null && words > textWords(blocks, rest, last)) break
      if (rest !== null) return afterSignature(blocks, [rest, last])
    }
    words += block.kind === 'text' ? block.words : 0
  }
  return nextText(blocks, first, last) ?? first
}

/** Words above a line behind which only one that can be nothing else signs the article: a caption, a standfirst. */
const fewAbove = 60
/** Characters of a line among which its day must stand, and of a paragraph that opens with its day. */
const dayWithin = 60
const dayAtHead = 40
/** Characters that the sign between day and text may take. */
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
/** Without a sign between them, what opens a quotation begins the text. */
const datedQuotation = /^ (?=["“„«])/u

/** A paragraph that opens with its day goes on with its text. */
const goesOn = ({ kind, text }: KindBlock) => kind === 'text' && withoutDate(text) !== text

/** @example withoutDate('29.11.2022 – The ministry …') // 'The ministry …', where so many words follow */
export function withoutDate(text: string): string {
  const date = readDate(text.slice(0, dayAtHead))
  if (date === null || date.start > 0) return text
  const behind = text.slice(date.end, date.end + longestSign)
  const sign = (dated.exec(behind) ?? datedQuotation.exec(behind))?.[0]
  const rest = sign === undefined ? '' : text.slice(date.end + sign.length)
  return countWords(rest) >= fewestBehind ? rest : text
}

/** A line of a list that gives a day, and not the day on which the page was made. */
export function tellsMore({ text }: KindBlock): boolean {
  const date = readDate(text)
  if (date === null || datePrefix(text, date)) return false
  return countWords(text) - countWords(text.slice(date.start, date.end)) >= fewestBeside && !stamped.test(text)
}

const stamped = /\b(?:published|posted|updated|created|modified|edited|uhr|heures?|pdf|[km]b)\b|\d{1,2}[:.]\d{2}/i
