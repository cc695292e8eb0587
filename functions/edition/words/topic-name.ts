// A topic as a frame prints it: in its language where somebody translated it, and set apart where it runs against the
// frame.

import { labelIn, type NamedTopic } from '../../content/story/topic-label.ts'
import type { LanguageTag } from '../../content/types.ts'
import { isolate, isolateOwn } from './bidi.ts'
import { directionOf } from './messages.ts'

export function topicName(topic: Pick<NamedTopic, 'label' | 'labels'>, language: LanguageTag): string {
  const label = labelIn(topic, language)
  return inOwnDirection(label, label !== topic.label, language)
}

/** @param isTranslated whether the text is in that language for certain */
export function inOwnDirection(text: string, isTranslated: boolean, language: LanguageTag): string {
  return (isTranslated ? isolateOwn : isolate)(text, directionOf(language))
}
