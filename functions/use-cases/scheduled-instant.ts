// The instant at which a scheduled run was due, as EventBridge Scheduler passes it: not the one at which it runs, so
// that a late run skips nothing.

/** @returns milliseconds since 1970 @throws Error that says what to pass */
export function scheduledMs(time: string): number {
  const instant = Date.parse(time)
  if (!Number.isNaN(instant)) return instant
  throw new Error(`"${time}" is not an instant; pass the scheduled time as in 2026-11-19T06:15:00Z.`)
}
