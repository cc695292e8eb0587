// A clock that moves only when set or slept on, ids that count up, and a log that keeps its lines.
import type { Clock, Log, LogFields, Random } from '../../../functions/ports.ts'

export class FakeClock implements Clock {
  #now: number
  #sleepers: { until: number; wake: () => void }[] = []

  constructor(now = '2026-11-18T10:00:00.000Z') {
    this.#now = Date.parse(now)
  }

  now(): Date {
    return new Date(this.#now)
  }

  /** Sleepers wake in the order of their instants, each when nothing else is left to do. */
  sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#sleepers.push({ until: this.#now + Math.max(0, ms), wake: resolve })
    setImmediate(() => this.#wakeNext())
    return promise
  }

  #wakeNext(): void {
    const [next] = this.#sleepers.sort((a, b) => a.until - b.until).splice(0, 1)
    if (!next) return
    this.#now = Math.max(this.#now, next.until)
    next.wake()
  }

  set(instant: string): void {
    this.#now = Date.parse(instant)
  }

  advance(ms: number): void {
    this.#now += ms
  }
}

export class FakeRandom implements Random {
  #count = 0

  id(length: number): string {
    this.#count += 1
    return this.#count.toString(36).padStart(length, 'R').slice(-length)
  }

  fraction(): number {
    this.#count += 1
    return (this.#count * 0.37) % 1
  }
}

export interface LogLine {
  level: 'info' | 'warn' | 'error'
  message: string
  fields: Record<string, unknown>
}

export class FakeLog implements Log {
  readonly lines: LogLine[] = []
  readonly counts = new Map<string, number>()

  info(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields })
  }

  warn(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields })
  }

  error(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields })
  }

  count(metric: string, value: number): void {
    this.counts.set(metric, (this.counts.get(metric) ?? 0) + value)
  }

  /** Everything logged, as one text, to search for what must never be in it. */
  text(): string {
    return JSON.stringify(this.lines)
  }
}
