// The decisions after one click on the editor's desk. Pure: the file is written elsewhere.
import { withWordsIn } from '../../../functions/edition/decided-words.ts'
import type { Decisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Act, Entry, Move } from './act.ts'

/** @param printed ids of the edition's stories in their present order */
export function decisionsAfter(
  decisions: Decisions,
  act: Act,
  printed: readonly string[],
  empty: Decisions,
): Decisions {
  const { headlines, ownHeadlines, sentences, notes, introduction, joined, parted } = decisions
  switch (act.act) {
    case 'clear':
      return empty
    case 'words':
      return {
        ...decisions,
        subject: withWordsIn(decisions.subject, act.language, act.subject),
        preheader: withWordsIn(decisions.preheader, act.language, act.preheader),
      }
    case 'introduction':
      return { ...decisions, introduction: withWordsIn(introduction, act.language, act.text) }
    case 'form':
      return { ...decisions, forms: withEntry(decisions.forms, act.story, act.form) }
    case 'join':
      return {
        ...decisions,
        joined: withEntry(joined, act.story, act.other),
        parted: parted.filter((id) => id !== act.story),
      }
    case 'part':
      return { ...decisions, joined: withEntry(joined, act.story, null), parted: [...new Set([...parted, act.story])] }
    case 'headline':
      return { ...decisions, headlines: withEntry(headlines, act.story, act.text || null) }
    case 'own-headline':
      return { ...decisions, ownHeadlines: withEntry(ownHeadlines, act.story, act.text || null) }
    case 'note': {
      const said = withWordsIn(new Map(Object.entries(notes)).get(act.story) ?? null, act.language, act.text)
      return { ...decisions, notes: withEntry(notes, act.story, said) }
    }
    case 'sentences':
      return { ...decisions, sentences: withEntry(sentences, act.story, act.texts.length === 0 ? null : act.texts) }
    case 'back':
      return withoutEntry(decisions, act.entry, act.story)
    case 'drop':
    case 'hold': {
      const free = freed(decisions, act.story)
      return { ...free, [act.act]: [...free[act.act], act.story] }
    }
    default:
      return { ...freed(decisions, act.story), order: moved(decisions.order, act, printed) }
  }
}

/** Writes down no more of the order than the move needs: the rest is left to the ranking. */
function moved(order: readonly string[], move: Move, printed: readonly string[]): string[] {
  const { act, story } = move
  const others = order.filter((id) => id !== story)
  if (act === 'lead') return [story, ...others]
  if (act === 'print') return [...others, story]
  const from = printed.indexOf(story)
  const wanted = act === 'place' ? move.to - 1 : act === 'up' ? from - 1 : from + 1
  const to = Math.min(Math.max(0, wanted), printed.length - 1)
  if (from === -1) return [...order]
  const next = printed.filter((id) => id !== story).toSpliced(to, 0, story)
  const listed = new Set(next)
  const unprinted = order.filter((id) => !listed.has(id))
  return [...next.slice(0, Math.max(from + 1, to + 1, order.length - unprinted.length)), ...unprinted]
}

function freed(decisions: Decisions, story: string): Decisions {
  const rest = (ids: readonly string[]) => ids.filter((id) => id !== story)
  return { ...decisions, order: rest(decisions.order), drop: rest(decisions.drop), hold: rest(decisions.hold) }
}

function withoutEntry(decisions: Decisions, entry: Entry, story: string): Decisions {
  const value = decisions[entry]
  const rest = Array.isArray(value)
    ? value.filter((id) => id !== story)
    : Object.fromEntries(Object.entries(value).filter(([id]) => id !== story))
  return { ...decisions, [entry]: rest }
}

/** @param value `null` removes it */
function withEntry<T>(all: Record<string, T>, story: string, value: T | null): Record<string, T> {
  const others = Object.entries(all).filter(([id]) => id !== story)
  return Object.fromEntries(value === null ? others : [...others, [story, value]])
}
