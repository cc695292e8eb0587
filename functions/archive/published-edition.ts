// A launched edition, with what lists and feeds show of it.
import type { NamedTopic } from '../content/story/topics/topic-label.ts'
import type { LanguageTag, Quote } from '../content/types.ts'
import type { PublishedStory } from '../edition/types.ts'
import type { Withdrawn } from '../edition/withdrawn.ts'

export interface PublishedEdition {
  id: string
  /** ISO date of the delivery day. */
  date: string
  published: readonly PublishedStory[]
  /** Topics of its stories; absent from older editions. */
  topics?: readonly NamedTopic[]
  /** Languages in which it is on the site; absent from older editions. */
  languages?: readonly LanguageTag[]
  /** It was cancelled once it was there: its place is in no list. */
  isCancelled?: boolean
  /** What of it was later withdrawn. */
  withdrawn?: Withdrawn
  /** Sentences of earlier editions that it corrects, as they were printed. */
  corrected?: readonly string[]
  /** What their sources say now, as it quotes them. */
  correctedTo?: readonly Quote[]
}
