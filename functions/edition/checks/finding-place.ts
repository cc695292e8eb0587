// Where a finding is: a frame, a part of one (`en: story:<id>`), a story; anything else concerns everyone.
import type { LanguageTag } from '../../content/types.ts'

/** @example placeInFrame('en', 'story:s1') // 'en: story:s1' */
export const placeInFrame = (language: LanguageTag, at: string): string => `${language}: ${at}`

/** @example frameAndPlace('en: story:s1') // { language: 'en', place: 'story:s1' } */
export function frameAndPlace(at: string): { language: LanguageTag | undefined; place: string } {
  const [, language, place = at] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}): (.*)$/s.exec(at) ?? []
  return { language, place }
}
