// A launched edition, as far as lists and feeds show it.
import type { NamedTopic } from '../content/story/topic-label.ts'
import type { LanguageTag, Quote } from '../content/types.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { Withdrawn } from '../edition/withdrawn.ts'

export interface PublishedEdition {
  id: string
  /** ISO date of the delivery day. */
  date: string
  published: readonly PublishedStory[]
  /** Of its stories; not said of older ones. */
  topics?: readonly NamedTopic[]
  /** In which it stands on the site; not said of older ones. */
  languages?: readonly LanguageTag[]
  /** What of it was withdrawn since. */
  withdrawn?: Withdrawn
  /** Sentences of editions before it that it corrects, as they were printed. */
  corrected?: readonly string[]
  /** What it says that their sources read now. */
  correctedTo?: readonly Quote[]
}
