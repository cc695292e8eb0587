// A form of the editor's desk, taken: decides, writes, and shows the page again.
import { InvalidDecisions, noDecisions } from '../../../functions/edition/decisions.ts'
import type { Composer } from '../composer.ts'
import { addressOf, type Looking } from '../query.ts'
import type { Answer } from '../response.ts'
import { actIn, pressed } from './act.ts'
import type { Pen } from './pen.ts'

export async function decideOn(
  form: URLSearchParams,
  looking: Looking,
  { composer, pen }: { composer: Composer; pen: Pen },
): Promise<Answer> {
  const desk = await composer.desk(looking.wanted)
  if (desk === null) return plain(409, 'You cannot make decisions until the errors shown on the page are fixed.')
  const { week, printed } = desk
  const act = actIn(form)
  try {
    if (form.get('act') === 'undo') await pen.undo(week)
    else if (act === null) return plain(400, 'The form names no story, or nothing that can be done with one.')
    else {
      const ids = printed.map(({ id }) => id)
      await pen.save(week, pressed(await pen.read(week), act, ids, noDecisions))
    }
  } catch (error) {
    if (error instanceof InvalidDecisions) return plain(409, `Nothing was saved: ${error.message}`)
    throw error
  }
  await composer.changed([pen.fileOf(week)])
  return { ...plain(303, ''), headers: { location: addressOf(looking) } }
}

function plain(status: number, words: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${words}\n` }
}
