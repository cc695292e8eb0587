// One sender at work on an edition: what it needs, and what it has come to.
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { NoTurn, Turns } from '../submitting/turns.ts'
import type { SeatNeeds } from './seat.ts'
import type { SendContext, SendContexts } from './send-context.ts'
import type { SendGuard } from './send-guard.ts'

export type SendingPorts = Pick<
  Ports,
  'clock' | 'random' | 'log' | 'editions' | 'subscribers' | 'deliveries' | 'pace' | 'mailer' | 'secrets' | 'queue'
>

export interface Sending {
  ports: SendingPorts
  settings: Settings
  contexts: SendContexts
  context: SendContext
  guard: SendGuard
  turns: Turns
  needs: SeatNeeds
  /** Instant (ms) until which what a busy table refused is set right. */
  untilMs: number
  /** Mails of which SES said anything. */
  answered: number
  submitted: number
  /** Deliveries that failed for good. */
  failed: number
  /** Why no turn came. */
  noTurn: NoTurn | null
  /** This sender noticed first that SES fails. */
  halted: boolean
}
