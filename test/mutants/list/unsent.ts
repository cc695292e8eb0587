// What is certainly unsent, beside what is unknown: a table that does not answer costs no reader their mail.
import type { Mutant } from '../mutant.ts'

const unsentTests = ['features/sending/unsent']

export const unsent: readonly Mutant[] = [
  {
    promise: 'a claim that could not be given back is known as one under which nothing was submitted',
    file: 'use-cases/submitting/submit-once.ts',
    from: 'throw new UnsentClaim(claimId, error)',
    to: 'throw error instanceof Error ? error : new UnsentClaim(claimId, error)',
    tests: unsentTests,
  },
  {
    promise: 'who takes the batch up gives back the claim that was left in it',
    file: 'use-cases/sending/reader.ts',
    from: 'if (left !== undefined) {',
    to: "if (left === '') {",
    tests: unsentTests,
  },
  {
    promise: 'the batch keeps the claims that were left in it',
    file: 'adapters/edition/batch-records.ts',
    from: "else set.push('#unsent = :unsent')",
    to: '',
    tests: ['contract/edition-store'],
  },
  {
    promise: 'a reader whose claim was left is looked after by the batch, not closed as unknown',
    file: 'use-cases/reconciling/draw-up-receipt.ts',
    from: 'account.unsent.get(subscriber) === facts.claim.id',
    to: "account.unsent.get(subscriber) === ''",
    tests: unsentTests,
  },
  {
    promise: 'what is unsent for certain is told apart from what nobody knows',
    file: 'delivery/receipt/status.ts',
    from: "return isUnsent(facts) ? 'unsent' : 'unresolved'",
    to: "return isUnsent(facts) ? 'unresolved' : 'unresolved'",
    tests: unsentTests,
  },
  {
    promise: 'a claim that came while it was closed makes it unknown',
    file: 'delivery/receipt/status.ts',
    from: "return closed?.as === 'unsent' && claim === undefined && ambiguous === undefined",
    to: "return closed?.as === 'unsent' && ambiguous === undefined",
    tests: unsentTests,
  },
  {
    promise: 'what is unsent stands in one column of the receipt',
    file: 'delivery/receipt/receipt.ts',
    from: "if (status === 'unsent') tally.unsent += 1",
    to: '',
    tests: unsentTests,
  },
  {
    promise: 'a retry takes back what was closed as unsent, and nothing that was claimed since',
    file: 'adapters/delivery/delivery-facts.ts',
    from: "'AND #closed.#as = :unsent AND #closed.#at = :at ' +",
    to: "'AND #closed.#as <> :unsent AND #closed.#at = :at ' +",
    tests: ['contract/delivery-store'],
  },
]
