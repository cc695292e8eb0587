// Headlines in the lists of the site say which language they are in (WCAG 3.1.2), as far as that is known.
import { expect, test } from 'vitest'
import { headlineFields } from '../../../functions/archive/headline-fields.ts'
import { publishedOf } from '../../../functions/edition/compose.ts'
import { sampleEdition } from '../../support/sample-edition.ts'

const story = (language?: string) => ({ id: 's', headline: 'H', quotes: [], ...(language ? { language } : {}) })

test.each([
  ['of another language than the page', story('en'), { lang: 'en', dir: 'ltr' }],
  ['of the page’s own', story('ar'), { lang: null, dir: 'rtl' }],
  ['of an older edition, which does not say', story(), { lang: null, dir: 'auto' }],
])('%s', (_, published, fields) => {
  expect(headlineFields(published, 'ar')).toEqual({ headline: 'H', ...fields })
})

test('an edition notes the language of every headline: of its source, or of the list where it is made of a topic', () => {
  const languages = publishedOf(sampleEdition()).map(({ id, language }) => [id, language])
  expect(Object.fromEntries(languages)).toMatchObject({ bridge: 'en', market: 'ar', dam: 'en', lighthouse: 'en' })
})
