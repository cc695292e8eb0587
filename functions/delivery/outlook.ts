// What the records of editions say about briefings still to come.
import type { Weekday } from '../environment.ts'
import type { Outlook, PlannedEdition } from '../subscription/coming.ts'
import { isLaunched } from './edition-status.ts'
import type { EditionRecord } from './types.ts'

export function outlookFrom(editions: readonly EditionRecord[], now: Date, deliveryDay: Weekday): Outlook {
  return { now, deliveryDay, editions: editions.map(planned) }
}

function planned({ date, status, launchedAt }: EditionRecord): PlannedEdition {
  const state = isLaunched(status) ? 'launched' : status === 'composed' ? 'composed' : 'off'
  return { date, state, launchedAt }
}
