// What this project's reader of mails finds in them is what `postal-mime` finds.
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import { dateIn, senderIn, textOf } from '../../../functions/sources/mail/header.ts'
import { mailIn } from '../../../functions/sources/mail/mime.ts'
import { listingCases } from '../../support/samples/listing-cases.ts'

/** It takes the declared encoding at its word. */
const readOtherwise = new Set(['wrong-charset'])
const peers = listingCases('mails', '.eml').filter(({ name }) => !readOtherwise.has(name))
const folded = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

it.each(peers)('of $shows ($name)', async ({ bytes }) => {
  const [ours, theirs] = [mailIn(bytes), await PostalMime.parse(bytes)]
  expect(folded(ours.html)).toBe(folded(theirs.html))
  expect(folded(ours.text)).toBe(folded(theirs.text))
  expect(folded(textOf(ours.header.get('subject')))).toBe(folded(theirs.subject))
  expect(senderIn(textOf(ours.header.get('from')))).toBe(theirs.from?.name || null)
  expect(dateIn(ours.header.get('date'))).toBe(theirs.date ?? null)
})
