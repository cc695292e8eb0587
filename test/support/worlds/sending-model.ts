// Sends an edition in virtual time: the real use cases of tick and senders, the real stores on a table in memory,
// Lambda's behaviour with a queue, and an SES with latency. Nothing waits in real time.
import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { paceStore } from '../../../functions/adapters/delivery/pace-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import type { BatchKey, EditionRecord } from '../../../functions/delivery/types.ts'
import { batchSize } from '../../../functions/environment.ts'
import type { Quota } from '../../../functions/pace-ports.ts'
import type { EditionStore, Mailer, Queue, SubmitOutcome } from '../../../functions/ports.ts'
import { waveAt } from '../../../functions/subscription/calendar.ts'
import { sendBriefings } from '../../../functions/use-cases/sending/send-briefings.ts'
import { SendContexts } from '../../../functions/use-cases/sending/send-context.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import { FakeLog } from '../fakes/fake-clock.ts'
import { fakePorts } from '../fakes/fake-ports.ts'
import { MemoryTable, type TableCall } from '../fakes/memory-table.ts'
import { SeededRandom, VirtualTime } from '../fakes/virtual-time.ts'
import { aDocument, aFrame, anEdition, aSubscriber, someSettings } from '../samples/builders.ts'

export interface Model {
  /** SES's rate for the account. */
  perSecond: number
  senders: number
  /** Milliseconds that SES takes for one email. */
  latency: (random: SeededRandom) => number
  minutes: number
  seed?: number
  /** By default as many as can be mailed. */
  readers?: number
  /** Emails that SES accepts in 24 hours; by default without limit. */
  perDay?: number
  /** SES's answer this many milliseconds after the start; `null`: it accepts the email. */
  failing?: (ms: number, what: 'mail' | 'probe') => Exclude<SubmitOutcome, { outcome: 'accepted' }> | null
}

export interface ModelRun {
  /** Instants (ms) at which a request to SES began. */
  starts: number[]
  /** Work orders that were queued, and batches of the edition. */
  orders: number
  batches: number
  /** Seconds that functions ran, added up. */
  functionSeconds: number
  invocations: number
  calls: Map<string, number>
  /** First instant. */
  from: number
  /** Deliveries that SES accepted, with the instant (ms). */
  accepted: Map<string, number>
  refusedForTheDay: number
  /** Deliveries with an unknown outcome. */
  unknown: Set<string>
  /** Counts in the log. */
  counted: ReadonlyMap<string, number>
  record: EditionRecord | null
}

/** Messages per call, as in `infra/constructs/delivery.ts`; next, how long a message that was not deleted stays
 * hidden. */
const ordersACall = 4
const visibilityMs = 12 * 60_000
const pollMs = 20
/** GetSendQuota may be called once a second: https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html */
const quotaEveryMs = 1_000
const quarter = 15 * 60_000
const start = '2026-11-19T06:00:00.000Z'
const edition = '2026-W47'

