// The mails of a change of address: the question to the new one, and what the one that was given up is told.
import type { LanguageTag } from '../../content/types.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

/** `taken`: the new address has a subscription of its own. */
export type AddressOccasion = 'wanted' | 'taken' | 'changed' | 'undone'

export interface AddressFacts {
  /** Of the frame. */
  language: LanguageTag
  about: AddressOccasion
  /** What the button opens; `null` where there is nothing to do. */
  openUrl: string | null
}

/** None of the reader's other links: nobody knows yet, or any more, whether they read it. */
export function composeAddress(emailContext: EmailContext, { language: wanted, about, openUrl }: AddressFacts) {
  const { say, write } = emailWriterFor(emailContext, 'address', wanted)
  const list = emailContext.list.listName
  const context = {
    date: say('mail-about'),
    title: say(`address-${about}-title`),
    text: say(`address-${about}-text`, { list }),
    button: openUrl === null ? null : { url: openUrl, label: say(`address-${about}-open`) },
    after: say(`address-${about}-after`),
    why: say(about === 'wanted' || about === 'taken' ? 'address-why-new' : 'address-why-old', { list }),
  }
  const words = { subject: say(`address-${about}-subject`, { list }), preheader: say(`address-${about}-preheader`) }
  return write(words, context, {}) satisfies TransactionalEmail
}
