// A correction as the templates of the email and of the web edition receive it.

import type { EditionDocument } from '../types.ts'
import { labelOf, type Wording } from '../words/label.ts'
import { formatDate } from '../words/messages.ts'
import { languageOf, type MixedLine, mixed, plain, type TextLanguage } from './story-view.ts'

export interface CorrectionView extends TextLanguage {
  /** When it was printed, and from whom. */
  printed: MixedLine
  /** As it was printed; `null` if the source was withdrawn, as it is not printed again. */
  text: string | null
  /** What became of it. */
  verdict: string
  /** What its source says now instead. */
  now: string | null
}

export function correctionViews(
  { corrections = [] }: Pick<EditionDocument, 'corrections'>,
  wording: Wording,
): CorrectionView[] {
  const { say, language } = wording
  return corrections.map(({ date, source, sentences, became, now }) => ({
    printed: mixed(
      say('correction-printed', {
        date: formatDate(language, date),
        label: labelOf(
          source,
          { ...wording, date },
          true,
          sentences.map((text) => ({ text })),
        ),
      }),
      [source],
      wording,
    ),
    text: became === 'withdrawn' ? null : plain(sentences.join(' ')),
    verdict: say(`correction-${became}`),
    now: now === null ? null : plain(now.text),
    ...languageOf(source, wording),
  }))
}
