// Reads a date that a line states in full. Relative dates ("last week") and half dates are never completed.

const months = 'january february march april may june july august september october november december'.split(' ')
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const dayFirst = new RegExp(`(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${month},?[ -](\\d{4})(?!\\d)`, 'i')
const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'i')
const numbers = /(?<![\d./])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d./])/

/**
 * The first full date in a text with its place, as an ISO date; `null` where there is none or it can be read two ways.
 * @example readDate('Posted 7 January 2022') // { date: '2022-01-07', start: 7, end: 21 }
 */
export function readDate(text: string): { date: string; start: number; end: number } | null {
  const found = [
    at(iso.exec(text), (m) => [m[1], m[2], m[3]]),
    at(dayFirst.exec(text), (m) => [m[3], monthNumber(m[2]), m[1]]),
    at(monthFirst.exec(text), (m) => [m[3], monthNumber(m[1]), m[2]]),
    at(numbers.exec(text), (m) => unambiguous(m[1], m[2], m[3])),
  ].filter((one) => one !== null)
  return found.sort((a, b) => a.start - b.start)[0] ?? null
}

function at(match: RegExpExecArray | null, parts: (match: RegExpExecArray) => (string | undefined)[]) {
  if (match === null) return null
  const date = calendarDate(parts(match))
  return date === null ? null : { date, start: match.index, end: match.index + match[0].length }
}

function monthNumber(name: string | undefined): string {
  const lower = (name ?? '').toLowerCase().slice(0, 3)
  return String(months.findIndex((one) => one.startsWith(lower)) + 1)
}

/** 13/5/2021 can be read one way only; 3/5/2021 cannot. */
function unambiguous(a = '', b = '', year = ''): string[] {
  if (Number(a) > 12) return [year, b, a]
  return Number(b) > 12 || a === b ? [year, a, b] : []
}

/** ISO date if such a day exists in a year that an article may carry. */
function calendarDate([year = '', monthOfYear = '', day = '']: (string | undefined)[]): string | null {
  const text = `${year}-${monthOfYear.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (Number(year) < 1800 || Number(year) > 2200) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null
}
