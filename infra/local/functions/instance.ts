// One Lambda instance: a worker thread with the function's environment, memory and time limit.
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../command-line/compile-cache.ts'
import type { LambdaFunction } from '../cloud.ts'
import type { ClockMemory } from '../virtual-clock.ts'
import type { Invocation, Outcome, ready, ThreadData } from './thread.ts'

export type Result =
  | { ok: true; value: unknown }
  | {
      ok: false
      error: { name: string; message: string; stack: string }
      /** It was not called, because the account runs as many functions as it may. */
      throttled?: true
    }

export const isThrottled = (result: Result): boolean => !result.ok && result.throttled === true

export interface InstanceOptions {
  function: LambdaFunction
  environment: Record<string, string>
  clock: ClockMemory
  onOutput: (text: string) => void
  startLimit?: StartLimit | undefined
}

/** Calls back when the time limit of an invocation is over, unless cancelled before by the returned function. */
export type StartLimit = (ms: number, isOver: () => void) => () => void

const byTheClock: StartLimit = (ms, isOver) => {
  const timer = setTimeout(isOver, ms)
  return () => clearTimeout(timer)
}

const gone = { name: 'Runtime.ExitError', message: 'the function ended its process', stack: '' }

export class Instance {
  readonly #options: InstanceOptions
  readonly #thread: Worker
  #waiting: ((result: Result) => void) | null = null
  #ended = false
  #reserved = false
  #usedAt = performance.now()
  /** Resolves when the bundle is loaded, or the thread has ended. */
  readonly loaded: Promise<void>

  constructor(options: InstanceOptions) {
    this.#options = options
    const one = options.function
    const workerData: ThreadData = {
      folder: one.folder,
      handler: one.handler,
      functionName: one.name,
      functionArn: one.arn,
      memoryMegabytes: one.memoryMegabytes,
      clock: options.clock,
    }
    this.#thread = startThread(new URL('./thread.ts', import.meta.url), {
      workerData,
      env: options.environment,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: one.memoryMegabytes },
      name: one.id,
    })
    this.loaded = new Promise((resolve) => {
      this.#thread.on('message', (message: Outcome | typeof ready) => {
        if (message === 'ready') resolve()
        else this.#settle(message)
      })
      this.#thread.on('exit', () => {
        this.#end(gone)
        resolve()
      })
    })
    this.#thread.on('error', (error) =>
      this.#end({ name: 'Runtime.ExitError', message: error.message, stack: error.stack ?? '' }),
    )
    for (const stream of [this.#thread.stdout, this.#thread.stderr] as Readable[]) {
      stream.setEncoding('utf8').on('data', options.onOutput)
    }
  }

  /** False once the thread has ended: the next invocation needs a new instance. */
  get alive(): boolean {
    return !this.#ended
  }

  get idle(): boolean {
    return !this.#reserved
  }

  /** Milliseconds of real time since the last invocation; 0 during one. */
  idleFor(): number {
    return this.#reserved ? 0 : performance.now() - this.#usedAt
  }

  /** To be called synchronously after checking `idle`, so that the next caller finds it busy. */
  reserve(): this {
    this.#reserved = true
    return this
  }

  async invoke(event: unknown): Promise<Result> {
    const seconds = this.#options.function.timeoutSeconds
    const invocation: Invocation = { id: randomUUID(), event, timeoutMs: seconds * 1000 }
    await this.loaded
    const startLimit = this.#options.startLimit ?? byTheClock
    const cancelLimit = startLimit(invocation.timeoutMs, () => this.#timeOut(seconds))
    return new Promise<Result>((resolve) => {
      this.#waiting = resolve
      if (this.#ended) this.#settle({ ok: false, error: gone })
      this.#thread.postMessage(invocation)
    }).finally(cancelLimit)
  }

  /** As on Lambda: the instance is killed while it works. */
  #timeOut(seconds: number): void {
    this.#end({ name: 'Sandbox.Timedout', message: `Task timed out after ${seconds.toFixed(2)} seconds`, stack: '' })
    void this.#thread.terminate()
  }

  #settle(result: Result): void {
    const waiting = this.#waiting
    this.#waiting = null
    this.#reserved = false
    this.#usedAt = performance.now()
    waiting?.(result)
  }

  #end(error: { name: string; message: string; stack: string }): void {
    this.#ended = true
    this.#settle({ ok: false, error })
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#thread.terminate()
  }
}
