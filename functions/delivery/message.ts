// The MIME message of one reader, put together from parts that were encoded once per edition.
import type { SlotName } from '../edition/parts.ts'
import { slotPattern } from '../edition/parts.ts'
import { escapeHtml } from '../edition/slot.ts'
import type { Briefing, Frame, FrameFacts, SlotValues } from '../edition/types.ts'
import { wrap } from '../edition/wrap.ts'
import { type Address, addressHeaders, isOwnLink, type Letterhead, unsubscribeHeader } from './letterhead.ts'
import { encodePiece } from './mime-body.ts'
import { InvalidHeader } from './mime-header.ts'
import { closing, joined, multipart, opening } from './multipart.ts'

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

export interface Envelope extends Address {
  /** HTTPS (or under siteUrl): opens the leave page on GET, leaves on POST; also the List-Unsubscribe URI. */
  leaveUrl: string
  /** HTTPS (or under siteUrl): the page of this reader's topics, hour and pause. */
  preferencesUrl: string
}

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

/**
 * The whole message (CRLF, multipart/alternative, all headers) for one reader.
 *
 * @example
 * const plan = planBriefing([{ document, frames: encoded.map(openFrame) }], reader, caps.htmlBytes)
 * if (plan.outcome === 'briefing') assemble(plan.briefing, head, { to, leaveUrl, preferencesUrl, date, id: deliveryId(key) })
 * @throws InvalidHeader where an input carries CR, LF or NUL, or the address is not ASCII.
 */
export function assemble(briefing: Briefing<OpenFrame>, head: Letterhead, envelope: Envelope): Uint8Array {
  const pieces: (Uint8Array | string)[] = [headersOf(briefing, head, envelope), opening.text]
  const [leave, preferences] = [encodedLink(envelope.leaveUrl), encodedLink(envelope.preferencesUrl)]
  addBody(pieces, briefing, 'text', encodedSlots('text', briefing.values, leave.text, preferences.text))
  pieces.push(opening.html)
  addBody(pieces, briefing, 'html', encodedSlots('html', briefing.values, leave.html, preferences.html))
  pieces.push(closing)
  return joined(pieces)
}

function headersOf(briefing: Briefing<OpenFrame>, head: Letterhead, envelope: Envelope): string {
  if (!isOwnLink(envelope.preferencesUrl, head.siteUrl))
    throw new InvalidHeader('the link to the preferences needs one HTTPS address')
  return (
    head.sender +
    head.list +
    addressHeaders(head, briefing.values.subject, envelope) +
    unsubscribeHeader(head, envelope.leaveUrl) +
    multipart
  )
}

function encodedSlots(
  kind: 'html' | 'text',
  values: SlotValues,
  leaveUrl: string,
  preferencesUrl: string,
): Record<SlotName, string> {
  return {
    preheader: remembered(kind, values.preheader),
    summary: remembered(kind, values.summary),
    topics: remembered(kind, values.topics),
    leaveUrl,
    preferencesUrl,
  }
}

/** Lines are never broken inside a link, and most links hold nothing to be escaped: then one encoding serves both parts. */
function encodedLink(url: string): { html: string; text: string } {
  const [text, escaped] = [encodePiece(url), escapeHtml(url)]
  return { text, html: escaped === url ? text : encodePiece(escaped) }
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
