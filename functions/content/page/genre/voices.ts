// Pages on which many people speak, or nobody whom a label could name: letters, advice, transcripts, entries by the
// clock, notes on authors.
import { splitSentences } from '../../language/sentence.ts'
import { biographyOf } from '../byline.ts'
import { counted, type GenreLine, isNameLine, matching, type Rule } from './reading.ts'

const salutation = /^(?:dear (?:sir|madam|editor|the editor)|to the editor\b|sir[,:;—–-]|(?:re|regarding)[.:] )/i
const letterTitle =
  /^(?:(?:[\p{L}’']+ ){0,3}letters?\b(?! (?:from|by|in|for|bomb|of)\b)|letters? to the editor|readers?['’]? letters|your (?:letters|views|say)|have your say|mailbag|leserbriefe|courrier des lecteurs|cartas al director)/iu

/** Behind text stands a name: alone, with a place in its line, or with one in the next. */
function signaturesIn(lines: readonly GenreLine[], headings: readonly string[]): { signed: number; placed: number } {
  const isSignature = (line: GenreLine | undefined) =>
    line !== undefined && isNameLine(line) && (/, /.test(line.text) || !headings.includes(line.text))
  const found = lines.flatMap((line, at) => (isSignature(line) && lines[at - 1]?.prose === true ? [at] : []))
  const placed = found.filter((at) => /, /.test(lines[at]?.text ?? '') || isSignature(lines[at + 1]))
  return { signed: found.length, placed: placed.length }
}

/** Letters without a title that says so: most of them speak in the first person. */
const fewestLetters = 4
/** Words of a line that may head a page without a title. */
const longestHead = 12
const personal = /\b(?:I|I['’](?:m|ve|d)|my|me|we|our|us)\b/

export const letters: Rule = ({ title, lines, after, before, headings }) => {
  const all = [...lines, ...after.slice(0, 6)]
  const greeted = matching([...before, ...lines], salutation).length
  const { signed, placed } = signaturesIn(all, headings)
  const heads = [before.at(-1), lines[0]].filter((line) => (line?.words ?? longestHead) < longestHead)
  const titled = letterTitle.test(title) || heads.some((line) => letterTitle.test(line?.text ?? ''))
  const saw = counted(Math.max(signed, greeted, 1), 'letter')
  if (titled && (signed >= 2 || greeted >= 1)) return saw
  if (greeted >= 2 || (greeted === 1 && [before.at(-1), lines[0]].some((line) => salutation.test(line?.text ?? ''))))
    return saw
  const prose = all.filter((line) => line.prose)
  const own = matching(prose, personal).length
  const last = all[all.findLastIndex((line) => line.prose) + 1]
  const ends = last !== undefined && isNameLine(last)
  const apart = prose.length / Math.max(placed, 1)
  return placed >= fewestLetters && ends && apart <= 5 && own >= 0.3 * prose.length ? saw : null
}

const asked = /^dear (?!(?:sir|madam|editor)\b)\p{L}[\p{L}.'’ ]{1,40}[:,—–-]/iu
const question = /^q(?:uestion)?[.:)]\s/i
const answer = /^(?:a(?:nswer)?[.:)]\s|dear [\p{L} ]{2,40}[:,])/iu
const nickname = /(?:^|[.!?] ?)(?:[—–-]{1,2} ?|signed,? )[\p{Lu}][\p{L}’' ,-]{2,50}$/u
const signedBehind = /[.?!] (?:\p{Lu}\. ?){0,2}\p{Lu}[\p{L}’'-]{1,30}(?:, [\p{L} ]{2,30})?$/u
const writeIn =
  /\b(?:(?:send|e-?mail|submit) (?:us )?(?:your )?(?:questions?|letters?|dilemmas?|problems?) to|(?:ask|write to) [\p{L} ]{2,30} at|got a (?:question|dilemma|problem)|have a (?:question|problem) for|is an? (?:syndicated |advice |agony |weekly )+columnist|questions? may be edited)/iu

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
    letters >= 2,
    pairs >= 1 && personal >= 1,
    matching(lines, question).some(({ text }) => signedBehind.test(text)),
  ].filter(Boolean).length
  if (signs < 2) return null
  return `${counted(Math.max(letters, personal), 'letter')} from readers, with the answers`
}

const speaker =
  /^(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}|[QA])(?: \([^()]{1,40}\))?: \S/u

/** Words before the first speaker. */
const introduction = 30

export const transcript: Rule = ({ lines }) => {
  const spoken = matching(lines, speaker)
  const names = new Map<string, number>()
  for (const { text } of spoken) {
    const name = text.slice(0, text.indexOf(':'))
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  const again = [...names.values()].filter((count) => count >= 3).reduce((sum, count) => sum + count, 0)
  if (again < 6 || names.size < 2 || again < 0.5 * lines.length) return null
  // An interview with an introduction of its own is told by that.
  const opening = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex(({ text }) => speaker.test(text)),
    ),
  )
  if (opening.reduce((sum, { words }) => sum + words, 0) >= introduction) return null
  return `${counted(again, 'line')} of ${counted(names.size, 'speaker')}`
}

