// Setting hour, time zone and cadence right after confirming: with a token that is valid for an hour and only in the
// response to the confirmation. The link itself, which may be in a forwarded email, changes nothing once it is used.

import type { Context } from 'hono'
import { hourSeconds } from '../../durations.ts'
import { keyIdIn, signTimedLink, type TimedLink, verifyTimedLink } from '../../subscription/links/link.ts'
import { type Choices, choicesOf } from '../../subscription/requests/preferences.ts'
import { type Checked, choicesIn, type Fields } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { signingKey } from '../signing-key.ts'
import type { ApiContext } from './api-context.ts'
import { makeChange, showChange, undoIn } from './change.ts'
import { upcomingOf } from './editions.ts'
import { noticeResponse } from './request.ts'

const timingSeconds = hourSeconds

/** For the request that was just confirmed. */
export async function timingToken(api: ApiContext, { subscriber, request }: TimedLink): Promise<string> {
  const expiresAt = Math.floor(api.ports.clock.now().getTime() / 1000) + timingSeconds
  return signTimedLink('timing', { subscriber, request, expiresAt }, await signingKey(api.ports.secrets))
}

/** @param again shows the form once more, with its mistakes */
export async function setTiming(
  api: ApiContext,
  context: Context,
  link: TimedLink,
  fields: Fields,
  again: (reader: Subscriber, problems: Extract<Checked<Choices>, { ok: false }>['problems']) => Promise<Response>,
): Promise<Response> {
  const undone = fields.first('do') === 'undo'
  const earlier = undone ? await undoIn(api, fields.first('undo'), link.subscriber) : null
  const inTime = undone ? earlier : await timingIn(api, link, fields.first('timing'))
  if (inTime === null) return noticeResponse(api, context, 'timing-late', 410)
  const upcoming = await upcomingOf(api)
  const made = await makeChange(api, {
    subscriber: link.subscriber,
    now: upcoming.now,
    by: undone ? 'undo' : 'confirm-link',
    choices: (reader) =>
      earlier === null
        ? choicesIn(fields, reader, { topics: [], languages: [reader.language] }, upcoming)
        : { ok: true, value: { ...choicesOf(reader, upcoming.now), ...timingOf(earlier.choices) } },
  })
  if (made.outcome === 'problems') return again(made.reader, made.problems)
  if (made.outcome === 'none') return noticeResponse(api, context, 'gone', 410)
  // All changes share the one hour: undoing an undo does not prolong it.
  const undoUntil = inTime.expiresAt
  return showChange(api, { ...made, upcoming, undone, returning: false, preferences: null, undoUntil })
}

async function timingIn({ ports }: ApiContext, { subscriber, request }: TimedLink, token: string) {
  const timing = verifyTimedLink('timing', token, await ports.secrets.linkKeys(keyIdIn(token)), ports.clock.now())
  if (timing === null || timing === 'expired') return null
  return timing.subscriber === subscriber && timing.request === request ? timing : null
}

function timingOf({ hour, zone, cadence, phase }: Choices): Pick<Choices, 'hour' | 'zone' | 'cadence' | 'phase'> {
  return { hour, zone, cadence, phase }
}
