// The editor's decisions for one edition. A file that cannot be used holds the edition: sending what an editor removed
// would be worse than waiting.
import type { DecisionNote } from '../../edition/decisions/choose-with-editor.ts'
import {
  type EditorialDecisions,
  editorialDecisionsFor,
  InvalidDecisions,
  noEditorialDecisions,
} from '../../edition/decisions/decisions.ts'
import type { Finding } from '../../edition/types.ts'
import type { Ports } from '../../ports.ts'

export async function readEditorialDecisions(
  { decisions }: Pick<Ports, 'decisions'>,
  week: string,
): Promise<{ editorial: EditorialDecisions; findings: Finding[] }> {
  const files = await decisions.files()
  try {
    return { editorial: editorialDecisionsFor(files, week), findings: [] }
  } catch (error) {
    if (!(error instanceof InvalidDecisions)) throw error
    const { file: at, mistakes } = error
    return { editorial: noEditorialDecisions, findings: mistakes.map((reason) => ({ rule: 'decisions', at, reason })) }
  }
}

export function reportNotes({ log }: Pick<Ports, 'log'>, edition: string, notes: readonly DecisionNote[]): void {
  if (notes.length > 0) log.warn('Decisions of the editor had no effect.', { edition, notes })
}
