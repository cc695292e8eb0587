// The preferences page and every change made on it: topics, hour, zone, cadence, pause, resume, undo; and renewing the
// links.
import type { Context } from 'hono'
import { preferencesPage } from '../../archive/forms/preferences-page.ts'
import { sitePath } from '../../environment.ts'
import { isOver, keyIdIn, type TimedLink } from '../../subscription/links/link.ts'
import { isOwnDataAct } from '../../subscription/links/own-data-link.ts'
import { isCurrent, type Renewed, readPreferencesToken, renewLinks } from '../../subscription/links/preferences-link.ts'
import { undoable } from '../../subscription/requests/leave.ts'
import type { Choices } from '../../subscription/requests/preferences.ts'
import { type Checked, choicesIn, type Fields, type Problem } from '../../subscription/requests/submitted-form.ts'
import type { Undo } from '../../subscription/requests/undo.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { askForLinks, orderLinks } from './ask-links.ts'
import { makeChange, showChange, undoIn } from './change.ts'
import { upcomingOf } from './editions.ts'
import { leftResponse } from './leave.ts'
import { fieldsIn, languageAsked, leavePath, noticeResponse, type Serve, tokenIn } from './request.ts'

export function showPreferences(api: ApiContext): Serve {
  return async (context) => {
    const link = await linkIn(api, context)
    if (link === null) return noticeResponse(api, context, 'preferences-link', 400)
    const reader = await api.ports.subscribers.get(link.subscriber)
    if (!opens(api, link, reader)) return old(api, context, reader)
    if (reader?.status === 'active') return show(api, reader, [])
    // Not an error: CloudFront caches a 410 for a moment, in which leaving may be undone.
    return gone(api, context, reader, 200)
  }
}

export function takePreferences(api: ApiContext): Serve {
  return async (context) => {
    const link = await linkIn(api, context)
    if (link === null) return noticeResponse(api, context, 'preferences-link', 400)
    const fields = await fieldsIn(context)
    const act = fields.first('do')
    if (isOwnDataAct(act)) return askForLinks(api, context, fields, link.subscriber, act)
    switch (act) {
      case 'links':
        return askForLinks(api, context, fields, link.subscriber)
      case 'renew':
        return renew(api, context, link)
      default:
        return change(api, context, link, fields)
    }
  }
}

async function change(api: ApiContext, context: Context, link: TimedLink, fields: Fields): Promise<Response> {
  const { subscriber } = link
  const offer = { topics: (await api.topics()).map(({ id }) => id), languages: await api.languages() }
  const upcoming = await upcomingOf(api)
  const undone = fields.first('do') === 'undo'
  const earlier = undone ? await undoIn(api, fields.first('undo'), subscriber) : null
  const made = await makeChange(api, {
    subscriber,
    now: upcoming.now,
    by: undone ? 'undo' : 'preferences',
    choices: (reader) => {
      if (!isCurrent(link, reader, upcoming.now)) return null
      return undone ? broughtBack(earlier) : choicesIn(fields, reader, offer, upcoming)
    },
  })
  if (made.outcome === 'problems') return show(api, made.reader, made.problems)
  if (made.outcome === 'none') return nothingFor(api, context, link, made.reader)
  const preferences = `${sitePath.preferences}${tokenIn(context)}`
  return showChange(api, { ...made, upcoming, undone, returning: false, preferences })
}

function broughtBack(earlier: Undo | null): Checked<Choices> {
  return earlier === null ? { ok: false, problems: ['undo-void'] } : { ok: true, value: earlier.choices }
}

/** The fresh link is only sent by email, so that anyone else who holds the old one is left without a link. */
async function renew(api: ApiContext, context: Context, link: TimedLink): Promise<Response> {
  const { subscribers, clock } = api.ports
  const now = clock.now()
  const at = now.toISOString()
  const seen: { reader: Subscriber | null; renewed: Renewed | null } = { reader: null, renewed: null }
  await subscribers.update(link.subscriber, (reader) => {
    seen.reader = reader
    seen.renewed = reader.status === 'active' && isCurrent(link, reader, now) ? renewLinks(reader, at) : null
    return seen.renewed?.outcome === 'renewed' ? seen.renewed.subscriber : null
  })
  const { reader, renewed } = seen
  if (reader === null || renewed === null) return nothingFor(api, context, link, reader)
  if (renewed.outcome === 'refused') return show(api, reader, [renewed.problem])
  await orderLinks(api, reader.id, { at, reason: 'renewed' })
  return answerWith(await api.constant('renewed', reader.language), 200)
}

async function show(api: ApiContext, reader: Subscriber, problems: Problem[]): Promise<Response> {
  const [pageContext, topics] = [await api.pageContext(reader.language), await api.topics()]
  const upcoming = await upcomingOf(api)
  const leave = await leavePath(api, reader.id)
  const languages = await api.languages()
  const html = preferencesPage(pageContext, { reader, topics, languages, upcoming, leave, problems })
  return answerWith(html, problems.length > 0 ? 422 : 200)
}

function nothingFor(api: ApiContext, context: Context, link: TimedLink, reader: Subscriber | null): Promise<Response> {
  return opens(api, link, reader) ? gone(api, context, reader, 410) : old(api, context, reader)
}

/** If the record is gone, the version of its links is not known. */
function opens({ ports }: ApiContext, link: TimedLink, reader: Subscriber | null): boolean {
  const now = ports.clock.now()
  return reader === null ? !isOver(link, now) : isCurrent(link, reader, now)
}

/** Expired or renewed: the page says so, and has a button that asks for a new link. */
async function old(api: ApiContext, context: Context, reader: Subscriber | null): Promise<Response> {
  const language = reader?.language ?? (await languageAsked(api, context))
  return answerWith(await api.constant('old', language), 410)
}

/** Erased, left, or never confirmed: there is nothing to change. A reader who left within the hour can undo it. */
async function gone(api: ApiContext, context: Context, reader: Subscriber | null, status: number): Promise<Response> {
  const left = reader === null ? null : undoable(reader, api.ports.clock.now())
  if (reader !== null && left !== null) {
    const action = await leavePath(api, reader.id)
    return leftResponse(api, { subscriber: reader.id, left, language: reader.language, action }, status)
  }
  const language = reader?.language ?? (await languageAsked(api, context))
  return answerWith(await api.constant('gone', language), status)
}

async function linkIn({ ports }: ApiContext, context: Context): Promise<TimedLink | null> {
  const token = tokenIn(context)
  return readPreferencesToken(token, await ports.secrets.linkKeys(keyIdIn(token)))
}
