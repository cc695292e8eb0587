// Newsletters in the forms in which senders have them give their articles, and nothing of what goes with a list.
import { describe, expect, it } from 'vitest'
import { isMail, readMail } from '../../../functions/sources/mail/newsletter.ts'
import { feedData } from '../../../infra/commands/sources/print.ts'
import { listingCases } from '../../support/samples/listing-cases.ts'

const cases = listingCases('mails', '.eml')

interface Expected {
  has?: string[]
  lacks?: string[]
}

describe('of a newsletter with', () => {
  it.each(cases)('$shows: its articles are read ($name)', ({ bytes, expected }) => {
    expect(isMail(bytes)).toBe(true)
    const read = readMail(bytes)
    const bare = expected.entries.map(({ has: _, lacks: __, ...entry }) => entry)
    expect(feedData(read)).toMatchObject({ ...expected, entries: bare })
    const texts = 'entries' in read ? read.entries.map(({ content }) => content ?? '') : []
    expect(texts).toHaveLength(bare.length)
    for (const [at, { has = [], lacks = [] }] of (expected.entries as Expected[]).entries()) {
      for (const text of has) expect(texts[at]).toContain(text)
      for (const text of lacks) expect(texts[at]).not.toContain(text)
    }
  })

  it('any such form, each in a file of its own, there are at least 20', () => {
    expect(new Set(cases.map(({ shows }) => shows)).size).toBeGreaterThanOrEqual(20)
  })
})

it('a newsletter with control characters, raw or escaped, in headings and text: none is left', () => {
  const html =
    '<h2><a href="https://example.com/fish">\u0001 Fish market moves</a></h2><p>The stalls\u0007 go to the quay.&#3;</p>'
  const mail = `From: Harbour Notes <notes@example.com>\nSubject: Two\u0002 things\nContent-Type: text/html\n\n${html}`
  const read = readMail(new TextEncoder().encode(mail))
  const said = 'entries' in read ? read.entries.flatMap(({ title, content }) => [title, content]) : []
  expect(said.join(' ')).toContain('The stalls go to the quay.')
  expect(JSON.stringify(said)).not.toMatch(/\\u00[01]/)
})
