// The mail that brings a reader fresh links.
import type { LanguageTag } from '../content/types.ts'
import { type Letter, penFor, type Stationery } from './letter.ts'

export interface LinksFacts {
  /** Of the frame. */
  language: LanguageTag
  /** Why it comes: somebody asked for it, or the reader renewed their links. */
  reason: 'asked' | 'renewed'
  preferencesUrl: string
  leaveUrl: string
}

export function composeLinks(stationery: Stationery, { language: wanted, reason, ...links }: LinksFacts): Letter {
  const { say, write } = penFor(stationery, 'links', wanted)
  const list = stationery.list.listName
  const context = {
    date: say('mail-about'),
    title: say(`links-${reason}-title`),
    text: say(`links-${reason}-text`, { list }),
  }
  return write({ subject: say('links-subject', { list }), preheader: say(`links-${reason}-preheader`) }, context, links)
}
