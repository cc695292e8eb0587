// Whether a page that was fetched again has the same article.
import { expect, test } from 'vitest'
import { isSamePage, pageMark } from '../../../functions/sources/page-mark.ts'
import { words } from '../../support/worlds/fetch-world.ts'

const page = (text: string, around = '') =>
  `<html><head><script>${around}</script></head><body><nav>${around}</nav><h1>A second ferry for Sule</h1>` +
  `<p>${text}</p><aside>${around}<a href="/">${around}</a></aside></body></html>`

test('a page is the same while its text is, whatever stands around it', () => {
  const before = pageMark(page(words('the ferry'), 'Read 3 times, 4 minutes ago'))
  expect(pageMark(page(words('the  ferry'), 'Read 9 times, 5 hours ago'))).toBe(before)
  expect(pageMark(page(words('the fairy')))).not.toBe(before)
})

test('a page whose text stands in no paragraph is told by all of it', () => {
  const inDivs = (about: string) => `<div>${words(about)}</div>`
  expect(pageMark(inDivs('the ferry'))).not.toBe(pageMark(inDivs('the fairy')))
})

test('what stands in the place of an article is told from its new version', () => {
  const before = page(words('the ferry'))
  expect(isSamePage(before, page(`${words('the ferry')} More of it.`))).toBe(true)
  expect(isSamePage(before, '<h1>A second ferry for Sule</h1><p>This article was taken back.</p>')).toBe(true)
  expect(isSamePage(before, '<h1>We are down for maintenance</h1><p>Please come back in an hour.</p>')).toBe(false)
})
