// Confirming: the page with one button, and the act (promise R1: only the POST changes anything). A used link opens
// nothing: the reader can ask for fresh links by email.
import type { Context } from 'hono'
import { type Confirmed, confirmedPage, confirmPage, usedPage } from '../../archive/forms/confirm-page.ts'
import { isOver, keyIdIn, readTimedLink, type TimedLink } from '../../subscription/links/link.ts'
import { nextBriefing } from '../../subscription/next-briefing.ts'
import { confirm, welcomeOwed } from '../../subscription/requests/confirm.ts'
import { pauseOf } from '../../subscription/requests/preferences.ts'
import { knownTopics } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber, SubscriptionRequest } from '../../subscription/types.ts'
import { utcDay } from '../../utc-day.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { askForLinks } from './ask-links.ts'
import { upcomingOf } from './editions.ts'
import { fieldsIn, noticeResponse, type Serve, tokenIn } from './request.ts'
import { setTiming, timingToken } from './timing.ts'

export function showConfirm(api: ApiContext): Serve {
  return async (context) => {
    const link = await linkIn(api, context)
    if (link === null) return noticeResponse(api, context, 'confirm-link', 400)
    const reader = await api.ports.subscribers.get(link.subscriber)
    const request = reader?.requests.find(({ id }) => id === link.request)
    // A reader who opens an old email again is told that all is well, not that something is left to do.
    if (reader?.status === 'active' && request === undefined) return used(api, reader)
    if (reader === null || isOver(link, api.ports.clock.now())) return noticeResponse(api, context, 'expired', 410)
    if (request === undefined) return used(api, reader)
    return asked(api, reader, request)
  }
}

/** @param chosen in a form that was sent with a mistake */
async function asked(
  api: ApiContext,
  reader: Subscriber,
  request: SubscriptionRequest,
  chosen?: readonly string[],
): Promise<Response> {
  const pageContext = await api.pageContext(request.language ?? reader.language)
  const replaced = reader.status === 'active' ? { isPaused: pauseOf(reader, api.ports.clock.now()) !== null } : null
  const form = { request, replaced, offered: await api.topics() }
  if (chosen === undefined) return answerWith(confirmPage(pageContext, form), 200)
  return answerWith(confirmPage(pageContext, { ...form, chosen, problems: ['topics-none'] }), 422)
}

export function takeConfirm(api: ApiContext): Serve {
  return async (context) => {
    const link = await linkIn(api, context)
    if (link === null) return noticeResponse(api, context, 'confirm-link', 400)
    const fields = await fieldsIn(context)
    const act = fields.first('do')
    // These two carry a time limit of their own.
    if (act === 'timing' || act === 'undo')
      return setTiming(api, context, link, fields, (reader, problems) =>
        timing(api, reader, { welcome: false, guess: false, token: fields.first('timing'), problems }),
      )
    // The page of a used link offers this, however old the link.
    if (act === 'links') return askForLinks(api, context, fields, link.subscriber)
    if (isOver(link, api.ports.clock.now())) return noticeResponse(api, context, 'expired', 410)
    const known = (await api.topics()).map(({ id }) => id)
    return takeRequest(api, context, link, knownTopics(fields, known))
  }
}

async function takeRequest(
  api: ApiContext,
  context: Context,
  link: TimedLink,
  chosen: readonly string[],
): Promise<Response> {
  const { subscribers, clock } = api.ports
  const at = clock.now().toISOString()
  let isNews = false
  let guess = false
  const reader = await subscribers.update(link.subscriber, (before) => {
    const after = confirm(before, link.request, at, chosen)
    isNews = after !== null
    guess = before.status !== 'active' && before.requests.find(({ id }) => id === link.request)?.zone === undefined
    return after
  })
  if (reader === null) return noticeResponse(api, context, 'expired', 410)
  const open = reader.requests.find(({ id }) => id === link.request)
  if (!isNews && open !== undefined) return asked(api, reader, open, chosen)
  const welcome = await orderWelcome(api, reader)
  if (!isNews) return used(api, reader)
  return timing(api, reader, { welcome, guess, token: await timingToken(api, link), problems: [] })
}

/** Also for a used link: the first attempt may have been interrupted between the confirmation and the order. */
async function orderWelcome({ ports }: ApiContext, reader: Subscriber): Promise<boolean> {
  const at = welcomeOwed(reader, ports.clock.now())
  if (at !== null) await ports.queue.message({ kind: 'welcome', subscriber: reader.id, at })
  return at !== null
}

type Timing = Pick<Confirmed, 'welcome' | 'guess' | 'token' | 'problems'>

async function timing(api: ApiContext, reader: Subscriber, shown: Timing): Promise<Response> {
  const coming = nextBriefing(reader, await upcomingOf(api))
  const today = utcDay(api.ports.clock.now())
  const pageContext = await api.pageContext(reader.language)
  return answerWith(
    confirmedPage(pageContext, { reader, coming, today, ...shown }),
    shown.problems.length > 0 ? 422 : 200,
  )
}

async function used(api: ApiContext, reader: Subscriber): Promise<Response> {
  return answerWith(usedPage(await api.pageContext(reader.language), reader), 200)
}

async function linkIn({ ports }: ApiContext, context: Context): Promise<TimedLink | null> {
  const token = tokenIn(context)
  return readTimedLink('confirm', token, await ports.secrets.linkKeys(keyIdIn(token)))
}
