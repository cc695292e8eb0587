// The page that the link of a confirmation email opens, and the page after its button.

import type { NextBriefing } from '../../subscription/next-briefing.ts'
import type { Problem } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber, SubscriptionRequest } from '../../subscription/types.ts'
import { problemFields, timingFields, topicFields } from './fields.ts'
import { noticePage } from './notice-page.ts'
import { clockIn, type OfferedTopic, type PageContext, sentenceWithDay, topicIn } from './page-context.ts'
import { suppressedWords } from './suppressed-words.ts'

export interface Confirm {
  request: SubscriptionRequest
  /** What an active reader has now, which confirming replaces. */
  replaced: { isPaused: boolean } | null
  offered: readonly OfferedTopic[]
  /** Mistakes in the form of a request by email. */
  problems?: readonly Problem[]
  /** Topics that are chosen in that form. */
  chosen?: readonly string[]
}

/** A page with one button; its form is sent to the address it was opened under. */
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
  /** A welcome email follows. */
  welcome: boolean
  /** Authorises this page's form to change hour, zone and cadence. */
  token: string
  problems: readonly Problem[]
  /** ISO date. */
  today: string
  /** The form sent no zone: the script may choose the browser's. */
  guess: boolean
}

/** The second page, with hour, time zone and cadence, all of which may be left as they are. */
export function confirmedPage(
  context: PageContext,
  { reader, coming, welcome, token, problems, today, guess }: Confirmed,
): string {
  const suppressed = suppressedWords(context, reader)
  if (suppressed !== null)
    return noticePage(context, { title: context.say('confirmed-title'), text: suppressed }, [], null)
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
export function usedPage(context: PageContext, reader: Subscriber): string {
  const title = context.say('used-title')
  if (reader.status !== 'active')
    return noticePage(context, { title, text: context.say('used-ended') }, ['subscribe'], null)
  const suppressed = suppressedWords(context, reader)
  if (suppressed !== null) return noticePage(context, { title, text: suppressed }, [], null)
  return noticePage(context, { title, text: context.say('used-active') }, [], 'links-button')
}
