// How long a request to a server of the laptop may take.
import { minuteMs } from '../../../functions/durations.ts'

export interface LoopbackLimits {
  /** For the headers, from the connection's first byte, or from the connection if none comes. */
  headersMs: number
  /** For the whole request. */
  requestMs: number
  /** How often both are checked. */
  checkMs: number
}

/** Everything comes from this machine; a request that takes longer is stuck or hostile. */
export const loopbackLimits: LoopbackLimits = { headersMs: 30_000, requestMs: minuteMs, checkMs: 5000 }
