// What one click on the editor's desk makes of the decisions. Pure: the file is written elsewhere.
import { withWordsIn } from '../../../functions/edition/decided-words.ts'
import type { Decisions } from '../../../functions/edition/decisions.ts'
import { defaultLanguage } from '../../../functions/environment.ts'

type Move = { act: 'lead' | 'up' | 'down' | 'print'; story: string }

export type Act =
  | Move
  | { act: 'drop' | 'hold'; story: string }
  | { act: 'back'; story: string }
  | { act: 'headline'; story: string; text: string }
  | { act: 'words'; language: string; subject: string; preheader: string }
  | { act: 'clear' }

const storyActs = ['lead', 'up', 'down', 'print', 'drop', 'hold', 'back'] as const

/** @returns `null` where the form says nothing that can be done */
export function actIn(form: URLSearchParams): Act | null {
  const [act, story] = [form.get('act') ?? '', form.get('story') ?? '']
  if (act === 'clear') return { act }
  if (act === 'words') {
    const language = form.get('language') ?? defaultLanguage
    return { act, language, subject: oneLine(form.get('subject')), preheader: oneLine(form.get('preheader')) }
  }
  if (story === '') return null
  if (act === 'headline') return { act, story, text: form.get('headline') ?? '' }
  const known = storyActs.find((one) => one === act)
  return known === undefined ? null : ({ act: known, story } as Act)
}

const oneLine = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()

/** @param printed ids of the edition's stories as they stand, first to last */
export function decisionsAfter(
  decisions: Decisions,
  act: Act,
  printed: readonly string[],
  empty: Decisions,
): Decisions {
  switch (act.act) {
    case 'clear':
      return empty
    case 'words':
      return {
        ...decisions,
        subject: withWordsIn(decisions.subject, act.language, act.subject),
        preheader: withWordsIn(decisions.preheader, act.language, act.preheader),
      }
    case 'headline':
      return { ...decisions, headlines: { ...without(decisions.headlines, act.story), ...chosen(act) } }
    case 'back':
      return { ...freed(decisions, act.story), headlines: without(decisions.headlines, act.story) }
    case 'drop':
    case 'hold': {
      const free = freed(decisions, act.story)
      return { ...free, [act.act]: [...free[act.act], act.story] }
    }
    default:
      return { ...freed(decisions, act.story), order: moved(decisions.order, act, printed) }
  }
}

/** As little of the order is written down as the move needs: the rest stays with the ranking. */
function moved(order: readonly string[], { act, story }: Move, printed: readonly string[]): string[] {
  const others = order.filter((id) => id !== story)
  if (act === 'lead') return [story, ...others]
  if (act === 'print') return [...others, story]
  const from = printed.indexOf(story)
  const to = Math.min(Math.max(0, act === 'up' ? from - 1 : from + 1), printed.length - 1)
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

function without(headlines: Decisions['headlines'], story: string): Decisions['headlines'] {
  return Object.fromEntries(Object.entries(headlines).filter(([id]) => id !== story))
}

/** The empty text means the usual headline. */
function chosen({ story, text }: { story: string; text: string }): Decisions['headlines'] {
  return text === '' ? {} : { [story]: text }
}
