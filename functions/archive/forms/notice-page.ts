// Pages that only tell something: what could not be done, and what to do instead.

import { archivePath } from '../../edition/site-url.ts'
import { directionOf } from '../../edition/words/messages.ts'
import { type PageContext, subscribeForm } from './page-context.ts'

export type Notice =
  | 'link'
  | 'preferences-link'
  | 'confirm-link'
  | 'expired'
  | 'old'
  | 'asked'
  | 'renewed'
  | 'timing-late'
  | 'gone'
  | 'late'
  | 'large'
  | 'data-old'
  | 'address-link'
  | 'address-old'
  | 'address-changed'
  | 'address-held'
  | 'address-barred'
  | 'address-undone'
  | 'erased'
  | 'missing'
  | 'cancelled'
  | 'server-error'

/** Where the page links to. */
export type Way = 'subscribe' | 'editions'

const waysFrom: Record<Notice, Way[]> = {
  link: ['editions'],
  'preferences-link': ['subscribe', 'editions'],
  'confirm-link': ['subscribe'],
  expired: ['subscribe'],
  old: [],
  asked: ['editions'],
  renewed: ['editions'],
  'timing-late': [],
  gone: ['subscribe', 'editions'],
  late: ['subscribe'],
  large: ['subscribe'],
  'data-old': [],
  'address-link': [],
  'address-old': [],
  'address-changed': ['editions'],
  'address-held': ['editions'],
  'address-barred': ['editions'],
  'address-undone': ['editions'],
  erased: ['subscribe', 'editions'],
  missing: ['subscribe', 'editions'],
  cancelled: ['editions'],
  'server-error': [],
}

/** For notices with a button that asks for an email with fresh links: the key of its label. */
const asksFrom: Partial<Record<Notice, string>> = { old: 'links-button-new', 'timing-late': 'links-button' }

type Needs = Pick<PageContext, 'language' | 'say' | 'render'>

interface Words {
  title: string
  text: string
}

/** A notice whose words are in the messages. */
export function notice(context: Needs, name: Notice): string {
  return noticePage(context, wordsOf(context, name), waysFrom[name], asksFrom[name] ?? null)
}

/** One page for everyone, in all languages at once.
 *
 * @param contexts one for each language, the default first */
export function noticeInAll([context, ...others]: readonly [Needs, ...Needs[]], name: Notice): string {
  return context.render('notice', {
    ...fieldsOf(context, wordsOf(context, name), waysFrom[name]),
    ask: null,
    others: others.map((other) => ({
      language: other.language,
      dir: directionOf(other.language),
      ...fieldsOf(other, wordsOf(other, name), waysFrom[name]),
    })),
  })
}

/** @param ask key of the label of the button that asks for an email with fresh links; `null` for none */
export function noticePage(context: Needs, words: Words, ways: readonly Way[], ask: string | null): string {
  return context.render('notice', {
    ...fieldsOf(context, words, ways),
    ask: ask === null ? null : context.say(ask),
    others: [],
  })
}

function wordsOf({ say }: Needs, name: Notice): Words {
  return { title: say(`notice-${name}-title`), text: say(`notice-${name}-text`) }
}

function fieldsOf(context: Needs, words: Words, ways: readonly Way[]) {
  return { ...words, ways: ways.map((way) => pathOf(context, way)) }
}

function pathOf(context: Needs, way: Way): { path: string; label: string } {
  if (way === 'subscribe') return { path: subscribeForm(context), label: context.say('way-subscribe') }
  return { path: archivePath(context.language), label: context.say('page-all-editions') }
}
