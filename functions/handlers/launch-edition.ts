// Launches an edition: freezes its audience into batches, asks for it to be published, and opens it for the ticks.
//
// Why a crash at any step loses and doubles nobody:
// - What is saved is never replaced. A run that takes up an unfrozen slice keeps the batches already there, whatever its
//   readers changed since, and adds only readers who are in none of them.
// - Batches are numbered by what they hold, so even two runs at once never refuse each other's readers; a reader who
//   moved between their reads may stand in two batches, and is mailed by the first that claims the one delivery.
// - Nothing is launched while the list is closed (promise O3). Closing keeps launches from beginning: whatever was frozen
//   before goes on, and is halted by `pause` and `cancel`.
// - No tick looks at an edition before it is `sending`, which is after every slice is frozen. A frozen slice is not read
//   again. Eligible are the readers whom the batches hold, each counted once.
import { isEligible, type Placed, planBatches, readersIn, shardsOf, slices } from '../delivery/audience.ts'
import { isUnderWay } from '../delivery/edition-status.ts'
import type { Batch, EditionRecord } from '../delivery/types.ts'
import { listCommand } from '../edition/commands.ts'
import { isWeekOver, launchInstant } from '../edition/week.ts'
import type { Ports } from '../ports.ts'
import { clock, editions, log, queue, subscribers } from '../runtime.ts'
import { waveTable } from '../subscription/calendar.ts'
import { type Noticing, noticesOf } from '../use-cases/launching/notices.ts'

export type LaunchPorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'subscribers' | 'queue'>

/** From the schedule; from the hourly one, for what was composed after its launch; or from an operator who names the edition. */
export type LaunchRequest = { scheduledTime: string } | { lateTime: string } | { edition: string }

export type LaunchOutcome =
  | { outcome: 'launched'; edition: string; eligible: number }
  | { outcome: 'nothing'; reason: string }

export async function launchEdition(ports: LaunchPorts, request: LaunchRequest): Promise<LaunchOutcome> {
  const chosen = await choose(ports, request)
  if ('reason' in chosen && 'lateTime' in request) return { outcome: 'nothing', reason: chosen.reason }
  if ('reason' in chosen) return nothing(ports, chosen.reason)
  const busy = await begin(ports, chosen.record)
  if (busy !== null) return nothing(ports, busy)
  await freezeAudience(ports, chosen.record.id)
  return open(ports, chosen.record.id)
}

async function choose(
  ports: LaunchPorts,
  request: LaunchRequest,
): Promise<{ record: EditionRecord } | { reason: string }> {
  if ('edition' in request) {
    const record = await ports.editions.find(request.edition)
    if (!record) return { reason: `there is no edition ${request.edition}; compose it first` }
    if (isLaunchable(record)) return { record }
    return { reason: `edition ${record.id} is ${record.status}; only a composed one can be launched` }
  }
  if ('lateTime' in request) return chooseLate(ports, request.lateTime)
  const today = request.scheduledTime.slice(0, 10)
  const ahead = (await ports.editions.list()).filter((one) => one.date >= today && isLaunchable(one))
  const [record] = ahead.sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? -1 : 1))
  return record ? { record } : { reason: `no edition from ${today} on waits for its launch` }
}

/** Composed again, or released, when its launch was over: it goes out late, as long as its week lasts. */
async function chooseLate(
  ports: LaunchPorts,
  lateTime: string,
): Promise<{ record: EditionRecord } | { reason: string }> {
  const isLate = ({ date, week }: EditionRecord) =>
    launchInstant(date) < Date.parse(lateTime) && !isWeekOver(week, new Date(lateTime))
  const record = (await ports.editions.list()).filter((one) => isLaunchable(one) && isLate(one)).at(-1)
  return record ? { record } : { reason: 'no edition is late' }
}

function isLaunchable({ status }: EditionRecord): boolean {
  return status === 'composed' || status === 'launching'
}

/** Marks the edition as launching; a reason where another one is under way. Looked at before and after: of two launches
 * at the same moment at least one sees the other, and takes its mark back. */
async function begin(ports: LaunchPorts, record: EditionRecord): Promise<string | null> {
  const before = await reasonAgainst(ports, record)
  if (before !== null) return before
  if (record.status === 'launching') return null
  const launchedAt = ports.clock.now().toISOString()
  const marked = await ports.editions.change(record.id, ['composed'], { status: 'launching', launchedAt })
  if (!marked) return `edition ${record.id} is launched by another run`
  const after = await reasonAgainst(ports, record)
  if (after !== null) await takeBack(ports, record.id)
  return after
}

async function reasonAgainst(ports: LaunchPorts, record: EditionRecord): Promise<string | null> {
  return (await listIsClosed(ports, record)) ?? (await otherUnderWay(ports, record.id))
}

/** A launch that broke off before it froze anybody has not begun: closing the list holds it as well. */
async function listIsClosed(ports: LaunchPorts, record: EditionRecord): Promise<string | null> {
  if (Object.keys(record.slices).length > 0 || (await ports.editions.listState()).open) return null
  if (record.status === 'launching') await takeBack(ports, record.id)
  return `the list is closed, and nothing goes out until ${listCommand('open')}`
}

async function takeBack(ports: LaunchPorts, edition: string): Promise<void> {
  await ports.editions.change(edition, ['launching'], { status: 'composed', launchedAt: null })
}

async function otherUnderWay(ports: LaunchPorts, edition: string): Promise<string | null> {
  const other = (await ports.editions.list()).find((one) => one.id !== edition && isUnderWay(one.status))
  return other
    ? `edition ${other.id} is ${other.status}, and one edition sends at a time; resume or cancel it first`
    : null
}

async function freezeAudience(ports: LaunchPorts, edition: string): Promise<void> {
  const record = await ports.editions.find(edition)
  if (!record) throw new Error(`Edition ${edition} vanished while it was launched.`)
  const saved = await ports.editions.batches(edition)
  const notice = await noticesOf(ports, record)
  for (const slice of slices) {
    if (record.slices[String(slice)] === undefined) await freezeSlice({ ports, record, saved, notice }, slice)
  }
}

interface Freezing {
  ports: LaunchPorts
  record: EditionRecord
  /** What an earlier run left. */
  saved: Batch[]
  notice: Noticing
}

async function freezeSlice(freezing: Freezing, slice: number): Promise<void> {
  const { ports, record, saved } = freezing
  const placed = readersIn(saved, slice)
  const found = await Promise.all(shardsOf(slice).map((shard) => readersOf(freezing, shard)))
  const others = found.flat().filter((reader) => !placed.has(reader.id))
  await ports.editions.saveBatches(planBatches(record.id, slice, others))
  await ports.editions.freezeSlice(record.id, slice, placed.size + others.length)
}

async function readersOf({ ports, record, notice }: Freezing, shard: number): Promise<Placed[]> {
  const wave = waveTable(record.date)
  const readers: Placed[] = []
  for await (const page of ports.subscribers.shard(shard)) {
    for (const one of page) if (isEligible(one)) readers.push({ id: one.id, wave: wave(one) })
    await notice(page)
  }
  return readers
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

export const handler = (event: LaunchRequest): Promise<LaunchOutcome> =>
  launchEdition({ clock: clock(), log: log(), editions: editions(), subscribers: subscribers(), queue: queue() }, event)
