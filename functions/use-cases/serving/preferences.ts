// The preference page and every change made on it: topics, hour, zone, cadence, pause, resume, undo; and renewing the links.
import type { Context } from 'hono'
import { preferencesPage } from '../../archive/forms/preferences-page.ts'
import { sitePath } from '../../environment.ts'
import { type Checked, choicesIn, type Fields, type Problem } from '../../subscription/form.ts'
import { undoable } from '../../subscription/leave.ts'
import { isOver, keyIdIn, type TimedLink } from '../../subscription/link.ts'
import type { Choices } from '../../subscription/preferences.ts'
import { isCurrent, type Renewed, readPreferencesToken, renewLinks } from '../../subscription/preferences-link.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { Undo } from '../../subscription/undo.ts'
import { answerWith } from './answer.ts'
import { askForLinks, orderLinks } from './ask-links.ts'
import { makeChange, showChange, undoIn } from './change.ts'
import type { Counter } from './counter.ts'
import { upcomingOf } from './editions.ts'
import { farewell } from './leave.ts'
import { fieldsIn, languageAsked, leavePath, notify, type Serve, tokenIn } from './request.ts'

export function showPreferences(counter: Counter): Serve {
  return async (context) => {
    const link = await linkIn(counter, context)
    if (link === null) return notify(counter, context, 'link', 400)
    const reader = await counter.ports.subscribers.get(link.subscriber)
    if (!opens(counter, link, reader)) return old(counter, context, reader)
    if (reader?.status === 'active') return show(counter, reader, [])
    // No error: CloudFront keeps a 410 for a moment, and leaving may be undone within that.
    return gone(counter, context, reader, 200)
  }
}

export function takePreferences(counter: Counter): Serve {
  return async (context) => {
    const link = await linkIn(counter, context)
    if (link === null) return notify(counter, context, 'link', 400)
    const fields = await fieldsIn(context)
    switch (fields.first('do')) {
      case 'links':
        return askForLinks(counter, context, fields, link.subscriber)
      case 'renew':
        return renew(counter, context, link)
      default:
        return change(counter, context, link, fields)
    }
  }
}

async function change(counter: Counter, context: Context, link: TimedLink, fields: Fields): Promise<Response> {
  const { subscriber } = link
  const offer = { topics: (await counter.topics()).map(({ id }) => id), languages: await counter.languages() }
  const upcoming = await upcomingOf(counter)
  const undone = fields.first('do') === 'undo'
  const earlier = undone ? await undoIn(counter, fields.first('undo'), subscriber) : null
  const made = await makeChange(counter, {
    subscriber,
    now: upcoming.now,
    by: undone ? 'undo' : 'preferences',
    choices: (reader) => {
      if (!isCurrent(link, reader, upcoming.now)) return null
      return undone ? broughtBack(earlier) : choicesIn(fields, reader, offer, upcoming)
    },
  })
  if (made.outcome === 'problems') return show(counter, made.reader, made.problems)
  if (made.outcome === 'none') return nothingFor(counter, context, link, made.reader)
  const preferences = `${sitePath.preferences}${tokenIn(context)}`
  return showChange(counter, { ...made, upcoming, undone, returning: false, preferences })
}

function broughtBack(earlier: Undo | null): Checked<Choices> {
  return earlier === null ? { ok: false, problems: ['undo-void'] } : { ok: true, value: earlier.choices }
}

/** The fresh link goes by mail alone: whoever else holds the one that was used ends up without any. */
async function renew(counter: Counter, context: Context, link: TimedLink): Promise<Response> {
  const { subscribers, clock } = counter.ports
  const now = clock.now()
  const at = now.toISOString()
  const seen: { reader: Subscriber | null; renewed: Renewed | null } = { reader: null, renewed: null }
  await subscribers.update(link.subscriber, (reader) => {
    seen.reader = reader
    seen.renewed = reader.status === 'active' && isCurrent(link, reader, now) ? renewLinks(reader, at) : null
    return seen.renewed?.outcome === 'renewed' ? seen.renewed.subscriber : null
  })
  const { reader, renewed } = seen
  if (reader === null || renewed === null) return nothingFor(counter, context, link, reader)
  if (renewed.outcome === 'refused') return show(counter, reader, [renewed.problem])
  await orderLinks(counter, reader.id, { at, reason: 'renewed' })
  return answerWith(await counter.constant('renewed', reader.language), 200)
}

async function show(counter: Counter, reader: Subscriber, problems: Problem[]): Promise<Response> {
  const [desk, topics] = [await counter.desk(reader.language), await counter.topics()]
  const upcoming = await upcomingOf(counter)
  const leave = await leavePath(counter, reader.id)
  const languages = await counter.languages()
  const html = preferencesPage(desk, { reader, topics, languages, upcoming, leave, problems })
  return answerWith(html, problems.length > 0 ? 422 : 200)
}

function nothingFor(counter: Counter, context: Context, link: TimedLink, reader: Subscriber | null): Promise<Response> {
  return opens(counter, link, reader) ? gone(counter, context, reader, 410) : old(counter, context, reader)
}

/** Of somebody whose record is gone nobody knows a version. */
function opens({ ports }: Counter, link: TimedLink, reader: Subscriber | null): boolean {
  const now = ports.clock.now()
  return reader === null ? !isOver(link, now) : isCurrent(link, reader, now)
}

/** Expired or renewed: the page says so, and has a button that asks for a new one. */
async function old(counter: Counter, context: Context, reader: Subscriber | null): Promise<Response> {
  const language = reader?.language ?? (await languageAsked(counter, context))
  return answerWith(await counter.constant('old', language), 410)
}

/** Erased, left, or never confirmed: there is nothing to change here. Whoever left within the hour can undo it. */
async function gone(counter: Counter, context: Context, reader: Subscriber | null, status: number): Promise<Response> {
  const left = reader === null ? null : undoable(reader, counter.ports.clock.now())
  if (reader !== null && left !== null) {
    const action = await leavePath(counter, reader.id)
    return farewell(counter, { subscriber: reader.id, left, language: reader.language, action }, status)
  }
  const language = reader?.language ?? (await languageAsked(counter, context))
  return answerWith(await counter.constant('gone', language), status)
}

async function linkIn({ ports }: Counter, context: Context): Promise<TimedLink | null> {
  const token = tokenIn(context)
  return readPreferencesToken(token, await ports.secrets.linkKeys(keyIdIn(token)))
}
