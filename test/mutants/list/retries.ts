// Readers who are tried again, and editions that are opened once more for them.
import type { Mutant } from '../mutant.ts'

const retry = 'use-cases/operating/retry-failed.ts'
const reopen = 'use-cases/launching/reopen-edition.ts'

export const retries: readonly Mutant[] = [
  {
    promise: 'a retry takes back no refusal that is not the one that was read',
    file: 'adapters/delivery/delivery-facts.ts',
    from: "'AND #refused.#permanent = :true AND #refused.#at = :at'",
    to: "'AND #refused.#permanent = :true AND (#refused.#at = :at OR #refused.#at <> :at)'",
    tests: ['contract/delivery-store'],
  },
  {
    promise: 'a retry is for definite refusals alone',
    file: 'adapters/delivery/delivery-facts.ts',
    from: "const others = [...Object.values(submittedAttributes), 'bounced', ...simpleFacts]",
    to: "const others = ['bounced']",
    tests: ['contract/delivery-store'],
  },
  {
    promise: 'a retry is for the reason that was named',
    file: retry,
    from: 'refused === null || !refused.reason.includes(reason)) continue',
    to: 'refused === null) continue',
    tests: ['features/operating/retry-failed'],
  },
  {
    promise: 'a retry that broke off goes on where it was',
    file: retry,
    from: "if (status === 'open') return",
    to: "if (status === 'claimed') return",
    tests: ['features/operating/retry-failed'],
  },
  {
    promise: 'a retry waits until no other edition is sent',
    file: 'delivery/edition-status.ts',
    from: 'id !== edition && isUnderWay(status)',
    to: 'id === edition && isUnderWay(status)',
    tests: ['features/operating/retry-failed'],
  },
  {
    promise: 'a retry and a launch at the same moment never both go out',
    file: reopen,
    from: "const status = after === null ? 'sending' : 'sent'",
    to: "const status = after === '' ? 'sent' : 'sending'",
    tests: ['features/operating/retry-failed'],
  },
  {
    promise: 'an edition whose opening broke off is opened by the next account',
    file: reopen,
    from: "if (status !== 'paused' || !isBrokenOff) return false",
    to: "if (status !== 'stopped' || !isBrokenOff) return false",
    tests: ['features/operating/retry-failed'],
  },
  {
    promise: 'a complete receipt is drawn up anew once readers are tried again',
    file: 'use-cases/reconciling/reconcile-deliveries.ts',
    from: "return receipt?.complete !== true || status === 'sent'",
    to: "return receipt?.complete !== true || status === 'composed'",
    tests: ['features/operating/retry-failed'],
  },
]
