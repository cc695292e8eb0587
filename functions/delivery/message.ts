// The MIME message of one reader, put together from parts that were encoded once per edition.

import type { SlotName } from '../edition/parts.ts'
import { slotPattern } from '../edition/parts.ts'
import type { Briefing, Frame, FrameFacts, SlotValues } from '../edition/types.ts'
import { wrap } from '../edition/wrap.ts'
import type { Settings } from '../environment.ts'
import { encodePiece } from './mime-body.ts'
import { InvalidHeader, mailboxHeader, rawHeader, textHeader } from './mime-header.ts'

/** A frame whose parts are already quoted-printable, cut at the slots; saved as JSON beside the document. */
export interface EncodedFrame extends FrameFacts {
  /** Part → alternating literal and slot name: literals at even indexes, each ending at a line end or soft break. */
  html: Record<string, string[]>
  text: Record<string, string[]>
}

/** A literal as bytes, or the name of a slot. */
type Piece = Uint8Array | SlotName

/** An encoded frame as bytes, ready to be copied. Open it once per edition and process. */
export interface OpenFrame extends FrameFacts {
  html: ReadonlyMap<string, readonly Piece[]>
  text: ReadonlyMap<string, readonly Piece[]>
}

/** Headers that all mails of a list carry, encoded once. */
export interface Letterhead {
  headers: string
  /** Domain of the from address, for message ids. */
  domain: string
  siteUrl: string
}

export interface Envelope {
  /** Bare address, ASCII. */
  to: string
  /** HTTPS (or under siteUrl): opens the leave page on GET, leaves on POST; also the List-Unsubscribe URI. */
  leaveUrl: string
  date: Date
  /** Left part of the Message-ID, e.g. the delivery id; `[A-Za-z0-9_-]`. */
  id: string
}

/** Can stand in no quoted-printable body: there `=` is followed by a hexadecimal digit or a line end. */
const boundary = '=_briefing'
const openingOf = (type: string) =>
  `\r\n--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`
