// Pages that only say something: what could not be done and what to do instead.
import { type Desk, subscribeForm } from './desk.ts'

export type Notice = 'link' | 'expired' | 'gone' | 'late' | 'large' | 'missing' | 'trouble'

/** Where the page leads on to. */
export type Way = 'subscribe' | 'editions' | { path: string; label: string }

const waysFrom: Record<Notice, Way[]> = {
  link: ['editions'],
  expired: ['subscribe'],
  gone: ['subscribe', 'editions'],
  late: ['subscribe'],
  large: ['subscribe'],
  missing: ['subscribe', 'editions'],
  trouble: ['editions'],
}

/** A notice whose words stand in the messages. */
export function notice(desk: Desk, name: Notice): string {
  const words = { title: desk.say(`notice-${name}-title`), text: desk.say(`notice-${name}-text`) }
  return noticePage(desk, words, waysFrom[name])
}

export function noticePage(desk: Desk, words: { title: string; text: string }, ways: readonly Way[]): string {
  return desk.render('notice', { ...words, ways: ways.map((way) => pathOf(desk, way)) })
}

function pathOf(desk: Desk, way: Way): { path: string; label: string } {
  if (way === 'subscribe') return { path: subscribeForm, label: desk.say('way-subscribe') }
  if (way === 'editions') return { path: '/editions/', label: desk.say('page-all-editions') }
  return way
}
