// What the records of editions say about briefings still to come.
import type { Weekday } from '../environment.ts'
import type { PlannedEdition, UpcomingEditions } from '../subscription/next-briefing.ts'
import { isLaunched } from './edition-status.ts'
import type { EditionRecord, ListState } from './types.ts'

/** Launched editions are still delivered if the list is closed afterwards. */
export function upcomingEditions(
  editions: readonly EditionRecord[],
  { open }: Pick<ListState, 'open'>,
  now: Date,
  deliveryDay: Weekday,
): UpcomingEditions {
  return { now, deliveryDay, editions: editions.map(planned), isClosed: !open }
}

function planned({ date, status, launchedAt }: EditionRecord): PlannedEdition {
  const state = isLaunched(status) ? 'launched' : status === 'composed' ? 'composed' : 'off'
  return { date, state, launchedAt }
}