/** Sends an edition to more readers than can be mailed, all due at the start. */
export async function runModel(model: Model): Promise<ModelRun> {
  const time = new VirtualTime(start)
  const random = new SeededRandom(model.seed ?? 1)
  const run: ModelRun = {
    starts: [],
    orders: 0,
    batches: 0,
    functionSeconds: 0,
    invocations: 0,
    calls: new Map(),
    accepted: new Map(),
    refusedForTheDay: 0,
    unknown: new Set(),
    counted: new Map(),
    record: null,
    from: Date.parse(start),
  }
  const until = run.from + model.minutes * 60_000
  let isOver = false
  const tableTime = {
    before: async (call: TableCall) => {
      count(run.calls, `${call.operation} ${call.pk.split('#')[0]}`)
      await time.sleep(random.between(2, 4))
    },
    after: () => time.sleep(random.between(2, 4)),
  }
  const waiting: Waiting[] = []
  const idle: (() => void)[] = []
  const arrive = (body: string, from: number) => {
    waiting.push({ body, from })
    void time.sleep(from - time.exactly + pollMs).then(() => idle.shift()?.())
  }
  const { subscribers, secrets, queue: others } = fakePorts()
  const queue: Queue = {
    publish: (id) => others.publish(id),
    message: (order, delaySeconds) => others.message(order, delaySeconds),
    reread: (pages) => others.reread(pages),
    send: async (batches: BatchKey[], delaySeconds = 0) => {
      run.orders += batches.length
      for (const { edition, wave, slice, n } of batches)
        arrive(JSON.stringify({ edition, wave, slice, n }), time.exactly + 1000 * delaySeconds)
    },
  }
  const usedToday = () => Array.from(run.accepted.values()).filter((at) => at > time.exactly - 24 * 60 * 60_000).length
  let lastAskedAt = Number.NEGATIVE_INFINITY
  const quota = (): Quota => ({
    maxPerSecond: model.perSecond,
    maxPerDay: model.perDay ?? -1,
    used: model.perDay === undefined ? 0 : usedToday(),
  })
  const mailer: Mailer = {
    submit: async (message) => {
      run.starts.push(time.exactly)
      await time.sleep(model.latency(random))
      const refusal = model.failing?.(time.exactly - run.from, 'mail') ?? null
      if (refusal?.outcome === 'ambiguous') run.unknown.add(message.tags.delivery)
      if (refusal !== null) return refusal
      if (model.perDay !== undefined && usedToday() >= model.perDay) {
        run.refusedForTheDay += 1
        return { outcome: 'day', reason: 'the daily quota of the account is used up' }
      }
      run.accepted.set(message.tags.delivery, time.exactly)
      return { outcome: 'accepted', messageId: message.tags.delivery }
    },
    probe: async () => {
      await time.sleep(model.latency(random))
      return model.failing?.(time.exactly - run.from, 'probe') ?? { outcome: 'accepted', messageId: 'simulated' }
    },
    quota: async () => {
      const isTooSoon = time.exactly - lastAskedAt < quotaEveryMs
      if (!isTooSoon) lastAskedAt = time.exactly
      await time.sleep(random.between(20, 40))
      if (isTooSoon) throw Object.assign(new Error('Rate exceeded'), { name: 'Throttling' })
      return quota()
    },
  }
  subscribers.get = async (id) => {
    await tableTime.before({ operation: 'get', pk: 'S#', sk: id })
    await tableTime.after()
    return aSubscriber({ id })
  }
  const { editions, kept } = await editionsOf(model, new MemoryTable(tableTime), run)
  const deliveries = deliveryStore(new MemoryTable(tableTime))
  const log = new FakeLog()
  const pace = paceStore(new MemoryTable(tableTime))
  const ports = {
    clock: time,
    random,
    log,
    editions,
    subscribers,
    deliveries,
    pace,
    mailer,
    secrets,
    queue,
  }
  const settings = someSettings()

  const sender = async () => {
    const contexts = new SendContexts()
    while (!isOver) {
      const ready = taken(waiting, time.exactly)
      if (ready.length === 0) {
        const { promise, resolve } = Promise.withResolvers<void>()
        idle.push(resolve)
        await promise
        continue
      }
      const began = time.exactly
      const records = ready.map(({ body }, n) => ({ messageId: String(n), body }))
      const { failed } = await sendBriefings(ports, settings, contexts, records)
      run.invocations += 1
      run.functionSeconds += (time.exactly - began) / 1000
      for (const n of failed) arrive(records[Number(n)]?.body ?? '', began + visibilityMs)
    }
  }
  const ticker = async () => {
    for (let at = run.from; at < until; at += quarter) {
      await tickWaves(ports, { scheduledTime: new Date(at).toISOString() })
      await time.sleep(at + quarter - time.exactly)
    }
  }
  void ticker()
  for (let n = 0; n < model.senders; n += 1) void sender()
  await time.run(until)
  isOver = true
  run.counted = log.counts
  run.record = await kept.find(edition)
  return run
}

async function editionsOf(model: Model, table: MemoryTable, run: ModelRun) {
  const document = aDocument()
  const frames = [encodeFrame(aFrame(document))]
  const store: EditionStore = {
    ...editionStore(table, () => {
      throw new Error('No bucket is needed.')
    }),
    document: async () => document,
    frames: async () => frames,
  }
  const untimed = new MemoryTable()
  const filling = editionStore(untimed, () => {
    throw new Error('No bucket is needed.')
  })
  const wave = waveAt(run.from)
  await filling.create(
    anEdition({ id: edition, status: 'sending', launchedAt: start, eligible: 1, lastWave: '2026-11-20T10:00' }),
  )
  const wanted = Math.ceil((model.readers ?? model.perSecond * model.minutes * 60 + batchSize) / batchSize)
  run.batches = wanted
  await filling.saveBatches(
    Array.from({ length: wanted }, (_, n) => ({
      edition,
      wave,
      slice: n % 16,
      n,
      subscribers: Array.from({ length: batchSize }, (_, at) => `Reader${n * batchSize + at}`.padEnd(22, 'x')),
      done: false,
      lease: null,
    })),
  )
  table.takeOver(untimed)
  // Both stores have the same items; reading through the second takes no time.
  return { editions: store, kept: filling }
}

interface Waiting {
  body: string
  /** Instant (ms) before which it is invisible. */
  from: number
}

function taken(waiting: Waiting[], now: number): Waiting[] {
  const found: Waiting[] = []
  for (let n = 0; n < waiting.length && found.length < ordersACall; ) {
    if ((waiting[n]?.from ?? 0) > now) n += 1
    else found.push(...waiting.splice(n, 1))
  }
  return found
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
