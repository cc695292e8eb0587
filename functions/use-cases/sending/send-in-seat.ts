// What a sender does in its seat: mails the readers of due batches, in as many lanes as it has, until none is left, no
// turn comes, or its time is up; then it starts the next sender.

import { isCanaryDone, reportsMs } from '../../delivery/pace/canary.ts'
import type { BatchKey, EditionRecord } from '../../delivery/types.ts'
import { metric, type Settings } from '../../environment.ts'
import type { KnownQuota } from '../../pace-ports.ts'
import { delaySeconds } from '../queue-delay.ts'
import { probe } from '../submitting/halt.ts'
import { Turns } from '../submitting/turns.ts'
import { noteWaiting } from './account-cannot-send.ts'
import { BatchRun, leaseMs } from './batch.ts'
import { DueBatches } from './due-batches.ts'
import { mailReader } from './reader.ts'
import { lanes, SeatNeeds } from './seat.ts'
import type { SendContexts } from './send-context.ts'
import { SendGuard } from './send-guard.ts'
import type { Sending, SendingPorts } from './sending.ts'

/** Work ends after this time, well before the function's time limit. */
const workMs = 90_000

/** How long writes refused by a busy table are retried: until shortly before the function's time limit. */
const mendingMs = 20_000

export interface SeatTask {
  ports: SendingPorts
  settings: Settings
  contexts: SendContexts
  record: EditionRecord
  /** When the record was read. */
  readAt: number
  known: KnownQuota
  owner: string
  seat: number
  /** Named by the orders. */
  batches: BatchKey[]
  startMs: number
}

/** Resolves to the time an email took (ms).
 * @throws what a port threw, once everything is given back */
export async function sendInSeat(task: SeatTask): Promise<number | null> {
  const { ports, settings, contexts, record, known, startMs } = task
  const latestMs = startMs + workMs
  const turns = new Turns(ports, { known, share: settings.caps.rateShare, latestMs })
  const run: Sending = {
    ports,
    settings,
    contexts,
    context: await contexts.for(ports, settings, record),
    guard: new SendGuard(ports, record.id, task.readAt),
    turns,
    needs: new SeatNeeds(turns.perSecond),
    untilMs: latestMs + mendingMs,
    answered: 0,
    submitted: 0,
    failed: 0,
    noTurn: null,
    halted: false,
  }
  const work = new SeatWork(task, run, latestMs)
  try {
    if (await mayBegin(run, work)) await Promise.all(Array.from({ length: lanes }, () => work.lane()))
  } finally {
    await work.end()
  }
  return run.needs.mailMs
}

/** While sending is halted, the sender whose probe succeeds mails one reader, and continues if SES accepts the
 * email. */
async function mayBegin(run: Sending, work: SeatWork): Promise<boolean> {
  const { ports, settings, turns } = run
  const halt = await ports.pace.halted()
  if (halt === null) return true
  const probed = await probe(ports, halt, settings.fromAddress)
  if (probed.outcome === 'halted') {
    run.noTurn = { none: 'halted', halt: { ...halt, untilMs: probed.untilMs } }
    run.halted = probed.isOurs
    return false
  }
  turns.isTrial = true
  await work.lane(1)
  turns.isTrial = false
  const still = await ports.pace.halted()
  if (still === null) return true
  run.noTurn = { none: 'halted', halt: still }
  run.halted = true
  return false
}

class SeatWork {
  readonly #task: SeatTask
  readonly #run: Sending
  readonly #latestMs: number
  readonly #due: DueBatches
  readonly #held: BatchRun[] = []
  readonly #errors: unknown[] = []
  #current: BatchRun | null = null
  #isAllTaken = false
  #taking: Promise<unknown> = Promise.resolve()

  constructor(task: SeatTask, run: Sending, latestMs: number) {
    const { ports, owner, record, batches, contexts } = task
    this.#task = task
    this.#run = run
    this.#latestMs = latestMs
    this.#due = new DueBatches(ports, record, { owner, leaseMs }, batches, contexts.done(record.id))
  }

