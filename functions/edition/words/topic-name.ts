// A topic as a frame prints it: in the frame's language if it was translated, and isolated if it runs against the
// frame.

import { labelIn, type NamedTopic } from '../../content/story/topics/topic-label.ts'
import type { LanguageTag } from '../../content/types.ts'
import { isolate, isolateOwn } from './bidi.ts'
import { directionOf } from './messages.ts'

export function topicName(topic: Pick<NamedTopic, 'label' | 'labels'>, language: LanguageTag): string {
  const label = labelIn(topic, language)
  return inOwnDirection(label, label !== topic.label, language)
}

/** @param isTranslated true if the text is certainly in that language */
export function inOwnDirection(text: string, isTranslated: boolean, language: LanguageTag): string {
  return (isTranslated ? isolateOwn : isolate)(text, directionOf(language))
}
