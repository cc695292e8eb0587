// Subject and preheader written by an editor. They are about the edition's lead story, so they are used only for
// readers who get it.
import type { LanguageTag } from '../../content/types.ts'
import { wordsIn } from '../decided-words.ts'
import { layoutOf } from '../frame/layout.ts'
import type { EditionDocument, PlaceholderValues } from '../types.ts'

/** @param lead id of the reader's first story */
export function editorsWords(
  document: EditionDocument,
  lead: string | undefined,
  language: LanguageTag,
): Partial<Pick<PlaceholderValues, 'subject' | 'preheader'>> {
  const [subject, preheader] = [wordsIn(document.subject, language), wordsIn(document.preheader, language)]
  if (subject === null && preheader === null) return {}
  if (lead === undefined || layoutOf(document).stories[0]?.story.id !== lead) return {}
  return { ...(subject === null ? {} : { subject }), ...(preheader === null ? {} : { preheader }) }
}
