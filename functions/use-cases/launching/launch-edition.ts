// Launches an edition: freezes its audience into batches, asks for it to be published, and opens it for the ticks.
//
// Why a crash at any step loses and doubles nobody:
// - What is saved is never replaced. A run that takes up an unfrozen slice keeps the batches already there, whatever
// its
//   readers changed since, and adds only readers who are in none of them.
// - Batches are numbered by what they hold, so even two runs at once never refuse each other's readers; a reader who
//   moved between their reads may stand in two batches, and is mailed by the first that claims the one delivery.
// - Nothing is launched while the list is closed (promise O3). Closing keeps launches from beginning: whatever was
// frozen
//   before goes on, and is halted by `pause` and `cancel`.
// - No tick looks at an edition before it is `sending`, which is after every slice is frozen. A frozen slice is not
// read
//   again. Eligible are the readers whom the batches hold, each counted once.
import { readersIn, slices } from '../../delivery/audience.ts'
import type { Ports } from '../../ports.ts'
import { beginLaunch } from './begin-launch.ts'
import { chooseEdition, type LaunchRequest } from './choose-edition.ts'
import { freezeAudience } from './freeze-audience.ts'

export type LaunchPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'subscribers' | 'queue'>

export type LaunchOutcome =
  | { outcome: 'launched'; edition: string; eligible: number }
  | { outcome: 'nothing'; reason: string }

export async function launchEdition(ports: LaunchPorts, request: LaunchRequest): Promise<LaunchOutcome> {
  const chosen = await chooseEdition(ports, request)
  if ('reason' in chosen && 'lateTime' in request) return { outcome: 'nothing', reason: chosen.reason }
  if ('reason' in chosen) return nothing(ports, chosen.reason)
  const busy = await beginLaunch(ports, chosen.record)
  if (busy !== null) return nothing(ports, busy)
  await freezeAudience(ports, chosen.record.id)
  return open(ports, chosen.record.id)
}

/** Publishing is asked for first: a crash in between asks twice, which does no harm, instead of never. */
async function open(ports: LaunchPorts, edition: string): Promise<LaunchOutcome> {
  const frozenAt = ports.clock.now().toISOString()
  const batches = await ports.editions.batches(edition)
  const eligible = slices.reduce((sum, slice) => sum + readersIn(batches, slice).size, 0)
  const lastWave = batches.at(-1)?.wave ?? null
  await ports.queue.publish(edition)
  const opening = { status: 'sending', eligible, lastWave, frozenAt } as const
  const opened = await ports.editions.change(edition, ['launching'], opening)
  if (!opened) return nothing(ports, `edition ${edition} was opened by another run or cancelled meanwhile`)
  ports.log.info('The edition is launched.', { edition, eligible, batches: batches.length, lastWave })
  return { outcome: 'launched', edition, eligible }
}

function nothing(ports: LaunchPorts, reason: string): LaunchOutcome {
  ports.log.warn(`Nothing was launched: ${reason}.`)
  return { outcome: 'nothing', reason }
}
