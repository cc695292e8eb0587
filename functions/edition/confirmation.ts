// The mail that asks whether a subscription was meant.
import type { LanguageTag } from '../content/types.ts'
import { type Letter, penFor, printedTopics, type Stationery } from './letter.ts'

export interface ConfirmationFacts {
  /** Of the frame. */
  language: LanguageTag
  /** Ids of the topics that were asked for. */
  topics: readonly string[]
  /** Opens the page with the button. */
  confirmUrl: string
}

export function composeConfirmation(stationery: Stationery, facts: ConfirmationFacts): Letter {
  const { language, say, write } = penFor(stationery, 'confirmation', facts.language)
  const list = stationery.list.listName
  const context = {
    date: say('mail-about'),
    topics: printedTopics(stationery, facts.topics, language),
    confirmUrl: facts.confirmUrl,
    site: new URL(stationery.list.siteUrl).host,
  }
  const words = { subject: say('confirmation-subject', { list }), preheader: say('confirmation-preheader') }
  return write(words, context, {})
}
