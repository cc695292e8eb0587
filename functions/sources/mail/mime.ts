// Extracts the texts of an email from its parts (RFC 2045, 2046). Walks the bytes once per level; a missing boundary,
// or a part that ends early, does not lose the rest.
import { type Header, headerIn, quotedPrintable, rawBytes, typedValue } from './header.ts'

export interface Mail {
  header: Header
  html: string
  text: string
  /** Bytes of the largest text that exceeded the limit and was not read; 0 if there is none. */
  left: number
}

/** Most levels of nested parts, and most parts of an email. */
const deepest = 12
const mostParts = 500
const mostTextBytes = 2 * 1024 * 1024

/** @param limit bytes of HTML, and of text, that are read, not counting attachments and pictures inside the HTML */
export function mailIn(bytes: Uint8Array, limit = mostTextBytes): Mail {
  const reader = new Reader(binaryOf(bytes), limit)
  return reader.read()
}

/** One character per byte. */
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
      // The last boundary ends in two dashes.
      if (this.#binary.startsWith('--', at + mark.length)) return
      const next = this.#lineWith(mark, start, to)
      const { header, bodyAt } = headerIn(this.#binary, start)
      this.#part(header, Math.min(bodyAt, next ?? to), next ?? to, level + 1)
      at = next
    }
  }

  /** Position of a line that begins with the mark. */
  #lineWith(mark: string, from: number, to: number): number | null {
    // Not to the end of the email, or each of many parts would be searched for in everything after it.
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

/** The texts of one type. */
class Run {
  readonly #texts: string[] = []
  #size = 0

  /** False if there is no room for it. */
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

/** Pictures that some programs write into the HTML itself. */
const pictureInside = /data:image\/[a-z.+-]{1,40};base64,[A-Za-z\d+/=%\s]*/gi

/** UTF-8 if the bytes are valid UTF-8, whatever is declared: senders declare an old setting. ISO-2022-JP consists of
 * ASCII characters only. */
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
      // Try the next one.
    }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Skips a byte order mark, blank lines and the line that separates emails in a mailbox file. */
function startOf(binary: string): number {
  const [lead = ''] = /^(?:\xef\xbb\xbf)?[\r\n ]{0,200}(?:>?From [^\n]{0,500}\n)?/.exec(binary) ?? []
  return lead.length
}

const isText = (type: string) =>
  type === '' || type === 'text/plain' || type === 'text/html' || type === 'application/xhtml+xml'

const isAttached = (header: Header) => typedValue(header.get('content-disposition')).type === 'attachment'

/** The boundary of an email that does not declare it. */
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

/** Stops at anything that is not base64: mailing lists append notes. */
function base64Bytes(body: string): Uint8Array {
  const [, coded = ''] = /^([A-Za-z\d+/\s]*={0,2})/.exec(body) ?? []
  const text = coded.replace(/\s/g, '')
  const whole = text.replace(/=+$/, '')
  return rawBytes(atob(whole.slice(0, whole.length - (whole.length % 4 === 1 ? 1 : 0))))
}
