// The UTC day of an instant: what an edition, a record, a limit or a page is dated by.

/**
 * @param instant a `Date`, milliseconds since 1970, or an ISO 8601 instant in UTC
 *
 * @returns `YYYY-MM-DD`
 *
 * @throws `RangeError` for a time that is none
 * @example utcDay('2026-11-19T07:00:03.120Z') // '2026-11-19'
 */
export function utcDay(instant: Date | number | string): string {
  return typeof instant === 'string' ? instant.slice(0, 10) : new Date(instant).toISOString().slice(0, 10)
}
