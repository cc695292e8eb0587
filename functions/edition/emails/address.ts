// The emails of a change of address: the question to the new address, and the notice to the old one.
import type { LanguageTag } from '../../content/types.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

/** `taken`: the new address already has a subscription of its own. */
export type AddressOccasion = 'wanted' | 'taken' | 'changed' | 'undone'

export interface AddressFacts {
  /** Language of the frame. */
  language: LanguageTag
  about: AddressOccasion
  /** What the button opens; `null` if there is nothing to do. */
  openUrl: string | null
}

/** Contains none of the reader's other links, since it is not known that the reader has this mailbox. */
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
