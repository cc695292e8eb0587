// The decisions that a form showed when it was opened. A save based on an older state is refused, so that no one undoes
// in one window what was decided in another without having seen it.
import { createHash } from 'node:crypto'
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'
import type { Decisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Act, Entry } from './act.ts'

/** Digits of a hash that no one has a reason to forge: enough that two states of one entry never share it by chance. */
const hexDigits = 12

/** The part of the decisions that a form is about. */
export type Part = 'order' | 'form' | 'matter' | 'headline' | 'note' | 'sentences' | 'introduction' | 'words' | 'all'

/** @param story the story that it is about; an empty text for parts of the whole edition */
export function seenOf(decisions: Decisions, part: Part, story = ''): string {
  const text = JSON.stringify(partOf(decisions, part, story) ?? null)
  return createHash('sha256').update(text).digest('hex').slice(0, hexDigits)
}

function partOf(decisions: Decisions, part: Part, story: string): unknown {
  const { order, drop, hold, introduction, subject, preheader } = decisions
  switch (part) {
    case 'order':
      return [order, drop, hold]
    case 'form':
      return ownEntry(decisions.forms, story)
    case 'matter':
      return [ownEntry(decisions.joined, story) ?? null, decisions.parted.includes(story)]
    case 'headline':
      return [ownEntry(decisions.headlines, story) ?? null, ownEntry(decisions.ownHeadlines, story) ?? null]
    case 'note':
      return ownEntry(decisions.notes, story)
    case 'sentences':
      return ownEntry(decisions.sentences, story)
    case 'introduction':
      return introduction
    case 'words':
      return [subject, preheader]
    case 'all':
      return decisions
  }
}

export function partOfAct(act: Act): Part {
  switch (act.act) {
    case 'headline':
    case 'own-headline':
      return 'headline'
    case 'join':
    case 'part':
      return 'matter'
    case 'form':
    case 'note':
    case 'sentences':
    case 'introduction':
    case 'words':
      return act.act
    case 'back':
      return partOfEntry[act.entry]
    case 'clear':
      return 'all'
    default:
      return 'order'
  }
}

export const partOfEntry: Record<Entry, Part> = {
  order: 'order',
  drop: 'order',
  hold: 'order',
  headlines: 'headline',
  ownHeadlines: 'headline',
  sentences: 'sentences',
  notes: 'note',
  forms: 'form',
  joined: 'matter',
  parted: 'matter',
}
