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

/** Keeps what is there from an earlier run. The tables' thread loads while this one loads the rest. */
export async function startStorage({ file, clock, loopback, onCrash, show }: StorageOptions): Promise<Storage> {
  const data = { path: file('engines/tables'), clock: clock.memory, callsFile: file('calls.jsonl'), limits: loopback }
  const starting = startTableEngine(data, onCrash, show)
  const opening = Messaging.open(file('engines'))
  const [tables, messaging] = await Promise.allSettled([starting, opening])
  if (tables.status === 'fulfilled' && messaging.status === 'fulfilled') return both(tables.value, messaging.value)
  if (tables.status === 'fulfilled') await tables.value.close()
  if (messaging.status === 'fulfilled') await messaging.value.close()
  throw tables.status === 'rejected' ? tables.reason : (messaging as PromiseRejectedResult).reason
}

function both(tables: TableEngine, messaging: Messaging): Storage {
  let closed: Promise<void> | null = null
  const close = () => (closed ??= messaging.close().finally(() => tables.close()))
  return { tables, messaging, close }
}
