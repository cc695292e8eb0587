// What a topic is called in the language of a reader. The taxonomy has its own labels, and translations for some
// languages.

import { ownEntry } from '../../language/words/own-entry.ts'
import { primaryLanguage } from '../../language/words/tag.ts'
import type { Topic } from '../../types.ts'

/** What a list, a chip or a footer needs to know about a topic. */
export type NamedTopic = Pick<Topic, 'id' | 'label' | 'labels'>

/**
 * @param language BCP 47 tag; without a label in it, that of the language it is a variety of is used, and then the
 * topic's own
 * @example labelIn({ label: 'Belarus', labels: { ar: 'بيلاروس' } }, 'ar-EG') // 'بيلاروس'
 */
export function labelIn({ label, labels }: Pick<Topic, 'label' | 'labels'>, language: string): string {
  return inLanguage(label, labels, language)
}

export function definitionIn(
  { definition, definitions }: Pick<Topic, 'definition' | 'definitions'>,
  language: string,
): string {
  return inLanguage(definition, definitions, language)
}

/** The parts that an edition keeps, so that its frames can be built from it alone. */
export function namedTopic({ id, label, labels }: NamedTopic): NamedTopic {
  return { id, label, ...(labels === undefined ? {} : { labels }) }
}

function inLanguage(own: string, others: Record<string, string> | undefined, language: string): string {
  if (others === undefined) return own
  return ownEntry(others, language) ?? ownEntry(others, primaryLanguage(language)) ?? own
}
