// Which words written into a form the editor's desk refuses, and why. The rules are those of the decisions file:
// `functions/edition/decided-words.ts` (texts and their length) and `decisions/decisions.ts` (headlines and everything
// else).
import { wordsMistakes } from '../../../functions/edition/decided-words.ts'
import { ownHeadlineMistakes } from '../../../functions/edition/decisions/decisions.ts'
import type { Act } from './act.ts'

/** An empty text removes the words, and is always allowed. */
export function writtenFaults(act: Act): string[] {
  const said = (text: string) => (text === '' ? undefined : text)
  switch (act.act) {
    case 'introduction':
      return wordsMistakes('introduction', said(act.text), 'The introduction')
    case 'note':
      return wordsMistakes('notes', said(act.text), 'The note')
    case 'words':
      return [
        ...wordsMistakes('subject', said(act.subject), 'The subject'),
        ...wordsMistakes('preheader', said(act.preheader), 'The preheader'),
      ]
    case 'own-headline':
      return act.text === '' ? [] : ownHeadlineMistakes(act.text, 'The headline')
    default:
      return []
  }
}
