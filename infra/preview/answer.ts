// Which address gives what.
import { readFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { findRunning } from '../local/run/announcement.ts'
import type { Composer } from './composer.ts'
import { decideOn } from './desk/decide.ts'
import type { DecisionFile } from './desk/decision-file.ts'
import { page } from './page/layout.ts'
import type { Panel } from './page/tabs.ts'
import { addressOf, type PageQuery, pageQueryFrom } from './query.ts'
import type { Answer } from './response.ts'
import { sendToInbox } from './send.ts'
import { policyFor, treated } from './treatment.ts'
import type { ShownEmail } from './types.ts'

export interface Asked {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  /** Of a POST. */
  body: string
}

export interface Behind {
  composer: Composer
  decisionFile: DecisionFile
  /** Folder of `npm start`. */
  folder: string
}

export async function answer(asked: Asked, behind: Behind): Promise<Answer> {
  const { method, url } = asked
  const pageQuery = pageQueryFrom(url.searchParams)
  if (method === 'POST') return posted(asked, pageQuery, behind)
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET, and POST to /send and /decide.')
  switch (url.pathname) {
    case '/':
      return pageOf(pageQuery, behind)
    case '/mail.html':
      return mailOf(pageQuery, behind)
    case '/mail.txt':
      return partOf(pageQuery, behind, 'text/plain; charset=utf-8', ({ text }) => text)
    case '/mail.eml':
      return partOf(pageQuery, behind, 'message/rfc822', ({ raw }) => raw)
    case '/preview.css':
    case '/mail.css':
    case '/facts.css':
      return asset(url.pathname.slice(1), 'text/css; charset=utf-8')
    case '/preview.js':
    case '/grip.js':
      return asset(url.pathname.slice(1), 'text/javascript; charset=utf-8')
    default:
      return plain(404, 'There is nothing here; the preview is at /.')
  }
}

async function posted(asked: Asked, pageQuery: PageQuery, behind: Behind): Promise<Answer> {
  const { url, body } = asked
  if (url.pathname === '/send') return toInbox(asked, pageQuery, behind)
  if (url.pathname === '/decide') return decideOn(new URLSearchParams(body), pageQuery, behind)
  return plain(405, 'Only GET, and POST to /send and /decide.')
}

async function pageOf(pageQuery: PageQuery, { composer, decisionFile, folder }: Behind): Promise<Answer> {
  const view = await composer.view(pageQuery.wanted)
  const panel = await panelOf(pageQuery, composer, decisionFile)
  const inbox = findRunning(folder)?.inbox ?? null
  const body = page({ pageQuery, view, panel, inbox })
  return { status: 200, type: 'text/html; charset=utf-8', body }
}

async function panelOf(
  { tab, wanted, beside }: PageQuery,
  composer: Composer,
  decisionFile: DecisionFile,
): Promise<Panel> {
  const before = beside && tab === 'mail' && wanted.edition > 1
  const desk = tab === 'stories' ? await composer.desk(wanted) : null
  return {
    desk,
    canUndo: desk !== null && decisionFile.canUndo(desk.week),
    checks: tab === 'checks' ? await composer.checks(wanted) : null,
    before: before ? await composer.view({ ...wanted, edition: wanted.edition - 1 }) : null,
  }
}

async function shownEmailOf(pageQuery: PageQuery, { composer }: Behind): Promise<ShownEmail | null> {
  return (await composer.view(pageQuery.wanted)).shown?.email ?? null
}

async function mailOf(pageQuery: PageQuery, behind: Behind): Promise<Answer> {
  const email = await shownEmailOf(pageQuery, behind)
  if (email === null) return plain(404, 'There is no email to show.')
  const headers = { 'content-security-policy': policyFor(pageQuery.treatment) }
  return { status: 200, type: 'text/html; charset=utf-8', body: treated(email.html, pageQuery.treatment), headers }
}

async function partOf(
  pageQuery: PageQuery,
  behind: Behind,
  type: string,
  part: (email: ShownEmail) => string | Uint8Array,
): Promise<Answer> {
  const email = await shownEmailOf(pageQuery, behind)
  return email === null ? plain(404, 'There is no email to show.') : { status: 200, type, body: part(email) }
}

async function toInbox({ headers }: Asked, pageQuery: PageQuery, behind: Behind): Promise<Answer> {
  const running = findRunning(behind.folder)
  if (running === null) return plain(503, 'No inbox is running: start one with "npm start" beside this.')
  const view = await behind.composer.view(pageQuery.wanted)
  const { email = null, reader } = view.shown ?? {}
  if (email === null || reader === undefined) return plain(404, 'There is no email to send.')
  try {
    await sendToInbox(running, { from: email.sender.address, to: reader.address, raw: email.raw })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return plain(502, `The inbox did not accept the email (${reason}). Check that "npm start" is still running.`)
  }
  if (headers.accept?.includes('text/html')) {
    return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { location: addressOf(pageQuery) } }
  }
  return plain(200, `It is in the inbox: ${running.inbox}`)
}

async function asset(name: string, type: string): Promise<Answer> {
  return { status: 200, type, body: await readFile(new URL(`page/${name}`, import.meta.url)) }
}

function plain(status: number, words: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${words}\n` }
}
