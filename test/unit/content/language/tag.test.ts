// A language is told by its tag, and a reader of a variety is a reader of the language.
import { describe, expect, test } from 'vitest'
import { isCanonicalTag, isLanguageTag, primaryLanguage } from '../../../../functions/content/language/words/tag.ts'

describe('a tag of a language', () => {
  test.each(['en', 'pt-BR', 'zh-Hant-TW'])('%s is one, written as usual', (tag) => {
    expect([isLanguageTag(tag), isCanonicalTag(tag)]).toEqual([true, true])
  })

  test.each(['EN', 'pt-br', 'zh-hant-tw'])('%s is one, written in another way', (tag) => {
    expect([isLanguageTag(tag), isCanonicalTag(tag)]).toEqual([true, false])
  })

  test.each([
    '',
    'english language',
    'e',
    'en_GB',
    `en-x-${'a'.repeat(8)}-${'b'.repeat(8)}-${'c'.repeat(8)}-dddd`,
    7,
    null,
  ])('%j is none', (value) => {
    expect([isLanguageTag(value), isCanonicalTag(value)]).toEqual([false, false])
  })

  test.each([
    ['pt-BR', 'pt'],
    ['ar', 'ar'],
    ['zh-Hant-TW', 'zh'],
  ])('%s is a variety of %s', (tag, language) => {
    expect(primaryLanguage(tag)).toBe(language)
  })
})
