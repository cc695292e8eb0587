// Unsubscribing: by the button of a mailbox provider (RFC 8058) or by the page that the link opens; and undoing it
// within the hour. The link is valid for ever and for nothing else: these pages show neither the reader's choices nor
// any other link.

import type { Context } from 'hono'
import { leavePage, leftPage } from '../../archive/forms/leave-page.ts'
import type { LanguageTag } from '../../content/types.ts'
import { keyIdIn, signTimedLink, verifyLink, verifyTimedLink } from '../../subscription/links/link.ts'
import { leave, leavingId, leftAt, returnSeconds, undoLeave } from '../../subscription/requests/leave.ts'
import type { Fields } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { signingKey } from '../signing-key.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { askForLinks } from './ask-links.ts'
import { showChange } from './change.ts'
import { upcomingOf } from './editions.ts'
import { fieldsIn, languageAsked, noticeResponse, type Serve, tokenIn } from './request.ts'

export function showLeave(api: ApiContext): Serve {
  return async (context) => {
    const id = await readerIn(api, context)
    if (id === null) return noticeResponse(api, context, 'link', 400)
    const reader = await api.ports.subscribers.get(id)
    const language = reader?.language ?? (await languageAsked(api, context))
    const left = reader === null ? null : leftAt(reader)
    if (left !== null) return leftResponse(api, { subscriber: id, left, language, action: null })
    return answerWith(leavePage(await api.pageContext(language)), 200)
  }
}

/** The provider's button says so in the body. Two of the page's own buttons ask for something else; with any other body
 * the reader is unsubscribed. */
export function takeLeave(api: ApiContext): Serve {
  return async (context) => {
    const id = await readerIn(api, context)
    if (id === null) return noticeResponse(api, context, 'link', 400)
    const fields = await fieldsIn(context)
    if (fields.first('List-Unsubscribe') === 'One-Click') return takeOff(api, context, id, 'one-click')
    if (fields.first('do') === 'links') return askForLinks(api, context, fields, id)
    if (fields.first('do') === 'return') return takeBack(api, context, id, fields)
    return takeOff(api, context, id, 'leave-page')
  }
}

/** An unknown or erased reader gets the same response as any other. */
async function takeOff(
  api: ApiContext,
  context: Context,
  subscriber: string,
  by: 'one-click' | 'leave-page',
): Promise<Response> {
  const at = api.ports.clock.now().toISOString()
  const reader = await api.ports.subscribers.update(subscriber, (before) => leave(before, at, by))
  const language = reader?.language ?? (await languageAsked(api, context))
  const left = reader === null ? at : (leftAt(reader) ?? at)
  return leftResponse(api, { subscriber, left, language, action: null })
}

export interface LeftReader {
  subscriber: string
  /** ISO instant. */
  left: string
  language: LanguageTag
  /** Address that the undo is sent to; `null` for the page's own. */
  action: string | null
}

/** What a reader who has left sees, with an undo button while that is possible. */
export async function leftResponse(
  api: ApiContext,
  { subscriber, left, language, action }: LeftReader,
  status = 200,
): Promise<Response> {
  const undo = await undoToken(api, subscriber, left)
  return answerWith(leftPage(await api.pageContext(language), undo, action), status)
}

/** Valid for an hour after leaving, and only for this act of leaving. */
async function undoToken(api: ApiContext, subscriber: string, left: string): Promise<string | null> {
  const expiresAt = Math.floor(Date.parse(left) / 1000) + returnSeconds
  if (expiresAt * 1000 <= api.ports.clock.now().getTime()) return null
  return signTimedLink(
    'return',
    { subscriber, request: leavingId(left), expiresAt },
    await signingKey(api.ports.secrets),
  )
}

async function takeBack(api: ApiContext, context: Context, subscriber: string, fields: Fields): Promise<Response> {
  const { secrets, clock, subscribers } = api.ports
  const token = fields.first('return')
  const link = verifyTimedLink('return', token, await secrets.linkKeys(keyIdIn(token)), clock.now())
  if (link === 'expired') return noticeResponse(api, context, 'late', 410)
  if (link === null || link.subscriber !== subscriber) return noticeResponse(api, context, 'link', 400)
  const upcoming = await upcomingOf(api)
  const seen: { before?: Subscriber } = {}
  const after = await subscribers.update(subscriber, (reader) => {
    seen.before = reader
    return undoLeave(reader, link.request, upcoming.now.toISOString())
  })
  if (seen.before === undefined || after?.status !== 'active') return noticeResponse(api, context, 'gone', 410)
  const { before } = seen
  return showChange(api, { before, after, upcoming, undone: true, returning: true, preferences: null })
}

async function readerIn({ ports }: ApiContext, context: Context): Promise<string | null> {
  const token = tokenIn(context)
  return verifyLink('leave', token, await ports.secrets.linkKeys(keyIdIn(token)))
}
