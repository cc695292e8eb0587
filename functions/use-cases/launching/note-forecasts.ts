// Notes when an edition should be done, before it begins: once based on the readers of the previous edition, and again
// when its own are fixed. If it cannot be done before the next launch, the operator is told once.
import { isUnderWay } from '../../delivery/edition-status.ts'
import { forecastOf } from '../../delivery/pace/forecast.ts'
import type { EditionOutline } from '../../delivery/types.ts'
import type { NotedForecast } from '../../edition/reports/forecast-row.ts'
import type { Settings } from '../../environment.ts'
import type { Mailer, Ports } from '../../ports.ts'

export type ForecastPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'queue'> & {
  mailer: Pick<Mailer, 'quota'>
}

/** Nothing that is sent depends on it: an error is logged, and the next hour tries again. */
export async function noteForecasts(ports: ForecastPorts, { caps }: Pick<Settings, 'caps'>): Promise<void> {
  try {
    const editions = await ports.editions.outlines()
    const unforeseen = editions.filter(lacksForecast)
    if (unforeseen.length === 0 || !(await ports.editions.listState()).open) return
    const quota = await ports.mailer.quota()
    const now = ports.clock.now()
    for (const edition of unforeseen) {
      const found = forecastOf(edition, editions, quota, caps.rateShare, now.getTime())
      if (found !== null) await note(ports, edition, { ...found, at: now.toISOString(), audience: audienceOf(edition) })
    }
  } catch (error) {
    ports.log.warn('When an edition will be done could not be reckoned; the next hour tries again.', { error })
  }
}

/** An edition without readers is done at once. */
function lacksForecast({ status, eligible, forecast }: EditionOutline): boolean {
  if (status === 'composed') return forecast === undefined
  return isUnderWay(status) && (eligible ?? 0) > 0 && forecast?.audience !== 'own'
}

function audienceOf({ eligible }: EditionOutline): NotedForecast['audience'] {
  return eligible === null ? 'last' : 'own'
}

/** The order comes first: after a crash in between it is repeated, and still results in one email per edition. */
async function note({ editions, queue, log }: ForecastPorts, { id, status }: EditionOutline, forecast: NotedForecast) {
  const { at, endsMs, readers, perSecond, perDay } = forecast
  if (forecast.isTooLong) await queue.message({ kind: 'alert', edition: id, at, about: 'too-long' })
  await editions.change(id, [status], { forecast })
  const ends = endsMs === null ? null : new Date(endsMs).toISOString()
  const said = forecast.isTooLong ? 'The edition cannot be done before the next launch.' : 'The edition has a forecast.'
  log[forecast.isTooLong ? 'warn' : 'info'](said, { edition: id, readers, perSecond, perDay, ends })
}
