// Leaving: by the button of a mailbox provider (RFC 8058) or by the page behind the link.
import type { Context } from 'hono'
import { leavePage, leftPage } from '../../archive/forms/leave-page.ts'
import { leave, leavingId, leftAt, returnSeconds } from '../../subscription/leave.ts'
import { keyIdIn, signTimedLink, verifyLink } from '../../subscription/link.ts'
import { answerWith } from './answer.ts'
import type { Counter } from './counter.ts'
import { fieldsIn, languageAsked, notify, ownPath, type Serve, tokenIn } from './request.ts'

export function showLeave(counter: Counter): Serve {
  return async (context) => {
    const id = await readerIn(counter, context)
    if (id === null) return notify(counter, context, 'link', 400)
    const reader = await counter.ports.subscribers.get(id)
    const language = reader?.language ?? (await languageAsked(counter, context))
    const left = reader === null ? null : leftAt(reader)
    if (left !== null) return farewell(counter, id, left, language)
    const chosen = reader?.status === 'active' ? reader.topics : null
    const preferences = await ownPath(counter, 'preferences', id)
    const page = leavePage(await counter.desk(language), {
      chosen,
      offered: await counter.topics(),
      preferences,
    })
    return answerWith(page, 200)
  }
}

/** A reader who is unknown or erased gets the same answer as any other. */
export function takeLeave(counter: Counter): Serve {
  return async (context) => {
    const id = await readerIn(counter, context)
    if (id === null) return notify(counter, context, 'link', 400)
    const at = counter.ports.clock.now().toISOString()
    const by = await wayOf(context)
    const reader = await counter.ports.subscribers.update(id, (subscriber) => leave(subscriber, at, by))
    const language = reader?.language ?? (await languageAsked(counter, context))
    return farewell(counter, id, reader === null ? at : (leftAt(reader) ?? at), language)
  }
}

/** The provider's button says so in the body; whatever else the body holds, the reader wants to leave. */
async function wayOf(context: Context): Promise<'one-click' | 'leave-page'> {
  return (await fieldsIn(context)).first('List-Unsubscribe') === 'One-Click' ? 'one-click' : 'leave-page'
}

/** What a reader who has left sees, with the way back while there is one. */
export async function farewell(
  counter: Counter,
  id: string,
  left: string,
  language: string,
  status = 200,
): Promise<Response> {
  const preferences = await ownPath(counter, 'preferences', id)
  return answerWith(leftPage(await counter.desk(language), await undoToken(counter, id, left), preferences), status)
}

/** Good for an hour after leaving, and for this act of leaving alone. */
async function undoToken({ ports }: Counter, subscriber: string, left: string): Promise<string | null> {
  const expiresAt = Math.floor(Date.parse(left) / 1000) + returnSeconds
  const [key] = await ports.secrets.linkKeys()
  if (key === undefined || expiresAt * 1000 <= ports.clock.now().getTime()) return null
  return signTimedLink('return', { subscriber, request: leavingId(left), expiresAt }, key)
}

async function readerIn({ ports }: Counter, context: Context): Promise<string | null> {
  const token = tokenIn(context)
  return verifyLink('leave', token, await ports.secrets.linkKeys(keyIdIn(token)))
}