  /** One reader after another; stops after this many answers from SES, if a number is given. */
  async lane(answers = Number.POSITIVE_INFINITY): Promise<void> {
    const { contexts, ports } = this.#task
    const buffer = contexts.takeBuffer()
    for (;;) {
      if (this.#run.guard.isHalted || this.#run.noTurn !== null || this.#run.answered >= answers) break
      const next = await this.#next()
      if (next === null) break
      let isHandled = false
      try {
        isHandled = await mailReader(this.#run, next.batch, next.reader, buffer)
        await this.#callForHelp(next.batch)
      } catch (error) {
        this.#errors.push(error)
      }
      await next.batch.finished(ports, isHandled)
    }
    contexts.returnBuffer(buffer)
  }

  /** Gives back what is held, and makes sure that another sender continues. */
  async end(): Promise<void> {
    const { ports, record } = this.#task
    const run = this.#run
    for (const batch of this.#held) await batch.release(ports)
    await run.turns.close()
    if (run.submitted > 0) ports.log.count(metric.submitted, run.submitted)
    if (run.failed > 0) ports.log.count(metric.deliveryFailed, run.failed)
    await noteWaiting(run, record)
    await this.#handOver()
    await this.#endCanary()
    const [error] = this.#errors
    if (error !== undefined) throw error
  }

  async #next(): Promise<{ batch: BatchRun; reader: string } | null> {
    const taken = this.#taking.then(() => this.#takeNext())
    this.#taking = taken.catch(() => undefined)
    return taken
  }

  async #takeNext(): Promise<{ batch: BatchRun; reader: string } | null> {
    for (;;) {
      const reader = this.#current?.next() ?? null
      if (this.#current !== null && reader !== null) return { batch: this.#current, reader }
      if (this.#isAllTaken || !this.#hasTime()) return null
      const batch = await this.#due.take()
      if (batch === null) {
        this.#isAllTaken = true
        return null
      }
      this.#run.turns.expect(batch.subscribers.length)
      this.#current = new BatchRun(batch, this.#task.owner)
      this.#held.push(this.#current)
    }
  }

  /** A batch that could not be finished is left to the next call; the first one is taken in any case. */
  #hasTime(): boolean {
    if (this.#held.length === 0) return true
    const usual = this.#held[0]?.batch.subscribers.length ?? 0
    const needs = (usual * 1000) / this.#run.turns.perSecond
    return this.#task.ports.clock.now().getTime() + needs <= this.#latestMs
  }

  /** Called if emails take longer than one sender, or the present senders, can make up for. */
  async #callForHelp({ batch }: BatchRun): Promise<void> {
    const { needs, turns } = this.#run
    turns.seats = needs.seats
    const missing = await needs.missing(this.#task.ports)
    if (missing > 0) await this.#task.ports.queue.send(Array.from({ length: missing }, () => keyOf(batch)))
  }

  /** The next tick may be 15 minutes away; until then another sender must continue. */
  async #handOver(): Promise<void> {
    const { ports, seat, batches } = this.#task
    const { noTurn, halted, needs } = this.#run
    const [order] = [...this.#held.slice(-1).map(({ batch }) => keyOf(batch)), ...batches]
    if (order === undefined) return
    const now = ports.clock.now().getTime()
    if (halted) {
      const until = noTurn?.none === 'halted' ? noTurn.halt.untilMs : ((await ports.pace.halted())?.untilMs ?? now)
      await ports.queue.send([order], delaySeconds(Math.max(0, until - now)))
    } else if (noTurn === null || noTurn.none === 'late') {
      const isOver = this.#isAllTaken && noTurn === null
      if (!isOver && !this.#isStopped() && seat < needs.seats) await ports.queue.send([order])
    }
  }

  /** The others follow once SES has had time to report on the canary; the next tick may be 15 minutes away. */
  async #endCanary(): Promise<void> {
    const { ports, record } = this.#task
    const { canary } = record
    const [first] = canary?.batches ?? []
    if (!canary || canary.doneAt !== null || first === undefined) return
    const batches = await ports.editions.batches(record.id, { upTo: first.wave })
    if (!isCanaryDone(canary, batches, first.wave)) return
    const doneAt = ports.clock.now().toISOString()
    if (!(await ports.editions.change(record.id, ['sending'], { canary: { ...canary, doneAt } }))) return
    this.#task.contexts.forgetRecord()
    await ports.queue.send([{ edition: record.id, ...first }], delaySeconds(reportsMs))
  }

  /** For another reason than its time: the edition is paused, for example. */
  #isStopped(): boolean {
    return this.#run.guard.isHalted && this.#run.noTurn === null
  }
}

function keyOf({ edition, wave, slice, n }: BatchKey): BatchKey {
  return { edition, wave, slice, n }
}
