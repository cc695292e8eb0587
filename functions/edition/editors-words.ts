// Subject and preheader as an editor set them. They speak of the edition's lead story, so they are for readers who get it.
import { layoutOf } from './layout.ts'
import { defaultLanguage } from './messages.ts'
import type { EditionDocument, SlotValues } from './types.ts'

/** @param lead id of the reader's first story */
export function editorsWords(
  document: EditionDocument,
  lead: string | undefined,
  language: string,
): Partial<Pick<SlotValues, 'subject' | 'preheader'>> {
  const { subject, preheader } = document
  if (subject === undefined && preheader === undefined) return {}
  if (language !== defaultLanguage || lead === undefined || layoutOf(document)[0]?.story.id !== lead) return {}
  return { ...(subject === undefined ? {} : { subject }), ...(preheader === undefined ? {} : { preheader }) }
}