const opening = { text: openingOf('plain'), html: openingOf('html') }
const closing = `\r\n--${boundary}--\r\n`
const multipart = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n`

/** Once per edition and language, in `compose-edition`. */
export function encodeFrame(frame: Frame): EncodedFrame {
  const encode = (parts: Record<string, string>) =>
    Object.fromEntries(Object.entries(parts).map(([name, source]) => [name, encodedPieces(source)]))
  return { ...frame, html: encode(frame.html), text: encode(frame.text) }
}

function encodedPieces(source: string): string[] {
  return source.split(slotPattern()).map((piece, index) => (index % 2 === 0 ? encodePiece(piece) : piece))
}

/** Once per edition, language and process, in `send-briefings`. */
export function openFrame(frame: EncodedFrame): OpenFrame {
  const open = (parts: Record<string, string[]>) =>
    new Map(Object.entries(parts).map(([name, pieces]) => [name, pieces.map(openPiece)]))
  return { ...frame, html: open(frame.html), text: open(frame.text) }
}

function openPiece(piece: string, index: number): Piece {
  return index % 2 === 0 ? Buffer.from(piece, 'latin1') : (piece as SlotName)
}

/** Once per process. */
export function letterhead(
  settings: Pick<Settings, 'listName' | 'listId' | 'fromAddress' | 'replyToAddress' | 'siteUrl'>,
): Letterhead {
  const headers = [
    mailboxHeader('From', settings.listName, settings.fromAddress),
    rawHeader('Reply-To', settings.replyToAddress),
    mailboxHeader('List-Id', settings.listName, settings.listId),
    rawHeader('List-Help', `<mailto:${settings.replyToAddress}?subject=help>`),
    rawHeader('List-Archive', `<${settings.siteUrl}/editions/>`),
    rawHeader('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ]
  const domain = settings.fromAddress.slice(settings.fromAddress.lastIndexOf('@') + 1)
  return { headers: headers.join(''), domain, siteUrl: settings.siteUrl }
}

/**
 * The whole message (CRLF, multipart/alternative, all headers) for one reader.
 *
 * @example
 * const plan = planBriefing([{ document, frames: encoded.map(openFrame) }], reader, caps.htmlBytes)
 * if (plan.outcome === 'briefing') assemble(plan.briefing, head, { to, leaveUrl, date, id: deliveryId(key) })
 * @throws InvalidHeader where an input carries CR, LF or NUL, or the address is not ASCII.
 */
export function assemble(briefing: Briefing<OpenFrame>, head: Letterhead, envelope: Envelope): Uint8Array {
  const pieces: (Uint8Array | string)[] = [headersOf(briefing, head, envelope), opening.text]
  addBody(pieces, briefing, 'text', encodedSlots('text', briefing.values, envelope.leaveUrl))
  pieces.push(opening.html)
  addBody(pieces, briefing, 'html', encodedSlots('html', briefing.values, envelope.leaveUrl))
  pieces.push(closing)
  return joined(pieces)
}

function headersOf(briefing: Briefing<OpenFrame>, head: Letterhead, { to, leaveUrl, date, id }: Envelope): string {
  if (!/^[\x21-\x3b\x3d\x3f-\x7e]{1,254}$/.test(to)) throw new InvalidHeader('header To needs one bare ASCII address')
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(id)) throw new InvalidHeader('header Message-ID needs an id of [A-Za-z0-9_-]')
  if (!isLeaveUrl(leaveUrl, head.siteUrl)) throw new InvalidHeader('header List-Unsubscribe needs one HTTPS address')
  return (
    head.headers +
    rawHeader('To', to) +
    textHeader('Subject', briefing.values.subject) +
    `Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n` +
    rawHeader('Message-ID', `<${id}@${head.domain}>`) +
    rawHeader('List-Unsubscribe', `<${leaveUrl}>`) +
    multipart
  )
}

function isLeaveUrl(url: string, siteUrl: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(url) && (url.startsWith('https://') || url.startsWith(`${siteUrl}/`))
}

function encodedSlots(kind: 'html' | 'text', values: SlotValues, leaveUrl: string): Record<SlotName, string> {
  return {
    preheader: remembered(kind, values.preheader),
    summary: remembered(kind, values.summary),
    topics: remembered(kind, values.topics),
    leaveUrl: encodePiece(written[kind](leaveUrl)),
  }
}

/** Many readers share a choice of topics: what was encoded lately need not be encoded again. */
const lately = { html: new Map<string, string>(), text: new Map<string, string>() }
const mostRemembered = 500

function remembered(kind: 'html' | 'text', value: string): string {
  const known = lately[kind].get(value)
  if (known !== undefined) return known
  if (lately[kind].size >= mostRemembered) lately[kind].clear()
  const encoded = encodePiece(written[kind](value))
  lately[kind].set(value, encoded)
  return encoded
}

const written = { html: escapeHtml, text: wrap }

function escapeHtml(value: string): string {
  return /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`) : value
}

function addBody(
  pieces: (Uint8Array | string)[],
  briefing: Briefing<OpenFrame>,
  kind: 'html' | 'text',
  slots: Record<SlotName, string>,
): void {
  for (const { edition, part } of briefing.parts) {
    const found = briefing.frames[edition]?.[kind].get(part)
    if (found === undefined) throw new Error(`the frame has no ${kind} part "${part}"; compose the edition again`)
    for (const piece of found) pieces.push(typeof piece === 'string' ? slots[piece] : piece)
  }
}

/** All strings here are ASCII: one character, one byte. */
function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  let length = 0
  for (const piece of pieces) length += piece.length
  const message = Buffer.allocUnsafeSlow(length)
  let at = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') message.write(piece, at, 'latin1')
    else message.set(piece, at)
    at += piece.length
  }
  return message
}
