// The mail that brings a reader fresh links.
import type { LanguageTag } from '../content/types.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

export interface LinksFacts {
  /** Of the frame. */
  language: LanguageTag
  /** Why it comes: somebody asked for it, or the reader renewed their links. */
  reason: 'asked' | 'renewed' | 'leaving'
  preferencesUrl: string
  leaveUrl: string
}

export function composeLinks(
  emailContext: EmailContext,
  { language: wanted, reason, ...links }: LinksFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'links', wanted)
  const list = emailContext.list.listName
  const context = {
    date: say('mail-about'),
    title: say(`links-${reason}-title`),
    text: say(`links-${reason}-text`, { list }),
    openUrl: reason === 'leaving' ? links.leaveUrl : links.preferencesUrl,
    open: say(reason === 'leaving' ? 'links-leaving-open' : 'links-open'),
    keep: say(reason === 'leaving' ? 'links-leaving-keep' : 'links-keep'),
  }
  return write({ subject: say('links-subject', { list }), preheader: say(`links-${reason}-preheader`) }, context, links)
}
