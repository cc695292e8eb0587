// The routes of the preview: which address returns which page, email, picture or file.
import { type Context, Hono } from 'hono'
import { numbersTables } from '../../commands/edition/numbers-tables.ts'
import { findRunning } from '../../local/run/announcement.ts'
import type { Composer } from '../composer.ts'
import { nameOf } from '../composing/input-paths.ts'
import { applyOn } from '../desk/apply-form.ts'
import { decideOn } from '../desk/decide-form.ts'
import type { Desk } from '../desk/editors-desk.ts'
import { type ListPlace, sourceOf } from '../list/list-place.ts'
import type { FoundList } from '../list/living-list.ts'
import { verdictWords } from '../page/desk/sentence-form.ts'
import { page } from '../page/layout.ts'
import { numbersPage } from '../page/numbers.ts'
import { countFindings } from '../page/tabs/facts-tab.ts'
import type { Panel } from '../page/tabs/tabs.ts'
import { type PageQuery, pageQueryFrom } from '../query.ts'
import { backTo, headersOfAll, plain } from '../responses.ts'
import { sendToInbox } from '../sending/send.ts'
import { sendTest } from '../sending/test-email.ts'
import { withLogo } from '../shown-logo.ts'
import { policyFor, treated } from '../treatment.ts'
import type { ShownEmail } from '../types.ts'
import { assetFiles } from './asset-files.ts'
import type { Listeners } from './events.ts'

export interface RouteContext {
  /** Of the repository. */
  root: string
  composer: Composer
  desk: Desk
  listeners: Listeners
  /** Folder of `npm start`. */
  folder: string
  list: ListPlace
  finder: FoundList
  /** What to type to start the list of the folder. */
  start: string
}

/** Hono answers a HEAD like the GET of the same path. */
export function previewRoutes(behind: RouteContext): Hono {
  const app = new Hono()
  app.use(headersOfAll)
  app.get('/', (context) => pageOf(queryOf(context), behind))
  app.get('/mail.html', (context) => mailOf(queryOf(context), behind))
  app.get('/site', (context) => siteOf(queryOf(context), behind))
  app.get('/mail.txt', (context) => partOf(context, behind, 'text/plain; charset=utf-8', ({ text }) => text))
  app.get('/mail.eml', (context) => partOf(context, behind, 'message/rfc822', ({ raw }) => raw))
  // A HEAD would start a response that nothing ends.
  app.get('/events', ({ req }) => (req.method === 'GET' ? behind.listeners.add() : missing()))
  for (const { name, type, body } of assetFiles()) app.get(`/${name}`, () => ofType(type, body))
  app.get('/numbers', () => numbersOf(behind))
  app.get('/findings', (context) => findingsOf(queryOf(context), behind))
  app.get('/cut', (context) => cutOf(context, behind))
  app.post('/send', (context) => toInbox(context, behind))
  app.post('/test', (context) => toTester(context, behind))
  app.post('/decide', async (context) =>
    decideOn(new URLSearchParams(await context.req.text()), queryOf(context), behind),
  )
  app.post('/apply', async (context) =>
    applyOn(new URLSearchParams(await context.req.text()), queryOf(context), behind),
  )
  app.notFound(({ req }) =>
    req.method === 'GET' || req.method === 'HEAD'
      ? missing()
      : plain(405, 'Only GET, and POST to /send, /test, /decide and /apply.'),
  )
  app.onError((error) => plain(500, `The preview failed: ${String(error)}`))
  return app
}

const missing = () => plain(404, 'There is nothing here; the preview is at /.')

const queryOf = ({ req }: Context): PageQuery => pageQueryFrom(new URL(req.url).searchParams)

async function pageOf(pageQuery: PageQuery, behind: RouteContext): Promise<Response> {
  // Before anything is read: what is told of meanwhile may be missing on the page.
  const { told } = behind.listeners
  const { composer, desk, folder, start } = behind
  const view = await composer.view(pageQuery.wanted)
  const panel = await panelOf(pageQuery, composer, desk)
  const inbox = findRunning(folder)?.inbox ?? null
  return ofType('text/html; charset=utf-8', page({ pageQuery, view, panel, inbox, start, told }))
}

async function panelOf({ tab, wanted, beside, story }: PageQuery, composer: Composer, behind: Desk): Promise<Panel> {
  const before = beside && tab === 'mail' && wanted.edition > 1
  const desk = tab === 'stories' ? await composer.desk(wanted) : null
  return {
    desk,
    open: desk === null || story === null ? null : await composer.article({ wanted, story }),
    canUndo: desk !== null && behind.history.canUndo(desk.week),
    standing: desk === null ? null : await behind.standing(desk.week),
    checks: tab === 'checks' ? await composer.checks(wanted) : null,
    before: before ? await composer.view({ ...wanted, edition: wanted.edition - 1 }) : null,
  }
}

