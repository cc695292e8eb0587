// What composing chooses in a week under given decisions, for the editor's desk and the proof.
import { stockOf } from '../../../functions/edition/composition/compose.ts'
import { chooseWithEditor } from '../../../functions/edition/decisions/choose-with-editor.ts'
import type { EditorialDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { withEditedSentences } from '../../../functions/edition/decisions/edited-stories.ts'
import type { Generation } from './generation.ts'
import type { Week } from './weeks.ts'

export type WeekChoice = Awaited<ReturnType<typeof choiceOf>>

/** @param editorial the decisions as stored, or as they would be */
export async function choiceOf(generation: Generation, week: Week, editorial: EditorialDecisions = week.editorial) {
  const { ledger, earlier, freshness, date } = week
  const [{ articles, candidates }, { caps }] = [await generation.stock(), await generation.settings()]
  const topics = await generation.topics()
  const edited = withEditedSentences(candidates, { articles, ledger }, editorial.decisions, caps)
  const decided = editorial.decisions
  const stock = stockOf({ articles, candidates: edited.candidates, topics, ledger, earlier, freshness, date, decided })
  const choice = chooseWithEditor(stock, editorial, caps)
  return { edited: edited.candidates, stock, choice, notes: [...edited.notes, ...choice.notes] }
}
