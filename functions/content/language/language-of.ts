// The language of a text, by its letter sequences (`eld`, N-grams of 60 languages); `und` (undetermined) where none
// stands out.
import { eld } from 'eld/extrasmall'
import type { LanguageTag } from '../types.ts'

/** What is read of a text. */
const paragraphs = 12
const charactersEach = 500

/** @example languageOf([{ text: 'Der Rat hat am Dienstag eine neue Brücke beschlossen.' }]) // 'de' */
export function languageOf(body: readonly { text: string }[]): LanguageTag {
  const texts = body.slice(0, paragraphs).map(({ text }) => text.slice(0, charactersEach))
  const found = eld.detect(texts.join(' '))
  return found.language !== '' && found.isReliable() ? found.language : 'und'
}
