// Reads what a form of the editor's desk asks for. Pure; only the form's shape is checked here.
import type { StoryForm } from '../../../functions/edition/types.ts'
import { defaultLanguage } from '../../../functions/environment.ts'

export type Move =
  | { act: 'lead' | 'up' | 'down' | 'print'; story: string }
  | { act: 'place'; story: string; to: number }

export type Act =
  | Move
  | { act: 'drop' | 'hold'; story: string }
  | { act: 'back'; story: string; entry: Entry }
  | { act: 'form'; story: string; form: StoryForm | null }
  | { act: 'join'; story: string; other: string }
  | { act: 'part'; story: string }
  | { act: 'headline' | 'own-headline'; story: string; text: string }
  | { act: 'note'; story: string; language: string; text: string }
  | { act: 'sentences'; story: string; texts: string[] }
  | { act: 'introduction'; language: string; text: string }
  | { act: 'words'; language: string; subject: string; preheader: string }
  | { act: 'clear' }

/** The keys of the decisions file about single stories. */
export const entries = [
  'order',
  'drop',
  'hold',
  'headlines',
  'ownHeadlines',
  'sentences',
  'notes',
  'forms',
  'joined',
  'parted',
] as const
export type Entry = (typeof entries)[number]

const moves = ['lead', 'up', 'down', 'print', 'drop', 'hold'] as const

/**
 * The form names sentences by keys; their words are taken from the article.
 *
 * @param texts of the sentences that the form names
 * @returns `null` if the form asks for nothing that can be done
 */
export function actIn(form: URLSearchParams, texts: string[] = []): Act | null {
  const [act, story] = [form.get('act') ?? '', form.get('story') ?? '']
  const language = form.get('language') ?? defaultLanguage
  const line = (name: string) => oneLine(form.get(name))
  if (act === 'clear') return { act }
  if (act === 'words') return { act, language, subject: line('subject'), preheader: line('preheader') }
  if (act === 'introduction') return { act, language, text: line('introduction') }
  if (act === 'no-introduction') return { act: 'introduction', language, text: '' }
  if (story === '') return null
  switch (act) {
    case 'place': {
      const to = Number(form.get('to'))
      return Number.isInteger(to) && to > 0 ? { act, story, to } : null
    }
    case 'as-story':
    case 'as-brief':
      return { act: 'form', story, form: act === 'as-story' ? 'story' : 'brief' }
    case 'as-usual':
      return { act: 'form', story, form: null }
    case 'join': {
      const other = form.get('other') ?? ''
      return other === '' || other === story ? null : { act, story, other }
    }
    case 'part':
      return { act, story }
    case 'headline':
      return { act, story, text: form.get('headline') ?? '' }
    case 'own-headline':
      return { act, story, text: line('own') }
    case 'no-own-headline':
      return { act: 'own-headline', story, text: '' }
    case 'note':
      return { act, story, language, text: line('note') }
    case 'no-note':
      return { act: 'note', story, language, text: '' }
    case 'sentences':
      return { act, story, texts }
    case 'no-sentences':
      return { act: 'sentences', story, texts: [] }
    case 'back': {
      const entry = entries.find((one) => one === form.get('entry'))
      return entry === undefined ? null : { act, story, entry }
    }
  }
  const known = moves.find((one) => one === act)
  return known === undefined ? null : ({ act: known, story } as Act)
}

const oneLine = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
