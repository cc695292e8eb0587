// What a run shows to those who act in it and to those who judge it.
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { Ports } from '../../../functions/ports.ts'
import type { FakeLog } from '../../support/fakes/fake-clock.ts'
import type { SeededRandom, VirtualTime } from '../../support/fakes/virtual-time.ts'
import type { Scenario } from '../plan/scenario.ts'
import type { DynamoDb } from '../services/dynamodb.ts'
import type { EditionHistory } from '../services/edition-history.ts'
import type { ProcessKind } from '../services/process.ts'
import type { Ses } from '../services/ses.ts'
import type { WorkQueue } from '../services/sqs.ts'

export interface Running {
  readonly scenario: Scenario
  readonly time: VirtualTime
  readonly random: SeededRandom
  readonly log: FakeLog
  /** Instants (ms) of probes that still found SES failing. */
  readonly failedProbes: readonly number[]
  readonly db: DynamoDb
  readonly ses: Ses
  readonly queues: ReadonlyMap<string, WorkQueue>
  /** Deliveries that a process held when it died. */
  readonly orphans: ReadonlySet<string>
  readonly crashes: number
  readonly acts: ReaderActs
  /** Editions that an operator cancelled. */
  readonly cancelled: Set<string>
  /** Until when (ms) an operator held an edition. */
  heldUntil: number
  readonly history: EditionHistory
  /** Of the bucket, by their keys. */
  readonly objects: Map<string, string>
  /** What an operator is still to do before the run is over. */
  plans: number
  note(what: string): void
  /** For those who act in the run: not affected by any fault. */
  readonly look: Ports
  /** A look from outside, which takes its time and meets no fault. */
  quietly<T>(look: (ports: Ports) => Promise<T>): Promise<T>
  /** A call in a process of that kind; rejects where the process dies in it. */
  call<T>(kind: ProcessKind, work: (ports: Ports) => Promise<T>): Promise<T>
}

export interface ReaderActs {
  /** Reader → instant (ms) at which their leaving was answered. */
  left: Map<string, number>
  /** Readers who did anything: what they are owed depends on when. */
  touched: Set<string>
  /** Addresses that asked for a subscription. */
  joined: Set<string>
  /** Readers who asked before and tried to confirm, and the instants (ms) at which that was answered. */
  confirming: Set<string>
  confirmed: Map<string, number>
}

/** Nothing of it is still to come. One that was cancelled before it had an audience has no receipt. */
export function isThrough({
  status,
  receipt,
  eligible,
}: Pick<EditionRecord, 'status' | 'receipt' | 'eligible'>): boolean {
  return (
    nobodyGets.has(status) ||
    status === 'closed' ||
    (status === 'cancelled' && (eligible === null || receipt?.complete === true))
  )
}

/** Nothing will come of it. */
export const nobodyGets: ReadonlySet<string> = new Set(['empty', 'superseded'])
