// Confirming: the page with one button, and the act (promise R1: only the POST changes anything).
import type { Context } from 'hono'
import { confirmedPage, confirmPage, usedPage } from '../../archive/forms/confirm-page.ts'
import { comingBriefing } from '../../subscription/coming.ts'
import { confirm, welcomeOwed } from '../../subscription/confirm.ts'
import { keyIdIn, type TimedLink, verifyTimedLink } from '../../subscription/link.ts'
import { pauseOf } from '../../subscription/preferences.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import type { Counter } from './counter.ts'
import { outlookOf } from './editions.ts'
import { notify, ownPath, type Serve, tokenIn } from './request.ts'

export function showConfirm(counter: Counter): Serve {
  return async (context) => {
    const link = await linkIn(counter, context)
    if (link instanceof Response) return link
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
    if (link instanceof Response) return link
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
    return isNews ? confirmed(counter, reader, { welcome, guess }) : used(counter, reader)
  }
}

/** Also behind a used link: the first try may have stopped between the confirmation and the order. */
async function orderWelcome({ ports }: Counter, reader: Subscriber): Promise<boolean> {
  const at = welcomeOwed(reader, ports.clock.now())
  if (at !== null) await ports.queue.message({ kind: 'welcome', subscriber: reader.id, at })
  return at !== null
}

async function confirmed(
  counter: Counter,
  reader: Subscriber,
  { welcome, guess }: { welcome: boolean; guess: boolean },
): Promise<Response> {
  const coming = comingBriefing(reader, await outlookOf(counter))
  const preferences = await ownPath(counter, 'preferences', reader.id)
  const today = counter.ports.clock.now().toISOString().slice(0, 10)
  const desk = await counter.desk(reader.language)
  return answerWith(confirmedPage(desk, { reader, coming, welcome, preferences, today, guess }), 200)
}

async function used(counter: Counter, { id, status, language }: Subscriber): Promise<Response> {
  const preferences = await ownPath(counter, 'preferences', id)
  return answerWith(usedPage(await counter.desk(language), status === 'active', preferences), 200)
}

async function linkIn(counter: Counter, context: Context): Promise<TimedLink | Response> {
  const { secrets, clock } = counter.ports
  const token = tokenIn(context)
  const link = verifyTimedLink('confirm', token, await secrets.linkKeys(keyIdIn(token)), clock.now())
  if (link === null) return notify(counter, context, 'confirm-link', 400)
  return link === 'expired' ? notify(counter, context, 'expired', 410) : link
}
