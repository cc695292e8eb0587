// Every oddity that feeds are known for is read as a reader of the page would read it.
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../../functions/sources/feed/feed.ts'
import { feedData } from '../../../infra/commands/sources/print.ts'
import { feedCases } from '../../support/samples/feed-cases.ts'

const cases = feedCases()

describe('of a feed with', () => {
  it.each(cases)('$shows: its entries are read ($name)', ({ bytes, base, contentType, expected }) => {
    expect(feedData(readFeed({ bytes, base, contentType }))).toMatchObject(expected)
  })

  it('any such oddity, each in a file of its own, there are more than 60', () => {
    expect(cases.length).toBeGreaterThan(60)
    expect(new Set(cases.map(({ shows }) => shows)).size).toBe(cases.length)
  })
})

it('nothing outside the document is read for an entity', () => {
  const bytes = new TextEncoder().encode(
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y "<!ENTITY z \'grown\'>">%y;]>' +
      '<rss><channel><item><title>&x;&z;</title></item></channel></rss>',
  )
  expect(feedData(readFeed({ bytes }))).toMatchObject({ entries: [{ title: '&x;&z;' }] })
})
