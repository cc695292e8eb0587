// An email must state its language, direction and title before its first word, because screen readers choose a voice by
// them.
import { isLanguageTag } from '../../../functions/content/language/words/tag.ts'
import { directionOf } from '../../../functions/edition/words/messages.ts'
import { attribute } from '../html/inline-style.ts'
import type { Found, Reading } from '../html/read-aloud.ts'

export function pageBarriers({ root, title }: Reading): Found[] {
  const [language, direction] = [attribute(root, 'lang') ?? '', attribute(root, 'dir')?.toLowerCase() ?? '']
  const found = (rule: string, reason: string, remedy: string) => [{ rule, element: root, reason, remedy }]
  return [
    ...(isLanguage(language)
      ? []
      : found(
          'Language',
          `its lang is “${language}”, which names no language`,
          'write lang="en" or another tag on it',
        )),
    ...(direction === 'ltr' || direction === 'rtl'
      ? []
      : found('Direction', `its dir is “${direction}”`, 'write dir="ltr" or dir="rtl" on it')),
    ...(isOpposite(language, direction)
      ? found(
          'Direction',
          `its lang is “${language}”, its dir “${direction}”`,
          `write dir="${directionOf(language)}" on it`,
        )
      : []),
    ...(title === '' ? found('Title', 'the email has no title', 'write the subject into <title>') : []),
  ]
}

function isLanguage(tag: string): boolean {
  return tag !== 'und' && isLanguageTag(tag)
}

function isOpposite(language: string, direction: string): boolean {
  return isLanguage(language) && /^(?:ltr|rtl)$/.test(direction) && directionOf(language) !== direction
}
