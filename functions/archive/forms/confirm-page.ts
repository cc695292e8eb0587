// The page behind the link of a confirmation mail, and what follows the button.

import type { Problem } from '../../subscription/form.ts'
import type { NextBriefing } from '../../subscription/next-briefing.ts'
import type { Subscriber, SubscriptionRequest } from '../../subscription/types.ts'
import { clockIn, type Desk, type OfferedTopic, sentenceWithDay, topicIn } from './desk.ts'
import { problemFields, timingFields } from './fields.ts'
import { noticePage } from './notice-page.ts'

export interface Confirm {
  request: SubscriptionRequest
  /** What the reader has now, where they are active: confirming replaces it. */
  replaced: { isPaused: boolean } | null
  offered: readonly OfferedTopic[]
}

/** One button; the form posts to the address it was opened under. */
export function confirmPage(desk: Desk, { request, replaced, offered }: Confirm): string {
  const topics = request.topics.map((id) => {
    const topic = offered.find((one) => one.id === id)
    return topic === undefined ? id : topicIn(desk, topic).label
  })
  return desk.render('confirm', {
    title: desk.say('confirm-page-title'),
    topics,
    replaced: replaced !== null,
    paused: replaced?.isPaused === true,
  })
}

export interface Confirmed {
  reader: Subscriber
  coming: NextBriefing | null
  /** A welcome mail follows. */
  welcome: boolean
  /** Lets this page's form change hour, zone and cadence. */
  token: string
  problems: readonly Problem[]
  /** ISO date. */
  today: string
  /** The form did not say a zone: the browser may. */
  guess: boolean
}

/** The second page: hour, time zone, cadence; all of it may be left as it is. */
export function confirmedPage(
  desk: Desk,
  { reader, coming, welcome, token, problems, today, guess }: Confirmed,
): string {
  return desk.render('confirmed', {
    ...timingFields(desk, reader, guess),
    ...problemFields(desk, desk.say('confirmed-title'), problems),
    first: sentenceWithDay(desk, welcome ? 'confirmed-first' : 'prefs-next', coming),
    welcome,
    when: desk.say('confirmed-when-text', clockIn(desk, reader, today)),
    token,
  })
}

/** For a link that was used before. */
export function usedPage(desk: Desk, isActive: boolean): string {
  const words = { title: desk.say('used-title'), text: desk.say(isActive ? 'used-active' : 'used-ended') }
  return noticePage(desk, words, isActive ? [] : ['subscribe'], isActive ? 'links-button' : null)
}
