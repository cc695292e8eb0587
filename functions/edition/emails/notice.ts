// The email to a reader whose topics have all ended: which topics there are now, and how to choose.
import type { LanguageTag } from '../../content/types.ts'
import { isolate } from '../words/bidi.ts'
import { directionOf } from '../words/messages.ts'
import { type EmailContext, emailWriterFor, printedTopics, type TransactionalEmail } from './transactional-email.ts'

export interface NoticeFacts {
  /** Language of the frame. */
  language: LanguageTag
  /** The topics that the reader had chosen, as far as their names are known. */
  ended: readonly string[]
  preferencesUrl: string
  leaveUrl: string
}

/** Most topics that are named. Chosen, not measured. */
const mostNamed = 20

export function composeNotice(
  emailContext: EmailContext,
  { language: wanted, ended, ...links }: NoticeFacts,
): TransactionalEmail {
  const { language, say, write } = emailWriterFor(emailContext, 'notice', wanted)
  const list = emailContext.list.listName
  const dir = directionOf(language)
  const named = ended.slice(0, mostNamed).map((name) => isolate(name, dir))
  const everything = emailContext.topics.map(({ id }) => id)
  const context = {
    date: say('mail-about'),
    ended: named.length === 0 ? '' : say('ended-were', { topics: named.join(say('list-separator')) }),
    topics: printedTopics(emailContext, everything, language),
  }
  const words = { subject: say('ended-subject', { list }), preheader: say('ended-preheader') }
  return write(words, context, links)
}
