// Runs the functions of the plan: instances are kept warm, and one is added if all are busy, up to the given limit.
import { minuteMs } from '../../../functions/durations.ts'
import type { LambdaFunction } from '../cloud.ts'
import type { ClockMemory } from '../virtual-clock.ts'
import { Instance, type Result, type StartLimit } from './instance.ts'
import type { FunctionLogs } from './logs.ts'

export interface HostOptions {
  functions: LambdaFunction[]
  environment: (one: LambdaFunction) => Record<string, string>
  clock: ClockMemory
  logs: FunctionLogs
  /** Functions that the account may run at the same time; AWS allows 1,000, for some new accounts 10. */
  concurrency?: number | undefined
  /** How time limits are enforced; by default in real time. */
  startLimit?: StartLimit
}

export class Host {
  readonly #options: HostOptions
  readonly #byArn: Map<string, LambdaFunction>
  readonly #instances = new Map<string, Instance[]>()
  /** Invocations that wait for an instance, by function. */
  readonly #queues = new Map<string, (() => void)[]>()
  readonly #sweeper: NodeJS.Timeout
  #running = 0
  #throttled = 0
  #closed = false
  #onEnd: (() => void)[] = []

  constructor(options: HostOptions) {
    this.#options = options
    this.#sweeper = setInterval(() => this.#endIdle(), idleMs / 4).unref()
    this.#byArn = new Map(options.functions.map((one) => [one.arn, one]))
  }

  /** Number of invocations under way. */
  get running(): number {
    return this.#running
  }

  /** Number of invocations that have been refused. */
  get throttled(): number {
    return this.#throttled
  }

  /** Resolves when a running function has ended, so that a throttled caller may retry. */
  someEnd(): Promise<void> {
    return new Promise((resolve) => this.#onEnd.push(resolve))
  }

  function(arn: string): LambdaFunction {
    const found = this.#byArn.get(arn)
    if (found === undefined) throw new Error(`no function ${arn} was deployed`)
    return found
  }

  /** Never throws: an error of a function is a result, shown and kept in its log. A throttled call has to be retried by
   * the caller. */
  async invoke(arn: string, event: unknown, concurrency = 1): Promise<Result> {
    const one = this.function(arn)
    if (this.#running >= (this.#options.concurrency ?? defaultConcurrency)) return this.#turnedAway()
    this.#running++
    try {
      const instance = await this.#free(one, concurrency)
      const result = await instance.invoke(event)
      if (!result.ok) this.#options.logs.error(labelOf(one), result.error)
      return result
    } finally {
      this.#running--
      this.#queues.get(one.id)?.shift()?.()
      for (const tell of this.#onEnd.splice(0)) tell()
    }
  }

  /** Loads functions before they are called, one after another, so that calls in the meantime have the other core: each
   * only once there is room. If one cannot be loaded, that is reported when it is called. */
  async load(arns: readonly string[], hasRoom = () => true): Promise<void> {
    for (const one of arns.map((arn) => this.function(arn))) {
      while (!hasRoom() && !this.#closed) await this.someEnd()
      if (this.#closed) return
      const alive = (this.#instances.get(one.id) ?? []).filter((instance) => instance.alive)
      if (alive.length === 0) await this.#start(one, alive).loaded
    }
  }

  #turnedAway(): Result {
    this.#throttled++
    const error = { name: 'TooManyRequestsException', message: 'Rate Exceeded.', stack: '' }
    return { ok: false, throttled: true, error }
  }

  async #free(one: LambdaFunction, concurrency: number): Promise<Instance> {
    for (;;) {
      const alive = (this.#instances.get(one.id) ?? []).filter((instance) => instance.alive)
      const idle = alive.find((instance) => instance.idle)
      if (idle !== undefined) return idle.reserve()
      if (alive.length < concurrency) return this.#start(one, alive).reserve()
      await new Promise<void>((resolve) => {
        const queue = this.#queues.get(one.id) ?? []
        this.#queues.set(one.id, [...queue, resolve])
      })
    }
  }

  #start(one: LambdaFunction, alive: Instance[]): Instance {
    const { clock, environment, logs, startLimit } = this.#options
    const onOutput = (text: string) => logs.write(labelOf(one), text)
    const instance = new Instance({ function: one, environment: environment(one), clock, onOutput, startLimit })
    this.#instances.set(one.id, [...alive, instance])
    return instance
  }

  /** As on Lambda, an instance that has not been called for a while is ended, which frees its memory. */
  #endIdle(): void {
    for (const [id, instances] of this.#instances) {
      const tired = instances.filter((instance) => instance.idleFor() > idleMs)
      for (const instance of tired) void instance.end()
      if (tired.length > 0)
        this.#instances.set(
          id,
          instances.filter((instance) => !tired.includes(instance)),
        )
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#sweeper)
    await Promise.all([...this.#instances.values()].flat().map((instance) => instance.end()))
  }
}

/** What AWS allows an account. */
const defaultConcurrency = 1000

/** Real time. A week of the virtual clock takes up to 50 s on a busy machine, and with 20 s one or two functions were
 * loaded again in it (docs/decisions/121). */
const idleMs = minuteMs

/** The handler's name, which the bundle's logs also have; the logical id if there is none. */
const labelOf = (one: LambdaFunction): string => one.environment['POWERTOOLS_SERVICE_NAME'] ?? one.id
