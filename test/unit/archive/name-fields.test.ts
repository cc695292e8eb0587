// Name lines in the lists of the site say which language they are in (WCAG 3.1.2), as far as that is known.
import { expect, test } from 'vitest'
import { nameFields } from '../../../functions/archive/name-fields.ts'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import { sampleEdition } from '../../support/samples/sample-edition.ts'

const story = (language?: string) => ({ id: 's', headline: 'H', quotes: [], ...(language ? { language } : {}) })

test.each([
  ['of another language than the page', story('en'), { lang: 'en', dir: 'ltr' }],
  ['of the page’s own', story('ar'), { lang: null, dir: 'rtl' }],
  ['of an older edition, which does not say', story(), { lang: null, dir: 'auto' }],
])('%s', (_, published, fields) => {
  expect(nameFields(published, 'ar')).toEqual({ name: 'H', ...fields })
})

test('a story without a headline is listed by its source and opening words', () => {
  const headless = { ...story('en'), headline: null, name: 'Harbour Post: Nobody asked the…' }
  expect(nameFields(headless, 'en').name).toBe('Harbour Post: Nobody asked the…')
})

test('an edition notes of every story its topics and who told it, for the lists of both', () => {
  const [first] = publishedOf(sampleEdition())
  expect(first).toMatchObject({ topics: ['rivers', 'energy'], source: { byline: expect.any(Array) } })
  expect(Object.keys(first?.source ?? {})).toEqual(['byline', 'publication', 'publishedOn', 'sourceLine'])
})

test('an edition notes the language of every name line: its source’s', () => {
  const languages = publishedOf(sampleEdition()).map(({ id, language }) => [id, language])
  expect(Object.fromEntries(languages)).toMatchObject({ bridge: 'en', market: 'ar', dam: 'en', lighthouse: 'en' })
})