async function numbersOf({ finder, list, root, start }: RouteContext): Promise<Response> {
  const living = finder.current()
  const tables = living === null ? null : numbersTables(await living.numbers())
  const state = living !== null ? 'runs' : finder.hasStopped() ? 'stopped' : 'none'
  const { words } = sourceOf(list, state, (folder) => nameOf(folder, { root }))
  const source = state === 'stopped' ? 'The list has stopped' : `Shows ${words}`
  return ofType('text/html; charset=utf-8', numbersPage(tables, source, start))
}

/** Their number, for the badge on their tab. */
async function findingsOf({ wanted }: PageQuery, { composer }: RouteContext): Promise<Response> {
  return ofType('application/json', JSON.stringify({ count: countFindings(await composer.checks(wanted)) }))
}

/** What choosing says about some sentences, while they are being chosen. */
async function cutOf(context: Context, { composer }: RouteContext): Promise<Response> {
  const { wanted, story } = queryOf(context)
  const keys = new URL(context.req.url).searchParams.getAll('sentence')
  const answer = story === null ? null : await composer.cut({ wanted, story, keys })
  if (answer === null) return plain(404, 'No story of this edition has that id.')
  return ofType('application/json', JSON.stringify({ isFine: answer.reason === null, said: verdictWords(answer) }))
}

async function shownEmailOf(
  pageQuery: PageQuery,
  { composer }: Pick<RouteContext, 'composer'>,
): Promise<ShownEmail | null> {
  return (await composer.view(pageQuery.wanted)).shown?.email ?? null
}

const noEmail = () => plain(404, 'There is no email to show.')

async function mailOf({ wanted, treatment }: PageQuery, { composer }: RouteContext): Promise<Response> {
  const { shown, choices } = await composer.view(wanted)
  const email = shown?.email ?? null
  if (email === null) return noEmail()
  const html = await withLogo(email.html, choices?.logoFile ?? null)
  const response = ofType('text/html; charset=utf-8', treated(html, treatment))
  response.headers.set('content-security-policy', policyFor(treatment))
  return response
}

async function siteOf({ wanted, page, language }: PageQuery, { composer }: RouteContext): Promise<Response> {
  const shown = await composer.site({ wanted, page, language })
  if (shown === null) return plain(404, 'There is no such page, or nothing to show on it.')
  const { choices } = await composer.view(wanted)
  // Frames run no scripts; the page is the same without its script.
  const body = shown.body.replace(/<script\b[^>]*><\/script>/g, '')
  const response = ofType(shown.type, await withLogo(body, choices?.logoFile ?? null))
  response.headers.set('content-security-policy', policyFor('as sent'))
  return response
}

type Body = string | Uint8Array<ArrayBuffer>

async function partOf(
  context: Context,
  behind: RouteContext,
  type: string,
  part: (email: ShownEmail) => string | Uint8Array,
): Promise<Response> {
  const email = await shownEmailOf(queryOf(context), behind)
  return email === null ? noEmail() : ofType(type, part(email) as Body)
}

async function toInbox(context: Context, { folder, composer, start }: RouteContext): Promise<Response> {
  const pageQuery = queryOf(context)
  const running = findRunning(folder)
  if (running === null) return plain(503, `No inbox is running: start one with "${start}" beside this.`)
  const view = await composer.view(pageQuery.wanted)
  const { email = null, reader } = view.shown ?? {}
  if (email === null || reader === undefined) return plain(404, 'There is no email to send.')
  try {
    await sendToInbox(running, { from: email.sender.address, to: reader.address, raw: email.raw })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return plain(502, `The inbox did not accept the email (${reason}). Check that "${start}" is still running.`)
  }
  const isPage = context.req.header('accept')?.includes('text/html') ?? false
  return isPage ? backTo(pageQuery) : plain(200, `It is in the inbox: ${running.inbox}`)
}

async function toTester(context: Context, { composer, folder, list, start }: RouteContext): Promise<Response> {
  const pageQuery = queryOf(context)
  const email = await shownEmailOf(pageQuery, { composer })
  if (email === null) return noEmail()
  const form = new URLSearchParams(await context.req.text())
  const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const { ok, said } = await sendTest(email, form.get('to') ?? '', { list, folder, start }).catch((error: unknown) => ({
    ok: false,
    said: `The test was not accepted (${reasonOf(error)}).`,
  }))
  return plain(ok ? 200 : 409, said)
}

function ofType(type: string, body: Body): Response {
  return new Response(body, { headers: { 'content-type': type } })
}
