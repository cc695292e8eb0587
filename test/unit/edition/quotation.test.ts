// How much of an article may still be quoted (C6), as an editor who chooses other sentences is told.
import { expect, test } from 'vitest'
import { Quotation } from '../../../functions/edition/choosing/quoted-so-far.ts'

const caps = { quotedPerArticle: 400, quotedPerArticleAndEdition: 120 }
const quote = (words: number) => ({ text: 'word '.repeat(words).trim(), article: 'a', paragraph: 0 })
const of = (articleWords: number) => new Quotation([], (id) => id, new Map([['a', articleWords]]), caps)

test('an editor is told of a quarter of a short article, and of 120 words of a long one', () => {
  expect([of(200).wordsLeft('a'), of(2_000).wordsLeft('a')]).toEqual([50, 120])
})

test('an editor is told only of what other stories of the article leave', () => {
  const quotation = of(400)
  quotation.add([quote(30)], null)
  expect(quotation.wordsLeft('a')).toBe(70)
  quotation.add([quote(80)], null)
  expect(quotation.wordsLeft('a')).toBe(0)
})
