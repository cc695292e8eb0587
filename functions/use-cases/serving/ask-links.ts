// The button that asks for an email with fresh links. It is used where a page must not show what its own link does not
// allow.

import type { Context } from 'hono'
import { idLength } from '../../ports.ts'
import { type AskedForLinks, refusesLinks } from '../../subscription/requests/links-request.ts'
import type { Fields } from '../../subscription/requests/submitted-form.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { languageAsked } from './request.ts'

/** The response is the same for everyone, whether an email is sent or not (promise R2). An order that the limits would
 * refuse is not queued, so that a single link cannot fill the queue. */
export async function askForLinks(
  api: ApiContext,
  context: Context,
  fields: Fields,
  subscriber: string,
  reason: Exclude<AskedForLinks['reason'], 'renewed' | 'leaving'> = 'asked',
): Promise<Response> {
  const { subscribers, clock } = api.ports
  const asked = { at: clock.now().toISOString(), reason }
  const reader = await subscribers.get(subscriber)
  if (reader !== null && refusesLinks(reader, asked) === null) await orderLinks(api, subscriber, asked)
  return answerWith(await api.constant('asked', await languageAsked(api, context, fields)), 200)
}

export function orderLinks(
  { ports }: ApiContext,
  subscriber: string,
  asked: Pick<AskedForLinks, 'at' | 'reason'>,
): Promise<void> {
  return ports.queue.message({ kind: 'links', request: ports.random.id(idLength.unguessable), subscriber, ...asked })
}
