// Recognises live blogs and tickers: entries that open with the time, or with the minute of a match.
import { counted, type Rule } from './genre-reading.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
const zone = '(?: ?(?:GMT|BST|CES?T|UTC|E[SD]?T|P[SD]?T|IST|Uhr|h))?'
const clock = new RegExp(
  `^(?:(?:updated|posted|published)?(?: at)? ?(?:\\p{L}{3,9}\\.? \\d{1,2},? (?:at )?)?)(\\d{1,2})[:.h](\\d{2})(?: ?[ap]\\.?m\\.?)?${zone}(?=$|[\\s:–—|,.-])`,
  'iu',
)
const minute = /^(\d{1,3})(?:\+\d{1,2})?(?:['’′] ?|(?: mins?\b|th minute)[:. –—-]?|: )\s?(?:\S|$)/
const ago = /^(\d{1,2}|an?) ?(m|h|min|mins|minutes?|hours?) ago\b/i
const liveTitle =
  /\b(?:live(?: updates?| blog|:)|as it happened|minute[- ]by[- ]minute|live[- ]?ticker|en direct|minuto a minuto|latest updates)\b/i

/** Fewest entries with a title that says so, and without. Without, they must be a share of the lines with the newest
 * first, or most of the lines. Most words of a line above the text that may say so. */
const fewestTitledEntries = 2
const fewestEntries = 4
const leastEntries = 0.2
const leastFalling = 0.7
const mostlyEntries = 0.6
const longestTitleLine = 12

export const liveBlog: Rule = ({ title, lines, stated, before, proseShare }) => {
  const stamps = [...before.slice(-2), ...lines].flatMap(({ text }) => timeOf(text) ?? [])
  const saw = `${counted(stamps.length, 'entry', 'entries')} by the clock`
  if (stated.types.has('LiveBlogPosting')) return stamps.length > 0 ? saw : 'it says so itself'
  const share = stamps.length / Math.max(lines.length, 1)
  const live =
    liveTitle.test(title) || before.some(({ text, words }) => words <= longestTitleLine && liveTitle.test(text))
  if (live && stamps.length >= fewestTitledEntries) return saw
  if (stamps.length < fewestEntries || share < leastEntries || proseShare < leastTold) return null
  const falling = stamps.filter((time, at) => at > 0 && time < (stamps[at - 1] ?? 0)).length
  return falling >= leastFalling * (stamps.length - 1) || share >= mostlyEntries ? saw : null
}

/** Share of the words in sentences below which the times are those of a programme. */
const leastTold = 0.3

const mayTell = /^(?:.{0,40}\d|an? )/i

const hoursOfDay = 24
const noon = 12
const minutesOfHour = 60

/** Minutes of the day, of the match, or (below zero) before now. */
function timeOf(text: string): number | null {
  if (!mayTell.test(text)) return null
  const [, hour, minutes] = clock.exec(text) ?? []
  if (hour !== undefined && Number(hour) < hoursOfDay) {
    const added = /^.{0,30}?\d ?p\.?m/i.test(text) && Number(hour) < noon ? noon : 0
    return (Number(hour) + added) * minutesOfHour + Number(minutes)
  }
  const played = minute.exec(text)
  if (played !== null) return Number(played[1])
  const [, count, unit] = ago.exec(text) ?? []
  return unit === undefined ? null : -(Number(count) || 1) * (/^h/i.test(unit) ? minutesOfHour : 1)
}
