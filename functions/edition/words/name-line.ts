// The name line of a story in lists, links, feeds, the preview and alerts: its headline, else its source and opening
// words. Sets how long it is (characters).
import type { Quote } from '../../content/types.ts'
import type { Source } from '../types.ts'
import { siteOf } from './site-name.ts'
import { shortened, shortenedName } from './subject.ts'

/** Most characters of a name line that is not a headline: the length aimed at for a subject (`subject.ts`). */
const longest = 60
/** Most of them that the source may take, since the words after it say what the story is about. Chosen, not
 * measured. */
const longestSource = 28

/**
 * Shortened at a word, with “…” at the end.
 *
 * @param source `null` if nothing is known about it
 * @example nameLineOf(null, [{ text: 'Both towns agreed in spring to build the bridge together.' }], source)
 * // 'Example Review: Both towns agreed in spring to build the…'
 */
export function nameLineOf(
  headline: string | null,
  sentences: readonly Pick<Quote, 'text'>[],
  source: Pick<Source, 'publication' | 'byline' | 'url'> | null,
): string {
  if (headline !== null) return headline
  const text = withoutFullStop(sentences[0]?.text ?? '')
  const speaker = source?.publication ?? source?.byline[0] ?? (source === null ? null : siteOf(source))
  if (speaker === null) return shortenedName(text, longest)
  const opening = `${shortened(speaker, longestSource)}: `
  return opening + shortenedName(text, longest - [...opening].length)
}

/** As headlines go without; the stop of an abbreviation stays. */
function withoutFullStop(sentence: string): string {
  return sentence.replace(/(?<=[\p{L}\p{N}]{3})\.$/u, '')
}
