// Reads when someone agreed, as files write it. A date that two countries read as different days does not count.

/** `2026-01-31`, with or without a time and a zone; a space may replace the T. */
const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/

/**
 * An ISO instant, to the second, or `null`; without a zone it is taken as UTC.
 *
 * @example parseMoment('2026-01-31 08:00:00+01') // '2026-01-31T07:00:00.000Z'
 * @example parseMoment('01/02/2026') // null: 1 February or 2 January
 */
export function parseMoment(text: string): string | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = written.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneOf(zone)}`)
  const isDay = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day)
  return Number.isNaN(instant) || !isDay ? null : new Date(instant).toISOString()
}

function zoneOf(zone: string): string {
  if (zone === 'Z' || zone === 'UTC') return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`
}
