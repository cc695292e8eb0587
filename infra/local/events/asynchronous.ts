// Lambda's own queue of asynchronous invocations, by which schedules call functions. A throttled one is tried again
// after a second, then after twice as long each time up to five minutes, for six hours of the virtual clock; a failed
// one twice more. What is given up goes to the function's dead-letter queue. Waiting ones survive a kill.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hourMs } from '../../../functions/durations.ts'
import type { Host } from '../functions/host.ts'
import { isThrottled } from '../functions/instance.ts'

export interface AsynchronousOptions {
  host: Pick<Host, 'invoke' | 'function'>
  /** Puts what failed for good into a dead-letter queue. */
  deadLetter: (queueArn: string, event: unknown) => void
  /** Where waiting ones are kept. */
  file: string
  now: () => number
}

interface Waiting {
  functionArn: string
  event: unknown
  /** Milliseconds: when it was handed over, and when it is tried again. */
  since: number
  due: number
  /** Seconds that it waits the next time. */
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

  /** When the next waiting one is due, in milliseconds; `null` where none waits. */
  get due(): number | null {
    return this.#waiting.length === 0 ? null : Math.min(...this.#waiting.map(({ due }) => due))
  }

  /** Resolves when it was done, given up, or waits. */
  async call(functionArn: string, event: unknown): Promise<void> {
    const now = this.#options.now()
    await this.#try({ functionArn, event, since: now, due: now, pause: 1 })
  }

  /** Tries again what is due by now. */
  async retry(): Promise<void> {
    const now = this.#options.now()
    const due = this.#waiting.filter((one) => one.due <= now)
    for (const one of due) {
      await this.#try(one)
      // Noted after the call: a kill in between calls it twice, as Lambda may, and loses nothing.
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

  /** Whole or not at all. */
  #keep(waiting: Waiting[]): void {
    this.#waiting = waiting
    writeFileSync(`${this.#options.file}.new`, JSON.stringify(waiting))
    renameSync(`${this.#options.file}.new`, this.#options.file)
  }
}
