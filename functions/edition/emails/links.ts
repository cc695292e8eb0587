// The email with fresh links for a reader.
import type { LanguageTag } from '../../content/types.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

export interface LinksFacts {
  /** Language of the frame. */
  language: LanguageTag
  /** Why it is sent: someone asked for it, or the reader renewed their links. */
  reason: 'asked' | 'renewed' | 'leaving' | 'copy' | 'erase' | 'address'
  preferencesUrl: string
  leaveUrl: string
  /** What the button opens, if it is not one of the links above. */
  openUrl?: string
}

export function composeLinks(
  emailContext: EmailContext,
  { language: wanted, reason, openUrl, ...links }: LinksFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'links', wanted)
  const list = emailContext.list.listName
  const words = reason === 'asked' || reason === 'renewed' ? 'links' : `links-${reason}`
  const context = {
    date: say('mail-about'),
    title: say(`links-${reason}-title`),
    text: say(`links-${reason}-text`, { list }),
    openUrl: openUrl ?? (reason === 'leaving' ? links.leaveUrl : links.preferencesUrl),
    open: say(`${words}-open`),
    keep: say(`${words}-keep`),
  }
  return write(
    { subject: say(`${words}-subject`, { list }), preheader: say(`links-${reason}-preheader`) },
    context,
    links,
  )
}
