// The texts of a mail out of its parts (RFC 2045, 2046). One walk over the bytes for each level; a boundary that is
// missing, or a part that ends before its time, costs nothing of the rest.
import { type Header, headerIn, quotedPrintable, rawBytes, typedValue } from './header.ts'

export interface Mail {
  header: Header
  html: string
  text: string
  /** Bytes of its largest text that is over the limit and was not read; 0 where there is none. */
  left: number
}

/** Levels of parts inside parts, and parts of a mail. */
const deepest = 12
const mostParts = 500
const mostTextBytes = 2 * 1024 * 1024

/** @param limit bytes of HTML, and of text, that are read; attachments do not count, nor pictures inside the HTML */
export function mailIn(bytes: Uint8Array, limit = mostTextBytes): Mail {
  const reader = new Reader(binaryOf(bytes), limit)
  return reader.read()
}

/** A character a byte. */
const binaryOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1')

class Reader {
  readonly #binary: string
  readonly #limit: number
  readonly #html = new Run()
  readonly #text = new Run()
  #parts = 0
  #left = 0

  constructor(binary: string, limit: number) {
    this.#binary = binary
    this.#limit = limit
  }

  read(): Mail {
    const { header, bodyAt } = headerIn(this.#binary, startOf(this.#binary))
    this.#part(header, bodyAt, this.#binary.length, 0)
    return { header, html: this.#html.joined('\n'), text: this.#text.joined('\n\n'), left: this.#left }
  }

  #part(header: Header, from: number, to: number, level: number): void {
    this.#parts += 1
    if (this.#parts > mostParts || level > deepest) return
    const { type, parameters } = typedValue(header.get('content-type'))
    if (type.startsWith('multipart/')) this.#multipart(parameters.get('boundary'), from, to, level)
    else if (type === 'message/rfc822' && !isAttached(header)) this.#message(from, to, level)
    else if (isText(type) && !isAttached(header)) this.#leaf(type, header, this.#binary.slice(from, to))
  }

  #message(from: number, to: number, level: number): void {
    const { header, bodyAt } = headerIn(this.#binary, from)
    this.#part(header, bodyAt, to, level + 1)
  }

  #multipart(stated: string | undefined, from: number, to: number, level: number): void {
    const boundary = stated?.trim() || firstBoundary(this.#binary.slice(from, Math.min(to, from + 5_000)))
    if (boundary === null) return
    const mark = `--${boundary}`
    let at = this.#lineWith(mark, from, to)
    while (at !== null && this.#parts <= mostParts) {
      const start = this.#behindLine(at)
      // Its last mark ends in two more dashes.
      if (this.#binary.startsWith('--', at + mark.length)) return
      const next = this.#lineWith(mark, start, to)
      const { header, bodyAt } = headerIn(this.#binary, start)
      this.#part(header, Math.min(bodyAt, next ?? to), next ?? to, level + 1)
      at = next
    }
  }

  /** Where a line begins with it. */
  #lineWith(mark: string, from: number, to: number): number | null {
    // Not to the end of the mail: each of many parts would be looked for in all that comes behind it.
    const part = this.#binary.slice(from, to)
    for (let at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + 1))
      if (from + at === 0 || this.#binary[from + at - 1] === '\n') return from + at
    return null
  }

  #behindLine(at: number): number {
    const end = this.#binary.indexOf('\n', at)
    return end < 0 ? this.#binary.length : end + 1
  }

  #leaf(type: string, header: Header, body: string): void {
    const bytes = bytesOf(body, header.get('content-transfer-encoding'))
    const isHtml = type === 'text/html' || type === 'application/xhtml+xml'
    const text = decodedText(bytes, typedValue(header.get('content-type')).parameters.get('charset'))
    const read = isHtml ? text.replace(pictureInside, '') : text
    const size = Buffer.byteLength(read)
    if (!(isHtml ? this.#html : this.#text).take(read, size, this.#limit)) this.#left = Math.max(this.#left, size)
  }
}

/** Texts of one form. */
class Run {
  readonly #texts: string[] = []
  #size = 0

  /** False where it is one too many. */
  take(text: string, size: number, limit: number): boolean {
    if (this.#size + size > limit) return false
    this.#texts.push(text)
    this.#size += size
    return true
  }

  joined(between: string): string {
    return this.#texts.join(between)
  }
}

/** Some programs write pictures into the HTML itself. */
const pictureInside = /data:image\/[a-z.+-]{1,40};base64,[A-Za-z\d+/=%\s]*/gi

/** UTF-8 where the bytes can be that, whatever is declared: senders declare what they were once told. ISO-2022-JP is
 * ASCII to the eye. */
function decodedText(bytes: Uint8Array, charset = 'windows-1252'): string {
  const label = charset
    .trim()
    .toLowerCase()
    .replace(/^(?:x-)?(?:cp|win-?)(?=125\d)/, 'windows-')
  const isStateful = label.startsWith('iso-2022') || label.startsWith('utf-16')
  for (const [one, fatal] of [
    [isStateful ? label : 'utf-8', true],
    [label, false],
  ] as const)
    try {
      return new TextDecoder(one, { fatal }).decode(bytes)
    } catch {
      // The next one.
    }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Behind a byte order mark, blank lines, and the line with which a mailbox parts its mails. */
function startOf(binary: string): number {
  const [lead = ''] = /^(?:\xef\xbb\xbf)?[\r\n ]{0,200}(?:>?From [^\n]{0,500}\n)?/.exec(binary) ?? []
  return lead.length
}

const isText = (type: string) =>
  type === '' || type === 'text/plain' || type === 'text/html' || type === 'application/xhtml+xml'

const isAttached = (header: Header) => typedValue(header.get('content-disposition')).type === 'attachment'

/** Of a mail that does not say it. */
const firstBoundary = (text: string) => /(?:^|\n)--([^\r\n]{1,200}?)[ \t]{0,9}\r?\n/.exec(text)?.[1] ?? null

function bytesOf(body: string, encoding: string | undefined): Uint8Array {
  switch (encoding?.trim().toLowerCase().replace(/["']/g, '')) {
    case 'base64':
      return base64Bytes(body)
    case 'quoted-printable':
      return quotedPrintable(body)
    default:
      return rawBytes(body)
  }
}

/** Up to what is none: lists put their notes behind. */
function base64Bytes(body: string): Uint8Array {
  const [, coded = ''] = /^([A-Za-z\d+/\s]*={0,2})/.exec(body) ?? []
  const text = coded.replace(/\s/g, '')
  const whole = text.replace(/=+$/, '')
  return rawBytes(atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0))))
}
