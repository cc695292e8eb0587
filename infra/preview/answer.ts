// Which address gives what.
import { readFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { findRunning } from '../local/run/announcement.ts'
import type { Composer } from './composer.ts'
import { decideOn } from './desk/decide.ts'
import type { Pen } from './desk/pen.ts'
import { page } from './page/layout.ts'
import type { Panel } from './page/tabs.ts'
import { addressOf, type Looking, lookingFrom } from './query.ts'
import type { Answer } from './response.ts'
import { sendToInbox } from './send.ts'
import { policyFor, treated } from './treatment.ts'
import type { Letter } from './types.ts'

export interface Asked {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  /** Of a POST. */
  body: string
}

export interface Behind {
  composer: Composer
  pen: Pen
  /** Folder of `npm start`. */
  folder: string
}

export async function answer(asked: Asked, behind: Behind): Promise<Answer> {
  const { method, url } = asked
  const looking = lookingFrom(url.searchParams)
  if (method === 'POST') return posted(asked, looking, behind)
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET, and POST to /send and /decide.')
  switch (url.pathname) {
    case '/':
      return pageOf(looking, behind)
    case '/mail.html':
      return mailOf(looking, behind)
    case '/mail.txt':
      return partOf(looking, behind, 'text/plain; charset=utf-8', ({ text }) => text)
    case '/mail.eml':
      return partOf(looking, behind, 'message/rfc822', ({ raw }) => raw)
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

async function posted(asked: Asked, looking: Looking, behind: Behind): Promise<Answer> {
  const { url, body } = asked
  if (url.pathname === '/send') return toInbox(asked, looking, behind)
  if (url.pathname === '/decide') return decideOn(new URLSearchParams(body), looking, behind)
  return plain(405, 'Only GET, and POST to /send and /decide.')
}

async function pageOf(looking: Looking, { composer, pen, folder }: Behind): Promise<Answer> {
  const view = await composer.view(looking.wanted)
  const panel = await panelOf(looking, composer, pen)
  const inbox = findRunning(folder)?.inbox ?? null
  const body = page({ looking, view, panel, inbox })
  return { status: 200, type: 'text/html; charset=utf-8', body }
}

async function panelOf({ tab, wanted, beside }: Looking, composer: Composer, pen: Pen): Promise<Panel> {
  const before = beside && tab === 'mail' && wanted.edition > 1
  const desk = tab === 'stories' ? await composer.desk(wanted) : null
  return {
    desk,
    canUndo: desk !== null && pen.canUndo(desk.week),
    checks: tab === 'checks' ? await composer.checks(wanted) : null,
    before: before ? await composer.view({ ...wanted, edition: wanted.edition - 1 }) : null,
  }
}

async function letterOf(looking: Looking, { composer }: Behind): Promise<Letter | null> {
  return (await composer.view(looking.wanted)).shown?.letter ?? null
}

async function mailOf(looking: Looking, behind: Behind): Promise<Answer> {
  const letter = await letterOf(looking, behind)
  if (letter === null) return plain(404, 'There is no email to show.')
  const headers = { 'content-security-policy': policyFor(looking.treatment) }
  return { status: 200, type: 'text/html; charset=utf-8', body: treated(letter.html, looking.treatment), headers }
}

async function partOf(
  looking: Looking,
  behind: Behind,
  type: string,
  part: (letter: Letter) => string | Uint8Array,
): Promise<Answer> {
  const letter = await letterOf(looking, behind)
  return letter === null ? plain(404, 'There is no email to show.') : { status: 200, type, body: part(letter) }
}

async function toInbox({ headers }: Asked, looking: Looking, behind: Behind): Promise<Answer> {
  const running = findRunning(behind.folder)
  if (running === null) return plain(503, 'No inbox is running: start one with "npm start" beside this.')
  const view = await behind.composer.view(looking.wanted)
  const { letter = null, reader } = view.shown ?? {}
  if (letter === null || reader === undefined) return plain(404, 'There is no email to send.')
  try {
    await sendToInbox(running, { from: letter.sender.address, to: reader.address, raw: letter.raw })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return plain(502, `The inbox did not accept the email (${reason}). Check that "npm start" is still running.`)
  }
  if (headers.accept?.includes('text/html')) {
    return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { location: addressOf(looking) } }
  }
  return plain(200, `It is in the inbox: ${running.inbox}`)
}

async function asset(name: string, type: string): Promise<Answer> {
  return { status: 200, type, body: await readFile(new URL(`page/${name}`, import.meta.url)) }
}

function plain(status: number, words: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${words}\n` }
}
