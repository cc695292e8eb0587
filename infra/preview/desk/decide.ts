// Takes a form of the editor's desk: decides, writes, and shows the page again.
import { InvalidDecisions, noDecisions } from '../../../functions/edition/decisions.ts'
import type { Composer } from '../composer.ts'
import type { PageQuery } from '../query.ts'
import { backTo, plain } from '../responses.ts'
import { actIn, decisionsAfter } from './act.ts'
import type { DecisionFile } from './decision-file.ts'

export async function decideOn(
  form: URLSearchParams,
  pageQuery: PageQuery,
  { composer, decisionFile }: { composer: Composer; decisionFile: DecisionFile },
): Promise<Response> {
  const desk = await composer.desk(pageQuery.wanted)
  if (desk === null) return plain(409, 'You cannot make decisions until the errors shown on the page are fixed.')
  const { week, printed } = desk
  const act = actIn(form)
  try {
    if (form.get('act') === 'undo') await decisionFile.undo(week)
    else if (act === null) return plain(400, 'The form names no story, or nothing that can be done with one.')
    else {
      const ids = printed.map(({ id }) => id)
      await decisionFile.save(week, decisionsAfter(await decisionFile.read(week), act, ids, noDecisions))
    }
  } catch (error) {
    if (error instanceof InvalidDecisions) return plain(409, `Nothing was saved: ${error.message}`)
    throw error
  }
  await composer.changed([decisionFile.fileOf(week)])
  return backTo(pageQuery)
}
