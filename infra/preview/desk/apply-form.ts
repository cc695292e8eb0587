// Handles the forms that apply decisions, undo that, or discard a draft.
import { InvalidDecisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Composer } from '../composer.ts'
import type { PageQuery } from '../query.ts'
import { backTo, plain } from '../responses.ts'
import type { Applying } from './apply.ts'
import { type Desk, ListStopped } from './editors-desk.ts'

/** @returns the words of what happened if a script asks, otherwise the page, which also contains them */
export async function applyOn(
  form: URLSearchParams,
  pageQuery: PageQuery,
  { composer, desk }: { composer: Composer; desk: Desk },
): Promise<Response> {
  const shown = await composer.desk(pageQuery.wanted)
  if (shown === null) return plain(409, 'Nothing can be applied until the errors shown on the page are fixed.')
  try {
    const outcome = await done(form.get('act'), shown.week, desk)
    if (outcome === null) return plain(400, 'The form says nothing that can be done.')
    if (!outcome.ok) return plain(409, `Nothing was changed: ${outcome.said}.`)
    return form.get('script') === 'yes' ? plain(200, outcome.said) : backTo(pageQuery)
  } catch (error) {
    if (error instanceof InvalidDecisions || error instanceof ListStopped)
      return plain(409, `Nothing was changed: ${error.message}`)
    throw error
  }
}

function done(act: string | null, week: string, desk: Desk): Promise<Applying> | null {
  if (act === 'apply') return desk.apply(week)
  if (act === 'take-back') return desk.undoApplied(week)
  return act === 'discard' ? desk.discard(week) : null
}
