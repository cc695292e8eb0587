// The reply to a request for help by email: how to write to the list. It is the same for everyone, reader or not.
import type { LanguageTag } from '../../content/types.ts'
import { archivePath, subscribeUrl } from '../site-url.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

export interface HelpFacts {
  /** Language of the frame. */
  language: LanguageTag
  mailDomain: string
  /** Address of a person. */
  replyToAddress: string
}

export function composeHelp(
  emailContext: EmailContext,
  { language: wanted, mailDomain, replyToAddress }: HelpFacts,
): TransactionalEmail {
  const { language, say, write } = emailWriterFor(emailContext, 'help', wanted)
  const { listName: list, siteUrl } = emailContext.list
  const to = (mailbox: string) => ({ address: `${mailbox}@${mailDomain}` })
  const context = {
    date: say('mail-about'),
    title: say('help-title', { list }),
    text: say('help-text', to('help')),
    ways: [
      {
        title: say('help-subscribe'),
        text: say('help-subscribe-text', to('subscribe')),
        url: subscribeUrl(siteUrl, language),
      },
      { title: say('help-leave'), text: say('help-leave-text', to('unsubscribe')), url: '' },
      { title: say('help-read'), text: '', url: `${siteUrl}${archivePath(language)}` },
      { title: say('help-person'), text: say('help-person-text', { address: replyToAddress }), url: '' },
    ],
  }
  return write({ subject: say('help-subject', { list }), preheader: say('help-preheader') }, context, {})
}
