// One run: two days of the list, two editions and the mails beside them, processed by the real use cases and adapters
// in processes that each have a clock of their own. At the end the promises are checked on what is left.

import type { Settings } from '../../functions/environment.ts'
import type { Ports } from '../../functions/ports.ts'
import { recordFeedback } from '../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { type MessageContext, messageContext } from '../../functions/use-cases/messaging/message-context.ts'
import { sendMessages } from '../../functions/use-cases/messaging/send-messages.ts'
import type { QueueMessage } from '../../functions/use-cases/queue-messages.ts'
import { reconcileDeliveries } from '../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { sendBriefings } from '../../functions/use-cases/sending/send-briefings.ts'
import { SendContexts } from '../../functions/use-cases/sending/send-context.ts'
import { tickWaves } from '../../functions/use-cases/sending/tick-waves.ts'
import { SeededRandom, VirtualTime } from '../support/fakes/virtual-time.ts'
import { anEdition, someSettings } from '../support/samples/builders.ts'
import { portsOf } from './acting/adapters.ts'
import { compose, composingSettings, planComposing } from './acting/composed-editions.ts'
import { keepWatch, operate } from './acting/operator.ts'
import { actAsReader } from './acting/readers.ts'
import { isThrough, type ReaderActs, type Running } from './acting/running.ts'
import { type Compared, compared, type Design, ordersOf, sendBy } from './baselines.ts'
import { broken } from './checks/checks.ts'
import { type Fault, Faults, said } from './plan/faults.ts'
import { type Scenario, startMs } from './plan/scenario.ts'
import { noteClaim } from './services/claims.ts'
import { DynamoDb } from './services/dynamodb.ts'
import { EditionHistory } from './services/edition-history.ts'
import { ProbeLog } from './services/probe-log.ts'
import { limitMs, Process, type ProcessKind, type Surroundings } from './services/process.ts'
import { Died, Schedule } from './services/schedule.ts'
import { Ses } from './services/ses.ts'
import { WorkQueue } from './services/sqs.ts'

const minute = 60_000
const quarter = 15 * minute
const hour = 60 * minute

/** A clock is so far from the others. */
const usualSkewMs = 20
const usualSettings = someSettings()
/** What is left of a process between two calls. */
interface Warm {
  process: Process
  ports: Ports
  contexts: SendContexts
  messages: MessageContext
}

export interface Finished {
  broken: string[]
  /** What happened, in its order. */
  notes: string[]
  calls: ReadonlyMap<string, number>
  /** Readers of both editions, and mails that SES took. */
  readers: number
  mails: number
}

export async function runScenario(scenario: Scenario): Promise<Finished> {
  const run = new Run(scenario)
  await run.prepare()
  await run.live()
  return {
    broken: await broken(run),
    notes: run.notes,
    calls: run.faults.counts,
    readers: scenario.readers.length,
    mails: run.ses.taken.length,
  }
}

/** What becomes of the same run where another design sends. */
export async function runDesign(scenario: Scenario, design: Design | null): Promise<Compared> {
  const run = new Run(scenario, design)
  await run.prepare()
  await run.live()
  return compared(run)
}

export class Run implements Running {
  readonly scenario: Scenario
  readonly time = new VirtualTime(new Date(startMs).toISOString())
  readonly random: SeededRandom
  readonly faults: Faults
  readonly notes: string[] = []
  /** Instants (ms) of probes that still found SES failing. */
  readonly failedProbes: number[] = []
  readonly log = new ProbeLog(() => this.failedProbes.push(this.time.exactly))
  readonly db: DynamoDb
  readonly ses: Ses
  readonly queues = new Map<string, WorkQueue>()
  /** Deliveries that a process held when it died. */
  readonly orphans = new Set<string>()
  crashes = 0
  readonly acts: ReaderActs = {
    left: new Map(),
    touched: new Set(),
    joined: new Set(),
    confirming: new Set(),
    confirmed: new Map(),
  }
  readonly history = new EditionHistory()
  readonly objects = new Map<string, string>()
  /** Editions that an operator cancelled, and until when one was paused. */
  readonly cancelled = new Set<string>()
  heldUntil = 0
  /** What an operator is still to do. */
  plans = 0
  readonly #around: Surroundings
  readonly #warm = new Map<ProcessKind, Warm[]>()
  #made = 0
  readonly outside: Warm
  readonly #design: Design | null

