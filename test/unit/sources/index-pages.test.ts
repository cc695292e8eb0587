// Index pages as sites build them give the articles that they list, and neither menus nor lists of most-read articles.
import { describe, expect, it } from 'vitest'
import { readIndexPage } from '../../../functions/sources/page/index-page.ts'
import { feedData } from '../../../infra/commands/sources/print.ts'
import { listingCases } from '../../support/samples/listing-cases.ts'

const cases = listingCases('index-pages', '.page')

describe('of an index page with', () => {
  it.each(cases)('$shows: its articles are found ($name)', ({ bytes, base, contentType, expected }) => {
    const read = readIndexPage({ bytes, base, contentType })
    const { publication, ...data } = expected
    expect(feedData(read)).toMatchObject(data)
    expect((feedData(read) as typeof expected).entries).toHaveLength(expected.entries.length)
    if (publication !== undefined) expect(read).toMatchObject({ publication })
  })

  it('any such build, each in a file of its own, there are at least 12', () => {
    expect(new Set(cases.map(({ shows }) => shows)).size).toBeGreaterThanOrEqual(12)
  })
})

it('no more than 200 articles of a page are taken', () => {
  const links = Array.from(
    { length: 300 },
    (_, n) => `<li><a href="/n/a-long-story-${n}">A long story, part ${n}</a></li>`,
  )
  const read = readIndexPage({
    bytes: new TextEncoder().encode(`<ul>${links.join('')}</ul>`),
    base: 'https://example.com/',
  })
  expect('entries' in read && read.entries.length).toBe(200)
  expect('notes' in read && read.notes).toEqual(['links behind the first 200 were not taken'])
})

it.each([
  ['<div id="root"></div><script src="/main.js"></script>', 'scripts write them, and none are run'],
  ['<p>We are closed.</p>', 'it is a page without links'],
  ['<p><a href="/about">About</a></p><script src="/main.js"></script>', 'no links to articles are found in it'],
])('a page without articles says why: %s', (html, why) => {
  const bytes = new TextEncoder().encode(`<!doctype html><html><body>${html}</body></html>`)
  expect(readIndexPage({ bytes, base: 'https://example.com/' })).toMatchObject({
    refused: expect.stringContaining(why),
  })
})
