// When an edition will be sent, as far as can be reckoned before: a row of the proof.
import { hourMs } from '../../durations.ts'
import type { EmailWriter } from '../emails/transactional-email.ts'
import { formatDay, formatHour } from '../words/messages.ts'

export interface Forecast {
  readers: number
  /** Of the list, in mails. */
  perSecond: number
  /** What others leave of the quota; `null` where there is none. */
  perDay: number | null
  /** Milliseconds since 1970 by which all are mailed; `null` where others use up every day's quota. */
  endsMs: number | null
  /** It is not over when the next edition should be launched, which waits then. */
  isTooLong: boolean
}

/** As it was reckoned before the edition began, for its record. */
export interface NotedForecast extends Forecast {
  /** ISO instant. */
  at: string
  /** Whose number is known: the readers that are fixed, or those of the edition before. */
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
  const day = formatDay(language, end.toISOString().slice(0, 10))
  const value = say(isTooLong ? 'operator-forecast-late' : 'operator-forecast', {
    count,
    pace,
    day,
    hour: formatHour(language, end.getUTCHours()),
  })
  return { value, isWarning: isTooLong }
}
