// Assembles one reader's MIME message from parts that were encoded once per edition, with the headers of a briefing.
import type { PlaceholderName } from '../../edition/frame/frame-parts.ts'
import { placeholderPattern } from '../../edition/frame/frame-parts.ts'
import type { Briefing, Frame, FrameFacts } from '../../edition/types.ts'
import { MessageBuffer } from './message-buffer.ts'
import { encodePiece } from './mime-body.ts'
import { InvalidHeader } from './mime-header.ts'
import { writeMessage } from './multipart.ts'
import { encodedLink, encodedValue } from './placeholder-values.ts'
import { type Address, addressHeaders, isOwnLink, type SenderHeaders, unsubscribeHeader } from './sender-headers.ts'

/** A frame whose parts are already quoted-printable and cut at the placeholders; saved as JSON next to the document. */
export interface EncodedFrame extends FrameFacts {
  /** Part → literals and names of placeholders in turn: literals at even indexes, each ending at a line end or soft
   * break. */
  html: Record<string, string[]>
  text: Record<string, string[]>
}

/** Bytes that are the same in every briefing with this part: a subarray of the frame's bytes, created once, because
 * copying from an existing subarray takes a third of the time of copying between two offsets. */
type Literal = Buffer

/** A literal or the name of a placeholder. */
type Piece = Literal | PlaceholderName

/** A part of a briefing as HTML and as text. */
interface Fragment {
  html: readonly Piece[]
  text: readonly Piece[]
}

/** An encoded frame as bytes, ready to be copied. Open it once per edition and process. */
export interface OpenFrame extends FrameFacts {
  fragments: ReadonlyMap<string, Fragment>
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
  return source.split(placeholderPattern()).map((piece, index) => (index % 2 === 0 ? encodePiece(piece) : piece))
}

/** Once per edition, language and process, in `send-briefings`. */
export function openFrame({ html, text, ...facts }: EncodedFrame): OpenFrame {
  const literals = [text, html].flatMap((parts) => Object.values(parts).flatMap((pieces) => pieces.filter(isLiteral)))
  const bytes = Buffer.from(literals.join(''), 'latin1')
  let start = 0
  const open = (piece: string, index: number): Piece => {
    if (!isLiteral(piece, index)) return piece as PlaceholderName
    const literal = bytes.subarray(start, start + piece.length)
    start += piece.length
    return literal
  }
  const opened = (parts: EncodedFrame['text']) =>
    Object.entries(parts).map(([name, pieces]) => [name, pieces.map(open)] as const)
  const texts = new Map(opened(text))
  const fragments = opened(html).map(([name, pieces]) => [name, { html: pieces, text: texts.get(name) ?? [] }] as const)
  return { ...facts, fragments: new Map(fragments) }
}

function isLiteral(_piece: string, index: number): boolean {
  return index % 2 === 0
}

/**
 * The whole message (CRLF, multipart/alternative, all headers) for one reader.
 *
 * @example
 * const plan = planBriefing([{ document, frames: encoded.map(openFrame) }], reader, caps)
 * if (plan.outcome === 'briefing') assemble(plan.briefing, head, { to, leaveUrl, preferencesUrl, date, id:
 * deliveryId(key) })
 * @param buffer that the message is written into: the result is valid until the next message is written there
 * @throws InvalidHeader if an input contains CR, LF or NUL, or the address is not ASCII.
 */
export function assemble(
  briefing: Briefing<OpenFrame>,
  head: SenderHeaders,
  envelope: Envelope,
  buffer = new MessageBuffer(),
): Uint8Array {
  if (!isOwnLink(envelope.preferencesUrl, head.siteUrl))
    throw new InvalidHeader('the link to the preferences needs one HTTPS address')
  const [leave, preferences] = [encodedLink(envelope.leaveUrl), encodedLink(envelope.preferencesUrl)]
  const pieces = piecesOf(briefing)
  const headers = [
    head.sender,
    head.list(briefing.language),
    addressHeaders(head, briefing.values.subject, envelope),
    unsubscribeHeader(head, envelope.leaveUrl),
  ]
  const writeKind = (kind: 'html' | 'text') => {
    const links = { leaveUrl: leave[kind], preferencesUrl: preferences[kind] }
    writeBody(buffer, pieces[kind], links)
  }
  return writeMessage(buffer, headers, { text: () => writeKind('text'), html: () => writeKind('html') })
}

function fragmentsOf({ frames, parts }: Briefing<OpenFrame>): Fragment[] {
  return parts.map(({ edition, part }) => {
    const fragment = frames[edition]?.fragments.get(part)
    if (fragment === undefined) throw new Error(`the frame has no part "${part}"; compose the edition again`)
    return fragment
  })
}

type LinkPlaceholder = 'leaveUrl' | 'preferencesUrl'

/** A briefing as HTML and as text, ready for all of its readers but for their links. */
type Pieces = Record<'html' | 'text', (Literal | LinkPlaceholder)[]>

/** Plans of briefings are shared between readers (`remembered-plans.ts`). */
const known = new WeakMap<Briefing<OpenFrame>, Pieces>()

function piecesOf(briefing: Briefing<OpenFrame>): Pieces {
  const found = known.get(briefing)
  if (found !== undefined) return found
  const fragments = fragmentsOf(briefing)
  const made = { html: filled(fragments, 'html', briefing.values), text: filled(fragments, 'text', briefing.values) }
  known.set(briefing, made)
  return made
}

function filled(fragments: readonly Fragment[], kind: 'html' | 'text', values: Briefing['values']): Pieces['html'] {
  const pieces: Pieces['html'] = []
  for (const fragment of fragments) {
    for (const piece of fragment[kind]) {
      if (typeof piece !== 'string') pieces.push(piece)
      else if (piece === 'leaveUrl' || piece === 'preferencesUrl') pieces.push(piece)
      else pieces.push(Buffer.from(encodedValue(kind, values[piece]), 'latin1'))
    }
  }
  return pieces
}

function writeBody(buffer: MessageBuffer, pieces: Pieces['html'], links: Record<LinkPlaceholder, string>): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') buffer.write(links[piece])
    else buffer.copy(piece)
  }
}
