// The preference page and every change made on it: topics, hour, zone, cadence, pause, resume, undo, and coming back.
import type { Context } from 'hono'
import { changedPage, preferencesPage } from '../../archive/forms/preferences-page.ts'
import type { Outlook } from '../../subscription/coming.ts'
import { choicesIn, type Fields, type Problem } from '../../subscription/form.ts'
import { comeBack, undoable } from '../../subscription/leave.ts'
import { keyIdIn, verifyLink, verifyTimedLink } from '../../subscription/link.ts'
import { withChoices } from '../../subscription/preferences.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import type { Counter } from './counter.ts'
import { outlookOf } from './editions.ts'
import { farewell } from './leave.ts'
import { fieldsIn, languageAsked, notify, ownPath, type Serve, tokenIn } from './request.ts'

export function showPreferences(counter: Counter): Serve {
  return async (context) => {
    const id = await readerIn(counter, context)
    if (id === null) return notify(counter, context, 'link', 400)
    const reader = await counter.ports.subscribers.get(id)
    if (reader?.status === 'active') return show(counter, reader, [])
    // No error: CloudFront keeps a 410 for a moment, and leaving may be undone within that.
    return gone(counter, context, reader, 200)
  }
}

export function takePreferences(counter: Counter): Serve {
  return async (context) => {
    const id = await readerIn(counter, context)
    if (id === null) return notify(counter, context, 'link', 400)
    const fields = await fieldsIn(context)
    return fields.first('do') === 'return'
      ? takeBack(counter, context, id, fields)
      : change(counter, context, id, fields)
  }
}

async function change(counter: Counter, context: Context, id: string, fields: Fields): Promise<Response> {
  const topics = (await counter.topics()).map(({ id }) => id)
  const offer = { topics, languages: await counter.languages() }
  const outlook = await outlookOf(counter)
  const seen: { before?: Subscriber } = {}
  let problems: Problem[] = []
  const after = await counter.ports.subscribers.update(id, (reader) => {
    seen.before = reader
    if (reader.status !== 'active') return null
    const wanted = choicesIn(fields, reader, offer, outlook)
    problems = wanted.ok ? [] : wanted.problems
    return wanted.ok ? withChoices(reader, wanted.value, outlook.now, wayOf(fields)) : null
  })
  if (seen.before === undefined || after?.status !== 'active') return gone(counter, context, seen.before)
  if (problems.length > 0) return show(counter, after, problems)
  return changed(counter, { before: seen.before, after, outlook, undone: wayOf(fields) === 'undo', returning: false })
}

function wayOf(fields: Fields): 'undo' | 'preferences' {
  return fields.first('do') === 'undo' ? 'undo' : 'preferences'
}

/** Undoes having left, within the hour. */
async function takeBack(counter: Counter, context: Context, id: string, fields: Fields): Promise<Response> {
  const { secrets, clock, subscribers } = counter.ports
  const token = fields.first('return')
  const link = verifyTimedLink('return', token, await secrets.linkKeys(keyIdIn(token)), clock.now())
  if (link === 'expired') return notify(counter, context, 'late', 410)
  if (link === null || link.subscriber !== id) return notify(counter, context, 'link', 400)
  const outlook = await outlookOf(counter)
  const seen: { before?: Subscriber } = {}
  const after = await subscribers.update(id, (reader) => {
    seen.before = reader
    return comeBack(reader, link.request, outlook.now.toISOString())
  })
  if (seen.before === undefined || after?.status !== 'active') return gone(counter, context, seen.before)
  return changed(counter, { before: seen.before, after, outlook, undone: true, returning: true })
}

interface Changed {
  before: Subscriber
  after: Subscriber
  outlook: Outlook
  undone: boolean
  returning: boolean
}

async function changed(counter: Counter, change: Changed): Promise<Response> {
  const desk = await counter.desk(change.after.language)
  const preferences = await ownPath(counter, 'preferences', change.after.id)
  return answerWith(changedPage(desk, { ...change, topics: await counter.topics(), preferences }), 200)
}

async function show(counter: Counter, reader: Subscriber, problems: Problem[]): Promise<Response> {
  const [desk, topics] = [await counter.desk(reader.language), await counter.topics()]
  const outlook = await outlookOf(counter)
  const leave = await ownPath(counter, 'leave', reader.id)
  const languages = await counter.languages()
  const html = preferencesPage(desk, { reader, topics, languages, outlook, leave, problems })
  return answerWith(html, problems.length > 0 ? 422 : 200)
}

/** Erased, left, or never confirmed: there is nothing to change here. Whoever left within the hour can undo it. */
async function gone(
  counter: Counter,
  context: Context,
  reader: Subscriber | null | undefined,
  status = 410,
): Promise<Response> {
  const left = reader == null ? null : undoable(reader, counter.ports.clock.now())
  if (reader != null && left !== null) return farewell(counter, reader.id, left, reader.language, status)
  const language = reader?.language ?? (await languageAsked(counter, context))
  return answerWith(await counter.constant('gone', language), status)
}

async function readerIn({ ports }: Counter, context: Context): Promise<string | null> {
  const token = tokenIn(context)
  return verifyLink('preferences', token, await ports.secrets.linkKeys(keyIdIn(token)))
}
