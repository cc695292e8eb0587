// Handles a form of the editor's desk: decides, writes, and shows the page again.
import { InvalidDecisions, noDecisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Composer } from '../composer.ts'
import { addressOf, type PageQuery } from '../query.ts'
import { plain, seeOther } from '../responses.ts'
import { type Act, actIn } from './act.ts'
import { decisionsAfter } from './decisions-after.ts'
import { type Desk, ListStopped } from './editors-desk.ts'
import { partOfAct, seenOf } from './shown-decisions.ts'
import { writtenFaults } from './written-faults.ts'

interface Behind {
  composer: Composer
  desk: Desk
}

export async function decideOn(form: URLSearchParams, pageQuery: PageQuery, behind: Behind): Promise<Response> {
  const { composer } = behind
  const { history } = behind.desk
  const desk = await composer.desk(pageQuery.wanted)
  if (desk === null) return plain(409, 'You cannot make decisions until the errors shown on the page are fixed.')
  const { week } = desk
  const isUndo = form.get('act') === 'undo'
  const cut = await textsOfCut(form, pageQuery, composer)
  if ('refused' in cut) return notSaved(409, cut.refused, form)
  const act = isUndo ? null : actIn(form, cut.texts)
  if (act === null && !isUndo) return plain(400, 'The form names no story, or nothing that can be done with one.')
  const faults = act === null ? [] : writtenFaults(act)
  if (faults.length > 0) return notSaved(409, faults.join('. '), form)
  try {
    const printed = desk.printed.map(({ id }) => id)
    const seen = form.get('seen')
    if (act === null) await history.undo(week, (decisions) => refuseStale(seen, seenOf(decisions, 'all')))
    else {
      await history.change(week, (decisions) => {
        refuseStale(seen, seenOf(decisions, partOfAct(act), 'story' in act ? act.story : ''))
        return decisionsAfter(decisions, act, printed, noDecisions)
      })
    }
  } catch (error) {
    if (error instanceof Stale) return notSaved(412, error.message, form)
    if (error instanceof InvalidDecisions || error instanceof ListStopped) return notSaved(409, error.message, form)
    throw error
  }
  await behind.desk.changed(week)
  return seeOther(addressOf({ ...pageQuery, story: act?.act === 'sentences' ? null : pageQuery.story }) + placeOf(act))
}

/** The decisions have changed since the form was opened. */
class Stale extends Error {}

/** @param seen state named by the form; without it, the present decisions are used */
function refuseStale(seen: string | null, now: string): void {
  if (seen === null || seen === now) return
  throw new Stale('this was decided anew since you opened the page, in another window or by hand; look at it again')
}

type TextsOfCut = { texts: string[] } | { refused: string }

async function textsOfCut(form: URLSearchParams, { wanted }: PageQuery, composer: Composer): Promise<TextsOfCut> {
  if (form.get('act') !== 'sentences') return { texts: [] }
  const answer = await composer.cut({ wanted, story: form.get('story') ?? '', keys: form.getAll('sentence') })
  if (answer === null) return { refused: 'no story of this edition has that id' }
  return answer.reason === null ? { texts: answer.texts } : { refused: answer.reason }
}

/** Without a script, this is all that is left of the form, so words written in it must not be lost. */
function notSaved(status: number, reason: string, form: URLSearchParams): Response {
  const written = ['introduction', 'note', 'own'].flatMap((name) => form.get(name)?.trim() || [])
  const kept = written.length === 0 ? '' : `\n\nWhat you wrote:\n${written.join('\n')}`
  return plain(status, `Nothing was saved: ${reason}${kept}`)
}

/** Where the page continues after a save without a script. */
function placeOf(act: Act | null): string {
  switch (act?.act) {
    case 'note':
    case 'headline':
    case 'own-headline':
      return `#${act.act}-of-${act.story}`
    case 'up':
    case 'down':
    case 'place':
    case 'form':
    case 'join':
    case 'part':
    case 'sentences':
      return `#story-${act.story}`
    case 'introduction':
      return '#desk-introduction'
    default:
      return ''
  }
}
