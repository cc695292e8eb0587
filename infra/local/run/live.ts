// After the report: the cloud stays up with its clock at real speed, until Ctrl-C.
import { hourMs } from '../../../functions/durations.ts'
import type { LaterInbox } from '../engines/inbox.ts'
import type { Laptop } from '../laptop.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { NextCommandInput } from './next-command-input.ts'

export interface LiveOptions {
  laptop: Laptop
  inbox: LaterInbox
  clock: VirtualClock
  fired: number
  onFired: (instant: number) => void
  show: (line: string) => void
  /** Makes the next week's edition at once; resolves to the instant up to which schedules were fired. */
  next: () => Promise<number>
  /** Where `n` or `next` is typed. */
  input: NodeJS.ReadableStream
}

const keys = 'Press n, then Enter, for next week’s edition; Ctrl-C to stop.'
export const liveHint = `  The clock now runs in real time. ${keys}`

/** A second: a click in an email shows its effect almost at once, and the laptop stays idle. */
const lookEveryMs = 1000
const sweepEveryMs = hourMs

/** Resolves when the run is asked to end. */
export async function runUntilStopped(options: LiveOptions): Promise<void> {
  const stop = askedToEnd()
  const commands = new NextCommandInput(options.input, () => options.show(`  ${keys}`))
  let { fired } = options
  let swept = 0
  for (;;) {
    const ended = await Promise.race([stop.then(() => true), pause(lookEveryMs), commands.typed()])
    if (ended) return commands.close()
    if (commands.take()) fired = await options.next()
    options.laptop.poke()
    const at = await options.laptop.fireNext(fired, options.clock.now())
    fired = at ?? fired
    if (at !== null) options.onFired(at)
    await options.inbox.feed(options.laptop.journal)
    if (options.clock.now() - swept < sweepEveryMs) continue
    swept = options.clock.now()
    await options.laptop.tables.sweep(options.laptop.cloud.tables, new Date())
  }
}

function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

const pause = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), ms))
