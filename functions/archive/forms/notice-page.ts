// Pages that only say something: what could not be done and what to do instead.
import { directionOf } from '../../edition/messages.ts'
import { archivePath } from '../../edition/site-url.ts'
import { type Desk, subscribeForm } from './desk.ts'

export type Notice = 'link' | 'confirm-link' | 'expired' | 'gone' | 'late' | 'large' | 'missing' | 'trouble'

/** Where the page leads on to. */
export type Way = 'subscribe' | 'editions' | { path: string; label: string }

const waysFrom: Record<Notice, Way[]> = {
  link: ['editions'],
  'confirm-link': ['subscribe'],
  expired: ['subscribe'],
  gone: ['subscribe', 'editions'],
  late: ['subscribe'],
  large: ['subscribe'],
  missing: ['subscribe', 'editions'],
  trouble: [],
}

interface Words {
  title: string
  text: string
}

/** A notice whose words stand in the messages. */
export function notice(desk: Desk, name: Notice): string {
  return noticePage(desk, wordsOf(desk, name), waysFrom[name])
}

/** One page for everybody, whatever language they read: it says the same in each.
 *
 * @param desks the default language first */
export function noticeInAll([desk, ...others]: readonly [Desk, ...Desk[]], name: Notice): string {
  return desk.render('notice', {
    ...fieldsOf(desk, wordsOf(desk, name), waysFrom[name]),
    others: others.map((other) => ({
      language: other.language,
      dir: directionOf(other.language),
      ...fieldsOf(other, wordsOf(other, name), waysFrom[name]),
    })),
  })
}

export function noticePage(desk: Desk, words: Words, ways: readonly Way[]): string {
  return desk.render('notice', { ...fieldsOf(desk, words, ways), others: [] })
}

function wordsOf({ say }: Desk, name: Notice): Words {
  return { title: say(`notice-${name}-title`), text: say(`notice-${name}-text`) }
}

function fieldsOf(desk: Desk, words: Words, ways: readonly Way[]) {
  return { ...words, ways: ways.map((way) => pathOf(desk, way)) }
}

function pathOf(desk: Desk, way: Way): { path: string; label: string } {
  if (way === 'subscribe') return { path: subscribeForm(desk), label: desk.say('way-subscribe') }
  if (way === 'editions') return { path: archivePath(desk.language), label: desk.say('page-all-editions') }
  return way
}
