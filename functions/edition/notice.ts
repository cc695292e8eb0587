// The mail to a reader all of whose topics have ended: what there is now, and how to choose.
import type { LanguageTag } from '../content/types.ts'
import { isolate } from './bidi.ts'
import { type Letter, penFor, printedTopics, type Stationery } from './letter.ts'
import { directionOf } from './messages.ts'

export interface NoticeFacts {
  /** Of the frame. */
  language: LanguageTag
  /** What the reader had chosen, as far as the names are known. */
  ended: readonly string[]
  preferencesUrl: string
  leaveUrl: string
}

/** Topics a reader may have chosen that are named. */
const mostNamed = 20

export function composeNotice(stationery: Stationery, { language: wanted, ended, ...links }: NoticeFacts): Letter {
  const { language, say, write } = penFor(stationery, 'notice', wanted)
  const list = stationery.list.listName
  const dir = directionOf(language)
  const named = ended.slice(0, mostNamed).map((name) => isolate(name, dir))
  const everything = stationery.topics.map(({ id }) => id)
  const context = {
    date: say('mail-about'),
    ended: named.length === 0 ? '' : say('ended-were', { topics: named.join(say('list-separator')) }),
    topics: printedTopics(stationery, everything, language),
  }
  const words = { subject: say('ended-subject', { list }), preheader: say('ended-preheader') }
  return write(words, context, links)
}
