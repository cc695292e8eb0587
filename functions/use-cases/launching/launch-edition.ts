// Launches an edition: freezes its audience into batches, asks for it to be published, and opens it for the ticks.
//
// Why a crash at any step neither loses nor duplicates a reader:
// - What is saved is never replaced. A run that resumes an unfrozen slice keeps the batches already there, however
//   their readers have changed since, and adds only readers who are in none of them.
// - Each run has an id, which its batches carry. A run that resumes a launch writes its id into the record; the
//   previous run sees it before it saves another slice, stops, and cannot open the edition. What it saves at that very
//   moment is not part of the audience, unless it was there when the edition was opened.
// - Batches are numbered by their contents, so two simultaneous runs never refuse each other's readers; a reader who
//   moved between their reads may be in two batches, and is mailed by the first that claims the single delivery.
// - Nothing is launched while the list is closed (promise O3). Closing only prevents launches from beginning: whatever
//   was frozen before continues, and is stopped with `pause` or `cancel`.
// - No tick looks at an edition before it is `sending`, which is after every slice is frozen. A frozen slice is not
//   read again. The eligible readers are those in the batches, each counted once.
import { canaryShare, planCanary, canaryFrom as usualCanaryFrom } from '../../delivery/pace/canary.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { publishedOnLaunch } from '../../edition/withdrawn.ts'
import { idLength, type Ports } from '../../ports.ts'
import { beginLaunch } from './begin-launch.ts'
import { chooseEdition, type LaunchRequest } from './choose-edition.ts'
import { freezeAudience } from './freeze-audience.ts'
import { firstBatches, frozenAudience } from './frozen-audience.ts'

export type LaunchPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'editions' | 'subscribers' | 'queue'>

export type LaunchOutcome =
  | { outcome: 'launched'; edition: string; eligible: number }
  | { outcome: 'nothing'; reason: string }

/** @param canaryFrom size of the smallest audience of which some readers go first */
export async function launchEdition(
  ports: LaunchPorts,
  request: LaunchRequest,
  canaryFrom = usualCanaryFrom,
): Promise<LaunchOutcome> {
  const chosen = await chooseEdition(ports, request)
  if ('reason' in chosen && 'lateTime' in request) return { outcome: 'nothing', reason: chosen.reason }
  if ('reason' in chosen) return nothing(ports, chosen.reason)
  const { id } = chosen.record
  const launchId = ports.random.id(idLength.distinct)
  const busy = await beginLaunch(ports, chosen.record, launchId)
  if (busy !== null) return nothing(ports, busy)
  if (!(await freezeAudience(ports, id, launchId))) return nothing(ports, overtaken(id))
  return open(ports, id, launchId, canaryFrom)
}

/** Publishing is ordered first: a crash in between orders it twice, which does no harm, instead of never. */
async function open(ports: LaunchPorts, edition: string, launchId: string, canaryFrom: number): Promise<LaunchOutcome> {
  const frozenAt = ports.clock.now().toISOString()
  const { eligible, lastWave, batches, launches: found } = await frozenAudience(ports.editions, edition)
  const launches = [...new Set([launchId, ...found])]
  const canary = planCanary(await firstBatches(ports.editions, edition, eligible * canaryShare), eligible, canaryFrom)
  await ports.queue.publish(edition)
  const opening = {
    status: 'sending',
    eligible,
    lastWave,
    frozenAt,
    launches,
    ...(canary && { canary }),
    ...leavingOut(await ports.editions.find(edition)),
  } as const
  const opened = await ports.editions.change(edition, ['launching'], opening, { launchId })
  if (!opened) return nothing(ports, overtaken(edition))
  ports.log.info('The edition is launched.', { edition, eligible, batches, lastWave })
  return { outcome: 'launched', edition, eligible }
}

/** What was withdrawn since it was composed. A withdrawal noted later counts as one after the edition went out. */
function leavingOut(record: EditionRecord | null): Partial<Pick<EditionRecord, 'leftOut' | 'published' | 'withdrawn'>> {
  const leftOut = record?.withdrawn?.articles ?? []
  if (record === null || leftOut.length === 0) return {}
  const published = publishedOnLaunch(record.published, leftOut)
  return { leftOut, published, withdrawn: { articles: [], onSite: true } }
}

function overtaken(edition: string): string {
  return `edition ${edition} was taken up or opened by another run, or cancelled meanwhile`
}

function nothing(ports: LaunchPorts, reason: string): LaunchOutcome {
  ports.log.warn(`Nothing was launched: ${reason}.`)
  return { outcome: 'nothing', reason }
}
