// The page behind the link of a confirmation mail, and what follows the button.

import type { NextBriefing } from '../../subscription/next-briefing.ts'
import type { Problem } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber, SubscriptionRequest } from '../../subscription/types.ts'
import { problemFields, timingFields, topicFields } from './fields.ts'
import { noticePage } from './notice-page.ts'
import { clockIn, type OfferedTopic, type PageContext, sentenceWithDay, topicIn } from './page-context.ts'

export interface Confirm {
  request: SubscriptionRequest
  /** What the reader has now, where they are active: confirming replaces it. */
  replaced: { isPaused: boolean } | null
  offered: readonly OfferedTopic[]
  /** What is wrong in the form of a request by mail. */
  problems?: readonly Problem[]
  /** Topics that are chosen in it. */
  chosen?: readonly string[]
}

/** One button; the form is sent to the address it was opened under. */
export function confirmPage(
  context: PageContext,
  { request, replaced, offered, problems = [], chosen = request.topics }: Confirm,
): string {
  const title = context.say('confirm-page-title')
  const topics = request.topics.map((id) => {
    const topic = offered.find((one) => one.id === id)
    return topic === undefined ? id : topicIn(context, topic).label
  })
  return context.render('confirm', {
    title,
    ...(request.by === 'email'
      ? {
          choose: true,
          consent: request.words,
          ...topicFields(context, offered, chosen, problems),
          ...problemFields(context, title, problems),
        }
      : { topics }),
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
  context: PageContext,
  { reader, coming, welcome, token, problems, today, guess }: Confirmed,
): string {
  return context.render('confirmed', {
    ...timingFields(context, reader, guess),
    ...problemFields(context, context.say('confirmed-title'), problems),
    first: sentenceWithDay(context, welcome ? 'confirmed-first' : 'prefs-next', coming),
    welcome,
    when: context.say('confirmed-when-text', clockIn(context, reader, today)),
    token,
  })
}

/** For a link that was used before. */
export function usedPage(context: PageContext, isActive: boolean): string {
  const words = { title: context.say('used-title'), text: context.say(isActive ? 'used-active' : 'used-ended') }
  return noticePage(context, words, isActive ? [] : ['subscribe'], isActive ? 'links-button' : null)
}
