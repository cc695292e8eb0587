// The email that asks someone to confirm their subscription.
import type { LanguageTag } from '../../content/types.ts'
import { type EmailContext, emailWriterFor, printedTopics, type TransactionalEmail } from './transactional-email.ts'

export interface ConfirmationFacts {
  /** Language of the frame. */
  language: LanguageTag
  /** Ids of the topics that were asked for. */
  topics: readonly string[]
  /** Opens the page with the confirmation button. */
  confirmUrl: string
  /** Asked for by email: topics are chosen on that page. */
  isByEmail?: boolean
}

export function composeConfirmation(emailContext: EmailContext, facts: ConfirmationFacts): TransactionalEmail {
  const { language, say, write } = emailWriterFor(emailContext, 'confirmation', facts.language)
  const list = emailContext.list.listName
  const context = {
    date: say('mail-about'),
    asked: say(facts.isByEmail ? 'confirmation-mailed' : 'confirmation-asked', { list }),
    choose: facts.isByEmail ? say('confirmation-choose') : '',
    why: facts.isByEmail
      ? say('confirmation-why-mailed')
      : say('confirmation-why', { site: new URL(emailContext.list.siteUrl).host }),
    topics: printedTopics(emailContext, facts.topics, language),
    confirmUrl: facts.confirmUrl,
  }
  const words = { subject: say('confirmation-subject', { list }), preheader: say('confirmation-preheader') }
  return write(words, context, {})
}
