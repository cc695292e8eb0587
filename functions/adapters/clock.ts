// The machine's clock: the time, and waiting.
import type { Clock } from '../ports.ts'

export function systemClock(): Clock {
  return {
    now: () => new Date(),
    sleep: (ms) => new Promise((wake) => setTimeout(wake, Math.max(0, ms))),
  }
}
