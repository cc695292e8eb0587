// When an edition will be done, in words for the operator: before it begins, from what SES says now; afterwards, as
// estimated then.

import { isUnderWay } from '../../../functions/delivery/edition-status.ts'
import { isWithoutDay, leftToday } from '../../../functions/delivery/pace/day-quota.ts'
import { forecastOf } from '../../../functions/delivery/pace/forecast.ts'
import type { Allowance } from '../../../functions/delivery/pace/pace.ts'
import type { EditionOutline, EditionRecord } from '../../../functions/delivery/types.ts'
import { hourMs } from '../../../functions/durations.ts'
import type { Forecast } from '../../../functions/edition/reports/forecast-row.ts'
import { addDays, launchInstant } from '../../../functions/edition/week.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import { counted, figure } from '../../command-line/figure.ts'

export interface Forecasting {
  editions: readonly EditionOutline[]
  now: Date
  /** What SES allows the account now. */
  quota: () => Promise<Allowance>
  /** Share of it that editions use. */
  share: number
}

/** Empty for an edition that is over, or will not be sent. */
export async function forecastLines(record: EditionRecord, forecasting: Forecasting): Promise<string[]> {
  if (record.status !== 'composed' && !isUnderWay(record.status)) return []
  try {
    const quota = await forecasting.quota()
    // While it is being sent, the quota is part of the progress lines.
    const allowed = isUnderWay(record.status) ? [] : [quotaLine(quota, forecasting.share)]
    return [...wordsOf(record, quota, forecasting), ...allowed]
  } catch (error) {
    return [`  no forecast: SES did not tell the quota (${error instanceof Error ? error.message : String(error)})`]
  }
}

function wordsOf(record: EditionRecord, quota: Allowance, { editions, now, share }: Forecasting): string[] {
  const noted = record.forecast
  if (isUnderWay(record.status) && noted?.audience === 'own') {
    return [`  forecast of ${instantWords(noted.at)}: ${doneBy(noted)}`, ...warning(record, noted)]
  }
  const forecast = forecastOf(record, editions, quota, share, now.getTime())
  if (forecast === null) return ['  no forecast: how many readers there are is known once an edition was launched']
  return [`  forecast: ${doneBy(forecast)}`, ...warning(record, forecast)]
}

/** @example doneBy(forecast) // 'done by Friday 20 November 2026, 13:00 UTC: 5 readers at 12.6 a second' */
function doneBy({ readers, perSecond, perDay, endsMs }: Forecast): string {
  const whom = counted(readers, 'reader')
  if (endsMs === null) return `${whom}, and no end in sight: other emails use up the daily SES quota`
  const end = new Date(Math.ceil(endsMs / hourMs) * hourMs).toISOString()
  const day = perDay === null ? '' : ` and ${figure(perDay)} a day`
  return `done by ${instantWords(end)}: ${whom} at ${figure(perSecond)} a second${day}`
}

function warning({ date }: EditionRecord, { isTooLong }: Forecast): string[] {
  if (!isTooLong) return []
  const next = instantWords(new Date(launchInstant(addDays(date, 7))).toISOString())
  return [`  ! not done before the next launch (${next}), which waits for it: ask SES for a higher quota`]
}

export function quotaLine(quota: Allowance, share: number): string {
  const { maxPerSecond, maxPerDay, used } = quota
  const parts = `editions may use ${Math.round(share * 100)}% of it`
  if (isWithoutDay(quota)) return `  SES allows ${figure(maxPerSecond)} a second, any number a day; ${parts}`
  const left = figure(leftToday(quota, share))
  const day = `${figure(maxPerDay)} a day, ${figure(used)} used; ${parts}, so ${left} are left today`
  return `  SES allows ${figure(maxPerSecond)} a second and ${day}`
}
