// All mutants, in the order of a delivery.
import { accounting } from './list/account.ts'
import { addresses } from './list/addresses.ts'
import { canary } from './list/canary.ts'
import { launching } from './list/launching.ts'
import { messages } from './list/messages.ts'
import { outage } from './list/outage.ts'
import { paceAndQuota } from './list/pace.ts'
import { readers } from './list/readers.ts'
import { retries } from './list/retries.ts'
import { submitting } from './list/submitting.ts'
import { tables } from './list/tables.ts'
import { unsent } from './list/unsent.ts'
import type { Mutant } from './mutant.ts'

export const mutants: readonly Mutant[] = [
  ...launching,
  ...canary,
  ...retries,
  ...submitting,
  ...paceAndQuota,
  ...outage,
  ...readers,
  ...addresses,
  ...accounting,
  ...unsent,
  ...messages,
  ...tables,
]
