// Starts tables, queues, topics and buckets: they need no template, so a run starts them while it synthesizes.
import type { LoopbackLimits } from '../loopback/limits.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { startTableEngine, type TableEngine } from './dynamodb.ts'
import { Messaging } from './messaging.ts'

export interface Storage {
  tables: TableEngine
  messaging: Messaging
  /** May be called more than once. */
  close: () => Promise<void>
}

interface StorageOptions {
  /** A path inside the folder of the run. */
  file: (name: string) => string
  clock: VirtualClock
  loopback?: LoopbackLimits
  onCrash: (error: Error) => void
  show: (line: string) => void
}

/** Keeps what is there from an earlier run. */
export async function startStorage({ file, clock, loopback, onCrash, show }: StorageOptions): Promise<Storage> {
  const data = { path: file('engines/tables'), clock: clock.memory, callsFile: file('calls.jsonl'), limits: loopback }
  const tables = await startTableEngine(data, onCrash, show)
  try {
    const messaging = await Messaging.open(file('engines'))
    let closed: Promise<void> | null = null
    const close = () => (closed ??= messaging.close().finally(() => tables.close()))
    return { tables, messaging, close }
  } catch (error) {
    await tables.close()
    throw error
  }
}
