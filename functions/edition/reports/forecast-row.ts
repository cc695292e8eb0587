// When an edition will have been sent, as far as it can be estimated in advance: a row of the proof.
import { hourMs } from '../../durations.ts'
import { utcDay } from '../../utc-day.ts'
import type { EmailWriter } from '../emails/transactional-email.ts'
import { formatDay, formatHour } from '../words/messages.ts'

export interface Forecast {
  readers: number
  /** Emails of the list. */
  perSecond: number
  /** What other senders leave of the quota; `null` if there is no limit. */
  perDay: number | null
  /** Milliseconds since 1970 by which all are mailed; `null` if others use up every day's quota. */
  endsMs: number | null
  /** It will not be finished when the next edition is due to be launched, which then waits. */
  isTooLong: boolean
}

/** As estimated before the edition began, for its record. */
export interface NotedForecast extends Forecast {
  /** ISO instant. */
  at: string
  /** Whose size was used: its own audience, if it is frozen, or the previous edition's. */
  audience: 'own' | 'last'
}

export function forecastRow(
  { say, language }: Pick<EmailWriter, 'say' | 'language'>,
  { readers: count, perSecond: rate, perDay, endsMs, isTooLong }: Forecast,
): { value: string; isWarning: boolean } {
  if (endsMs === null) return { value: say('operator-forecast-never', { count }), isWarning: true }
  const end = new Date(Math.ceil(endsMs / hourMs) * hourMs)
  const pace = say(perDay === null ? 'operator-forecast-rate' : 'operator-forecast-rate-day', {
    rate,
    perDay: perDay ?? 0,
  })
  const day = formatDay(language, utcDay(end))
  const value = say(isTooLong ? 'operator-forecast-late' : 'operator-forecast', {
    count,
    pace,
    day,
    hour: formatHour(language, end.getUTCHours()),
  })
  return { value, isWarning: isTooLong }
}
