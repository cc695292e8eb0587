// A bundle tells languages apart by the same data as a checkout, without what it does not ask.
import { expect, it } from 'vitest'
import { recognised } from '../../functions/content/language/recognised-languages.ts'
import { type LanguageData, moduleOf, packed } from '../../infra/language-data.ts'

const some: LanguageData = {
  type: 'XS60',
  languages: { 0: 'de', 1: 'sw', 2: 'fr' },
  isSubset: false,
  ngrams: { ' der': { 0: 12, 2: 0 }, ya: { 1: 9 }, "d'u": { 1: 3, 2: 40 }, 12: { 0: 7 } },
}

it('holds the sequences and scores of the languages that are kept, and no others', async () => {
  const source = await moduleOf(some, ['de', 'fr'])
  const { ngramsData } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  expect(ngramsData).toEqual({
    ...some,
    isSubset: true,
    ngrams: { ' der': { 0: 12, 2: 0 }, "d'u": { 2: 40 }, 12: { 0: 7 } },
  })
})

it('names each language once', () => expect(new Set(recognised).size).toBe(recognised.length))

it('packs bytes as Z85 does', () => {
  expect(packed(Buffer.from('864fd26fb559f75b', 'hex'))).toBe('HelloWorld')
})
