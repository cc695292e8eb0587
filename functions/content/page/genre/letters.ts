// Recognises readers' letters, columns that answer them, and advice columns.
import { counted, type GenreLine, isNameLine, matching, type Rule } from './genre-reading.ts'

const salutation = /^(?:dear (?:sir|madam|editor|the editor)|to the editor\b|sir[,:;—–-]|(?:re|regarding)[.:] )/i
const letterTitle =
  /^(?:(?:[\p{L}’']+ ){0,3}letters?\b(?! (?:from|by|in|for|bomb|of)\b)|letters? to the editor|readers?['’]? letters|your (?:letters|views|say)|have your say|mailbag|leserbriefe|courrier des lecteurs|cartas al director)/iu

/** Finds names after text: alone, with a place in the same line, or with one in the next. */
function signaturesIn(lines: readonly GenreLine[], headings: readonly string[]): { signed: number; placed: number } {
  const isSignature = (line: GenreLine | undefined) =>
    line !== undefined && isNameLine(line) && (/, /.test(line.text) || !headings.includes(line.text))
  const found = lines.flatMap((line, at) => (isSignature(line) && lines[at - 1]?.prose === true ? [at] : []))
  const placed = found.filter((at) => /, /.test(lines[at]?.text ?? '') || isSignature(lines[at + 1]))
  return { signed: found.length, placed: placed.length }
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest letters under such a title, fewest greetings without one, and lines after the text that may sign the last
 * letter. */
const fewestTitled = 2
const fewestGreeted = 2
const signedBehind = 6
/** Fewest letters without such a title: most paragraphs of one, and the share of them in the first person. */
const fewestLetters = 4
const longestLetter = 5
const leastPersonal = 0.3
/** Most words of a line that may head a page without a title. */
const longestHead = 12
const personal = /\b(?:I|I['’](?:m|ve|d)|my|me|we|our|us)\b/

export const letters: Rule = ({ title, lines, after, before, headings }) => {
  const all = [...lines, ...after.slice(0, signedBehind)]
  const greeted = matching([...before, ...lines], salutation).length
  const { signed, placed } = signaturesIn(all, headings)
  const heads = [before.at(-1), lines[0]].filter((line) => (line?.words ?? longestHead) < longestHead)
  const titled = letterTitle.test(title) || heads.some((line) => letterTitle.test(line?.text ?? ''))
  const saw = counted(Math.max(signed, greeted, 1), 'letter')
  if (titled && (signed >= fewestTitled || greeted >= 1)) return saw
  if (
    greeted >= fewestGreeted ||
    (greeted === 1 && [before.at(-1), lines[0]].some((line) => salutation.test(line?.text ?? '')))
  )
    return saw
  const prose = all.filter((line) => line.prose)
  const own = matching(prose, personal).length
  const last = all[all.findLastIndex((line) => line.prose) + 1]
  const ends = last !== undefined && isNameLine(last)
  const apart = prose.length / Math.max(placed, 1)
  const isSigned = placed >= fewestLetters && ends && apart <= longestLetter
  return isSigned && own >= leastPersonal * prose.length ? saw : null
}

const asked = /^dear (?!(?:sir|madam|editor)\b)\p{L}[\p{L}.'’ ]{1,40}[:,—–-]/iu
const question = /^q(?:uestion)?[.:)]\s/i
const answer = /^(?:a(?:nswer)?[.:)]\s|dear [\p{L} ]{2,40}[:,])/iu
const nickname = /(?:^|[.!?] ?)(?:[—–-]{1,2} ?|signed,? )[\p{Lu}][\p{L}’' ,-]{2,50}$/u
const signedAtEnd = /[.?!] (?:\p{Lu}\. ?){0,2}\p{Lu}[\p{L}’'-]{1,30}(?:, [\p{L} ]{2,30})?$/u
const writeIn =
  /\b(?:(?:send|e-?mail|submit) (?:us )?(?:your )?(?:questions?|letters?|dilemmas?|problems?) to|(?:ask|write to) [\p{L} ]{2,30} at|got a (?:question|dilemma|problem)|have a (?:question|problem) for|is an? (?:syndicated |advice |agony |weekly )+columnist|questions? may be edited)/iu

/** Fewest signs of an advice column, and number of letters that count as one sign. */
const fewestSigns = 2
const fewestAsked = 2

export const adviceColumn: Rule = ({ lines, after, title, before }) => {
  const all = [...before, ...lines, ...after]
  const letters = matching(all, asked).length
  const pairs = Math.min(matching(lines, question).length, matching(lines, answer).length)
  const personal = matching(lines, question).filter(({ text }) => /\b(?:my|I|I['’]m|me)\b/.test(text)).length
  if (letters < 1 && personal < 1) return null
  const signs = [
    matching(all, nickname).length > 0,
    matching(all, writeIn).length > 0,
    /^(?:ask|dear) \p{Lu}|\b(?:advice|agony|problem page|dilemma)\b/iu.test(title),
    letters >= fewestAsked,
    pairs >= 1 && personal >= 1,
    matching(lines, question).some(({ text }) => signedAtEnd.test(text)),
  ].filter(Boolean).length
  if (signs < fewestSigns) return null
  return `${counted(Math.max(letters, personal), 'letter')} from readers, with the answers`
}