/** Questions with the answers of others, and what is discussed: nobody edits them. */
export const thread: Rule = ({ stated: { types, built } }) => {
  if (built === 'forum') return 'what it was built with makes forums'
  const article = [...types].some((type) => /Article$|^BlogPosting$|Report$/.test(type))
  return !article && (types.has('QAPage') || types.has('DiscussionForumPosting')) ? 'it says so itself' : null
}

const zone = '(?: ?(?:GMT|BST|CES?T|UTC|E[SD]?T|P[SD]?T|IST|Uhr|h))?'
const clock = new RegExp(
  `^(?:(?:updated|posted|published)?(?: at)? ?(?:\\p{L}{3,9}\\.? \\d{1,2},? (?:at )?)?)(\\d{1,2})[:.h](\\d{2})(?: ?[ap]\\.?m\\.?)?${zone}(?=$|[\\s:–—|,.-])`,
  'iu',
)
const minute = /^(\d{1,3})(?:\+\d{1,2})?(?:['’′] ?|(?: mins?\b|th minute)[:. –—-]?|: )\s?(?:\S|$)/
const ago = /^(\d{1,2}|an?) ?(m|h|min|mins|minutes?|hours?) ago\b/i
const liveTitle =
  /\b(?:live(?: updates?| blog|:)|as it happened|minute[- ]by[- ]minute|live[- ]?ticker|en direct|minuto a minuto|latest updates)\b/i

/** Entries that count where the title does not say it, and their share of the lines. */
const fewestEntries = 4

export const liveBlog: Rule = ({ title, lines, stated, before, proseShare }) => {
  const stamps = [...before.slice(-2), ...lines].flatMap(({ text }) => timeOf(text) ?? [])
  const saw = `${counted(stamps.length, 'entry', 'entries')} by the clock`
  if (stated.types.has('LiveBlogPosting')) return stamps.length > 0 ? saw : 'it says so itself'
  const share = stamps.length / Math.max(lines.length, 1)
  const live = liveTitle.test(title) || before.some(({ text, words }) => words <= 12 && liveTitle.test(text))
  if (live && stamps.length >= 2) return saw
  if (stamps.length < fewestEntries || share < 0.2 || proseShare < leastTold) return null
  const falling = stamps.filter((time, at) => at > 0 && time < (stamps[at - 1] ?? 0)).length
  return falling >= 0.7 * (stamps.length - 1) || share >= 0.6 ? saw : null
}

/** Share of the words in sentences below which times are those of a programme. */
const leastTold = 0.3

const mayTell = /^(?:.{0,40}\d|an? )/i

/** Minutes of the day, of the match, or (below zero) before now. */
function timeOf(text: string): number | null {
  if (!mayTell.test(text)) return null
  const [, hour, minutes] = clock.exec(text) ?? []
  if (hour !== undefined && Number(hour) < 24) {
    const noon = /^.{0,30}?\d ?p\.?m/i.test(text) && Number(hour) < 12 ? 12 : 0
    return (Number(hour) + noon) * 60 + Number(minutes)
  }
  const played = minute.exec(text)
  if (played !== null) return Number(played[1])
  const [, count, unit] = ago.exec(text) ?? []
  return unit === undefined ? null : -(Number(count) || 1) * (/^h/i.test(unit) ? 60 : 1)
}

/** Words of what is nothing but a note on somebody. */
const longestBiography = 160
const goesOn =
  /^(?:he|she|they|his|her|their|(?:you can |please )?(?:follow|contact|e-?mail|send|read|reach|write)|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? (?:is|was|has|lives|writes|joined|holds|works|covers))\b/iu

export const biography: Rule = ({ lines, words, prose }) => {
  if (words > longestBiography || prose.length === 0) return null
  const sentences = prose.flatMap(({ text }) => splitSentences(text))
  const noted = lines.filter((line) => biographyOf(splitSentences(line.text)[0] ?? '') !== null).length
  const rest = sentences.filter((text) => goesOn.test(text)).length
  if (noted === 0 || rest < 0.7 * sentences.length) return null
  return 'a note on its author and nothing else'
}
