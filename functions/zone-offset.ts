// How far a time zone is ahead of UTC at an instant, by the time-zone data of the runtime.
import { minuteMs } from './durations.ts'

/**
 * Read from a text such as `11/19/2026, GMT+05:45`.
 *
 * @param instant in milliseconds; @param zone name of the IANA database
 *
 * @returns milliseconds; negative in the west
 * @throws `RangeError` for a zone that the runtime does not know
 */
export function zoneOffset(instant: number, zone: string): number {
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(formatter(zone).format(instant))
  if (!found) return 0
  const [, sign, hours, minutes] = found
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs
}

/** Creating a formatter is a hundred times slower than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()
/** There are some 600 zones; a feed may write a name in any mixture of capitals. */
const mostKept = 1_000

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  if (formatters.size < mostKept) formatters.set(zone, known)
  return known
}
