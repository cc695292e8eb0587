// Chooses the edition that a launch is for.
import type { EditionOutline, EditionRecord } from '../../delivery/types.ts'
import { isWeekOver, launchInstant } from '../../edition/week.ts'
import type { Ports } from '../../ports.ts'
import { utcDay } from '../../utc-day.ts'

type ChoosingPorts = Pick<Ports, 'editions'>

/** From the weekly schedule; from the hourly one, for editions composed after their launch; or from an operator who
 * names the edition. */
export type LaunchRequest = { scheduledTime: string } | { lateTime: string } | { edition: string }

export async function chooseEdition(
  ports: ChoosingPorts,
  request: LaunchRequest,
): Promise<{ record: EditionRecord } | { reason: string }> {
  if ('edition' in request) {
    const record = await ports.editions.find(request.edition)
    if (!record) return { reason: `there is no edition ${request.edition}; compose it first` }
    if (isLaunchable(record)) return { record }
    return { reason: `edition ${record.id} is ${record.status}; only a composed one can be launched` }
  }
  if ('lateTime' in request) return chooseLate(ports, request.lateTime)
  const today = utcDay(request.scheduledTime)
  const ahead = (await ports.editions.list()).filter((one) => one.date >= today && isLaunchable(one))
  const [record] = ahead.sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? -1 : 1))
  return record ? { record } : { reason: `no edition from ${today} on waits for its launch` }
}

/** An edition composed again, or released, after its time of launch goes out late, as long as its week lasts. */
async function chooseLate(
  ports: ChoosingPorts,
  lateTime: string,
): Promise<{ record: EditionRecord } | { reason: string }> {
  const isLate = ({ date, week }: EditionOutline) =>
    launchInstant(date) < Date.parse(lateTime) && !isWeekOver(week, new Date(lateTime))
  const late = (await ports.editions.outlines()).filter((one) => isLaunchable(one) && isLate(one)).at(-1)
  const record = late === undefined ? null : await ports.editions.find(late.id)
  return record !== null && isLaunchable(record) ? { record } : { reason: 'no edition is late' }
}

export function isLaunchable({ status }: Pick<EditionOutline, 'status'>): boolean {
  return status === 'composed' || status === 'launching'
}
