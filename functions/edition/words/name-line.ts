// What lists, links, feeds, the preview and alerts call a story: its headline, else its source and opening words. How
// long it is (characters) stands here.
import type { Quote } from '../../content/types.ts'
import type { Source } from '../types.ts'
import { shortened } from './subject.ts'

/** Characters of a name line that is no headline: as aimed at for a subject (`subject.ts`). */
const longest = 60
/** Characters of them that the source may take: the words that follow say what it is about. Chosen, not measured. */
const longestSource = 28

/**
 * Words that are cut are cut at a word and end in “…”.
 *
 * @param source `null` where nothing is known of it
 * @example nameLineOf(null, [{ text: 'Both towns agreed in spring to build the bridge together.' }], source)
 * // 'Example Review: Both towns agreed in spring to build the…'
 */
export function nameLineOf(
  headline: string | null,
  sentences: readonly Pick<Quote, 'text'>[],
  source: Pick<Source, 'publication' | 'byline'> | null,
): string {
  if (headline !== null) return headline
  const [{ text } = { text: '' }] = sentences
  const speaker = source?.publication ?? source?.byline[0] ?? null
  if (speaker === null) return shortened(text, longest)
  const opening = `${shortened(speaker, longestSource)}: `
  return opening + shortened(text, longest - [...opening].length)
}
