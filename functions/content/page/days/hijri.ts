// Converts dates of the Islamic calendar, with the calendar data built into JavaScript (Umm al-Qura).
import { dayMs } from '../../../durations.ts'
import { utcDay } from '../../../utc-day.ts'

/** Month names as English texts write them, without accents and in lower case. */
const months: string[][] = [
  ['muharram'],
  ['safar'],
  ['rabi al-awwal', 'rabi ul-awwal', 'rabi i', 'rabi al-awal'],
  ['rabi al-thani', 'rabi ath-thani', 'rabi al-akhir', 'rabi ul-akhir', 'rabi ii', 'rabi us-sani'],
  ['jumada al-ula', 'jumada al-awwal', 'jumada i', 'jamadi ul-awwal', 'jumada l-ula'],
  ['jumada al-akhirah', 'jumada al-thani', 'jumada al-akhira', 'jumada ii', 'jumada al-thaniyah', 'jamadi us-sani'],
  ['rajab'],
  ["sha'ban", 'shaban'],
  ['ramadan', 'ramadhan', 'ramazan'],
  ['shawwal'],
  ['dhu al-qadah', 'dhul qadah', 'dhu al-qidah', 'dhul-qadah', 'zul qadah', 'dhul qidah'],
  ['dhu al-hijjah', 'dhul hijjah', 'dhul-hijjah', 'zul hijjah', 'dhu al-hijja'],
]

const name =
  "((?:muharram|safar|rabi|jumada|jamadi|rajab|sha['’ʿ]?ban|rama[dz]h?an|shawwal|dh?u|dhul|zul)[a-z'’ʿ -]{0,16}?)"

/** `7 Rabi' al-Awwal 1442`, `Rabi' al-Awwal 15, 1442 AH`. */
export const hijriPattern = new RegExp(
  `(?<!\\d)(?:(\\d{1,2}) ${name},? (1[34]\\d{2})|${name} (\\d{1,2}),? (1[34]\\d{2}))(?!\\d)`,
  'i',
)

/** ISO date of a match of `hijriPattern`; `null` if there is no such month or day. */
export function hijriDate(match: RegExpExecArray): string | null {
  const [day, month, year] = [Number(match[1] ?? match[5]), monthOf(match[2] ?? match[4] ?? ''), match[3] ?? match[6]]
  return month === 0 ? null : gregorian(Number(year), month, day)
}

function monthOf(text: string): number {
  const plain = text.toLowerCase().replace(/[’ʿ']/g, '').replace(/\s+/g, ' ').trim()
  return months.findIndex((names) => names.some((one) => one.replace(/'/g, '') === plain)) + 1
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** 1 Muharram of the year 1, and the mean length in days of a month (the synodic month) and of a year of twelve
 * months. */
const firstDay = Date.UTC(622, 6, 19)
const meanMonth = 29.530588
const meanYear = 12 * meanMonth
/** Days from the mean at which a date may fall, because months begin by observation. */
const around = [0, -1, 1, -2, 2, -3, 3, -4, 4]

/** The day that the calendar data give for this date, searched for around where it should fall. */
function gregorian(year: number, month: number, day: number): string | null {
  const guess = firstDay + Math.round((year - 1) * meanYear + (month - 1) * meanMonth + day - 1) * dayMs
  for (const off of around) {
    const time = guess + off * dayMs
    const parts = Object.fromEntries(islamic.formatToParts(time).map(({ type, value }) => [type, value]))
    if (
      Number.parseInt(parts['year'] ?? '', 10) === year &&
      Number(parts['month']) === month &&
      Number(parts['day']) === day
    )
      return utcDay(time)
  }
  return null
}