  get #settings(): Settings {
    return this.scenario.theme === 'composed' ? composingSettings : usualSettings
  }

  /** @param design what sends instead of the product's own use cases */
  constructor(scenario: Scenario, design: Design | null = null) {
    this.scenario = scenario
    this.#design = design
    this.random = new SeededRandom(scenario.seed)
    this.faults = new Faults(scenario.faults)
    const { time, random, faults } = this
    const note = (what: string) => {
      this.notes.push(`${new Date(time.exactly).toISOString().slice(5, 23)} ${what}`)
    }
    this.#around = { time, random, faults, note }
    this.db = new DynamoDb(time, random, (write) => {
      noteClaim(this.orphans, write)
      this.history.note(write.item, time.exactly)
    })
    this.ses = new Ses(this.#around, scenario, (body, delayMs) => this.queues.get('feedback')?.put(body, delayMs))
    this.#work('batches', 'send', { batch: 4, concurrency: scenario.senders }, ({ ports, contexts }, messages) =>
      this.#send(ports, contexts, messages),
    )
    this.#work('messages', 'messages', { batch: 10, concurrency: 2 }, ({ messages: context }, messages) =>
      sendMessages(context, messages),
    )
    this.#work('feedback', 'feedback', { batch: 50, concurrency: 5 }, ({ ports }, messages) =>
      recordFeedback(ports, messages),
    )
    this.outside = this.#start('outside', 0)
  }

  note(what: string): void {
    this.#around.note(what)
  }

  async #send(ports: Ports, contexts: SendContexts, messages: readonly QueueMessage[]): Promise<{ failed: string[] }> {
    if (this.#design === null) return sendBriefings(ports, this.#settings, contexts, messages)
    const bodies = messages.map(({ body }) => body)
    await sendBy(this.#design, ports, this.scenario, bodies)
    return { failed: [] }
  }

  /** A list with its readers and composed editions. */
  async prepare(): Promise<void> {
    const { readers, pending, theme } = this.scenario
    const ready = theme === 'composed' ? [] : this.scenario.editions
    const composedAt = iso(startMs - hour)
    await this.quietly(async ({ editions, subscribers }) => {
      await Promise.all([...readers, ...pending].map((reader) => subscribers.create(reader)))
      for (const { id, week, date } of ready) await editions.create(anEdition({ id, week, date, composedAt }))
      await editions.setListState(true, '2026-10-01T08:00:00.000Z')
    })
    await this.time.run(startMs)
  }

  async live(): Promise<void> {
    const { scenario, time } = this
    if (this.#design === null) this.#scheduleAll()
    else this.#sendPlainly()
    void keepWatch(this)
    for (const fault of scenario.faults) {
      if ('call' in fault.on) continue
      const at = startMs + fault.on.atMs
      void time.sleep(at - time.exactly).then(() => this.#act(fault))
    }
    for (let at = startMs; at < this.boundMs; at += hour) {
      await time.run(at)
      if (at > scenario.activeUntil && (await this.#isOver())) return
    }
  }

  /** The designs that the product is compared with have neither waves nor a receipt. */
  #sendPlainly(): void {
    for (const { id, launchAt } of this.scenario.editions)
      void this.time.sleep(launchAt + 20 * hour - this.time.exactly).then(() => {
        for (const body of ordersOf(this.scenario, id)) this.queues.get('batches')?.put(body, 0)
      })
  }

  #scheduleAll(): void {
    const schedule = new Schedule<Warm>(this.#around, (kind, work) => this.#call(kind, work))
    if (this.scenario.theme === 'composed')
      planComposing((at, request) => schedule.plan('compose', at, ({ ports }) => compose(ports, request)))
    const { canaryFrom, editions } = this.scenario
    for (const { launchAt } of editions)
      schedule.plan('launch', launchAt, ({ ports }, at) => launchEdition(ports, { scheduledTime: iso(at) }, canaryFrom))
    schedule.repeat('tick', startMs, quarter, ({ ports }, at) => tickWaves(ports, { scheduledTime: iso(at) }))
    schedule.repeat('reconcile', startMs + 20 * minute, hour, ({ ports }) => reconcileDeliveries(ports, canaryFrom))
  }

  /** Everything is over by then, whatever went wrong. */
  get boundMs(): number {
    return Math.max(this.scenario.boundMs, this.heldUntil + 40 * hour, this.ses.troubledUntil + 40 * hour)
  }

  async #act(fault: Fault): Promise<void> {
    this.note(said(fault))
    if (fault.family === 'operator') await operate(this, fault)
    else if (fault.family === 'ses') this.ses.sendForOthers(fault.whom / 1000)
    else await actAsReader(this, fault)
  }

  async #isOver(): Promise<boolean> {
    if (this.#design !== null) return this.time.exactly > this.scenario.activeUntil + 10 * hour
    if (this.plans > 0) return false
    // What is still in a queue, reports of SES among it, is part of the run.
    if (![...this.queues.values()].every(({ isIdle }) => isIdle)) return false
    const editions = await this.quietly(({ editions }) => editions.outlines())
    return editions.every(isThrough)
  }

  get look(): Ports {
    return this.outside.ports
  }

  async quietly<T>(look: (ports: Ports) => Promise<T>): Promise<T> {
    let found: { value: T } | { error: unknown } | null = null
    look(this.outside.ports).then(
      (value) => {
        found = { value }
      },
      (error: unknown) => {
        found = { error }
      },
    )
    while (found === null) await this.time.run(this.time.exactly + 100)
    const settled = found as { value: T } | { error: unknown }
    if ('error' in settled) throw settled.error
    return settled.value
  }

  /** One call in a warm process, or a new one; rejects where the process dies in it or its time is over. */
  async #call<T>(kind: ProcessKind, work: (warm: Warm) => Promise<T>): Promise<T> {
    const idle = this.#warm.get(kind) ?? []
    const warm = (this.random.fraction() < 0.9 ? idle.pop() : undefined) ?? this.#start(kind)
    this.#warm.set(kind, idle)
    const { promise: death, reject } = Promise.withResolvers<never>()
    warm.process.died = (isForGood) => reject(new Died(kind, isForGood))
    let isOver = false
    void this.time.sleep(limitMs[kind]).then(() => {
      if (!isOver) warm.process.die()
    })
    try {
      return await Promise.race([work(warm), death])
    } finally {
      isOver = true
      if (!warm.process.isDead) idle.push(warm)
    }
  }

  call<T>(kind: ProcessKind, work: (ports: Ports) => Promise<T>): Promise<T> {
    return this.#call(kind, ({ ports }) => work(ports))
  }

  #work(
    name: string,
    kind: ProcessKind,
    limits: { batch: number; concurrency: number },
    work: (warm: Warm, messages: readonly { messageId: string; body: string }[]) => Promise<{ failed: string[] }>,
  ): void {
    const visibilityMs = 6 * limitMs[kind]
    const byCall = (messages: readonly { messageId: string; body: string }[]) =>
      this.#call(kind, (warm) => work(warm, messages))
    this.queues.set(name, new WorkQueue(this.#around, { ...limits, visibilityMs, work: byCall }))
  }

  #start(kind: ProcessKind, skew?: number): Warm {
    this.#made += 1
    const hits = kind === 'outside' ? [] : ['process', `process ${kind}`].flatMap((name) => this.faults.at(name))
    const wrong = hits.find(({ effect }) => effect === 'skew')?.ms
    const skewMs = wrong ?? skew ?? this.random.between(-usualSkewMs, usualSkewMs)
    const onDeath = (claims: ReadonlySet<string>) => {
      this.crashes += 1
      for (const claim of claims) this.orphans.add(claim)
    }
    const process = new Process(kind, `${kind}-${this.#made}`, this.#around, skewMs, onDeath)
    const ports = portsOf(process, this, this.#around)
    return { process, ports, contexts: new SendContexts(), messages: messageContext(ports, this.#settings) }
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
