// Confirming: the page with one button, and the act (promise R1: only the POST changes anything). A link that was used before
// opens nothing: what it leads to is asked for by mail.
import type { Context } from 'hono'
import { type Confirmed, confirmedPage, confirmPage, usedPage } from '../../archive/forms/confirm-page.ts'
import { confirm, welcomeOwed } from '../../subscription/confirm.ts'
import { isOver, keyIdIn, readTimedLink, type TimedLink } from '../../subscription/link.ts'
import { nextBriefing } from '../../subscription/next-briefing.ts'
import { pauseOf } from '../../subscription/preferences.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import { askForLinks } from './ask-links.ts'
import type { Counter } from './counter.ts'
import { upcomingOf } from './editions.ts'
import { fieldsIn, notify, type Serve, tokenIn } from './request.ts'
import { setTiming, timingToken } from './timing.ts'

export function showConfirm(counter: Counter): Serve {
  return async (context) => {
    const link = await linkIn(counter, context)
    if (link === null) return notify(counter, context, 'confirm-link', 400)
    if (isOver(link, counter.ports.clock.now())) return notify(counter, context, 'expired', 410)
    const reader = await counter.ports.subscribers.get(link.subscriber)
    if (reader === null) return notify(counter, context, 'expired', 410)
    const request = reader.requests.find(({ id }) => id === link.request)
    if (request === undefined) return used(counter, reader)
    const desk = await counter.desk(request.language ?? reader.language)
    const now = counter.ports.clock.now()
    const replaced = reader.status === 'active' ? { isPaused: pauseOf(reader, now) !== null } : null
    return answerWith(confirmPage(desk, { request, replaced, offered: await counter.topics() }), 200)
  }
}

export function takeConfirm(counter: Counter): Serve {
  return async (context) => {
    const link = await linkIn(counter, context)
    if (link === null) return notify(counter, context, 'confirm-link', 400)
    const fields = await fieldsIn(context)
    const act = fields.first('do')
    // What these two bring with them has a time of its own.
    if (act === 'timing' || act === 'undo')
      return setTiming(counter, context, link, fields, (reader, problems) =>
        timing(counter, reader, { welcome: false, guess: false, token: fields.first('timing'), problems }),
      )
    if (isOver(link, counter.ports.clock.now())) return notify(counter, context, 'expired', 410)
    if (act === 'links') return askForLinks(counter, context, fields, link.subscriber)
    return takeRequest(counter, context, link)
  }
}

async function takeRequest(counter: Counter, context: Context, link: TimedLink): Promise<Response> {
  const { subscribers, clock } = counter.ports
  const at = clock.now().toISOString()
  let isNews = false
  let guess = false
  const reader = await subscribers.update(link.subscriber, (before) => {
    const after = confirm(before, link.request, at)
    isNews = after !== null
    guess = before.status !== 'active' && before.requests.find(({ id }) => id === link.request)?.zone === undefined
    return after
  })
  if (reader === null) return notify(counter, context, 'expired', 410)
  const welcome = await orderWelcome(counter, reader)
  if (!isNews) return used(counter, reader)
  return timing(counter, reader, { welcome, guess, token: await timingToken(counter, link), problems: [] })
}

/** Also behind a used link: the first try may have stopped between the confirmation and the order. */
async function orderWelcome({ ports }: Counter, reader: Subscriber): Promise<boolean> {
  const at = welcomeOwed(reader, ports.clock.now())
  if (at !== null) await ports.queue.message({ kind: 'welcome', subscriber: reader.id, at })
  return at !== null
}

type Asked = Pick<Confirmed, 'welcome' | 'guess' | 'token' | 'problems'>

async function timing(counter: Counter, reader: Subscriber, asked: Asked): Promise<Response> {
  const coming = nextBriefing(reader, await upcomingOf(counter))
  const today = counter.ports.clock.now().toISOString().slice(0, 10)
  const desk = await counter.desk(reader.language)
  return answerWith(confirmedPage(desk, { reader, coming, today, ...asked }), asked.problems.length > 0 ? 422 : 200)
}

async function used(counter: Counter, { status, language }: Subscriber): Promise<Response> {
  return answerWith(usedPage(await counter.desk(language), status === 'active'), 200)
}

async function linkIn({ ports }: Counter, context: Context): Promise<TimedLink | null> {
  const token = tokenIn(context)
  return readTimedLink('confirm', token, await ports.secrets.linkKeys(keyIdIn(token)))
}
