// One sender at work on an edition: what it needs, and the results so far.
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
  /** Instant (ms) until which writes refused by a busy table are retried. */
  untilMs: number
  /** Emails that SES has answered in any way. */
  answered: number
  submitted: number
  /** Deliveries that failed permanently. */
  failed: number
  /** Why no turn came. */
  noTurn: NoTurn | null
  /** This sender was the first to notice that SES fails. */
  halted: boolean
}
