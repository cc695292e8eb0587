// Lambda's queue of asynchronous invocations, by which schedules call functions. A throttled one is retried after a
// second, then after doubling pauses of up to five minutes, for six hours of virtual time; a failed one is retried
// twice. What is given up goes to the function's dead-letter queue. Waiting invocations survive a kill.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hourMs } from '../../../functions/durations.ts'
import type { Host } from '../functions/host.ts'
import { isThrottled } from '../functions/instance.ts'

export interface AsynchronousOptions {
  host: Pick<Host, 'invoke' | 'function'>
  /** Puts an invocation that finally failed into a dead-letter queue. */
  deadLetter: (queueArn: string, event: unknown) => void
  /** File in which waiting invocations are kept. */
  file: string
  now: () => number
}

interface Waiting {
  functionArn: string
  event: unknown
  /** Milliseconds: when it was called, and when it is retried. */
  since: number
  due: number
  /** Seconds of its next pause. */
  pause: number
}

const attempts = 3
const longestPause = 300
const longestWait = 6 * hourMs

export class AsynchronousInvocations {
  readonly #options: AsynchronousOptions
  #waiting: Waiting[]

  constructor(options: AsynchronousOptions) {
    this.#options = options
    this.#waiting = existsSync(options.file) ? (JSON.parse(readFileSync(options.file, 'utf8')) as Waiting[]) : []
  }

  /** When the next waiting one is due, in milliseconds; `null` if none is waiting. */
  get due(): number | null {
    return this.#waiting.length === 0 ? null : Math.min(...this.#waiting.map(({ due }) => due))
  }

  /** Resolves when it is done, given up, or waiting. */
  async call(functionArn: string, event: unknown): Promise<void> {
    const now = this.#options.now()
    await this.#try({ functionArn, event, since: now, due: now, pause: 1 })
  }

  /** Retries what is due by now. */
  async retry(): Promise<void> {
    const now = this.#options.now()
    const due = this.#waiting.filter((one) => one.due <= now)
    for (const one of due) {
      await this.#try(one)
      // Saved after the call: if the process is killed in between it is called twice, as on Lambda, and nothing is
      // lost.
      this.#keep(this.#waiting.filter((other) => other !== one))
    }
  }

  async #try(one: Waiting): Promise<void> {
    const { host, now } = this.#options
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const result = await host.invoke(one.functionArn, one.event)
      if (result.ok) return
      if (!isThrottled(result)) continue
      if (now() - one.since >= longestWait) break
      const later = { ...one, due: now() + one.pause * 1000, pause: Math.min(one.pause * 2, longestPause) }
      return this.#keep([...this.#waiting, later])
    }
    const { deadLetterArn } = host.function(one.functionArn)
    if (deadLetterArn !== null) this.#options.deadLetter(deadLetterArn, one.event)
  }

  /** Completely or not at all. */
  #keep(waiting: Waiting[]): void {
    this.#waiting = waiting
    writeFileSync(`${this.#options.file}.new`, JSON.stringify(waiting))
    renameSync(`${this.#options.file}.new`, this.#options.file)
  }
}
