// A bundle tells languages apart by the same data as a checkout, without what it does not ask.
import { expect, it } from 'vitest'
import { recognised } from '../../functions/content/language/languages/recognised-languages.ts'
import {
  type LanguageData,
  moduleOfSequences,
  moduleOfWords,
  packed,
  reader,
  readerModule,
} from '../../infra/bundling/language-data.ts'

const some: LanguageData = {
  type: 'XS60',
  languages: { 0: 'de', 1: 'sw', 2: 'fr' },
  isSubset: false,
  ngrams: { ' der': { 0: 12, 2: 0 }, ya: { 1: 9 }, "d'u": { 1: 3, 2: 40 }, 12: { 0: 7 } },
}

const inUrl = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`

/** As the bundler puts it together. */
const load = (source: string) => import(inUrl(source.replace(`'${reader}'`, JSON.stringify(inUrl(readerModule)))))

it('holds the sequences and scores of the languages that are kept, and no others', async () => {
  const { ngramsData } = await load(moduleOfSequences(some, ['de', 'fr']))
  expect(ngramsData).toEqual({
    ...some,
    isSubset: true,
    ngrams: { ' der': { 0: 12, 2: 0 }, "d'u": { 2: 40 }, 12: { 0: 7 } },
  })
})

it('holds each word in its band', async () => {
  const bands = [
    { zipf: 6, words: 'the of' },
    { zipf: 5.75, words: 'often theme them été' },
  ]
  const { default: found } = await load(moduleOfWords({ bands }))
  expect(found).toEqual({
    bands: [
      { zipf: 6, words: 'of the' },
      { zipf: 5.75, words: 'often them theme été' },
    ],
  })
})

it('takes no score that a byte does not hold', () => {
  expect(() => moduleOfSequences({ ...some, ngrams: { ya: { 0: 256 } } }, ['de'])).toThrow('one byte')
})

it('names each language once', () => expect(new Set(recognised).size).toBe(recognised.length))

it('packs bytes as Z85 does', () => {
  expect(packed(Buffer.from('864fd26fb559f75b', 'hex'))).toBe('HelloWorld')
})
