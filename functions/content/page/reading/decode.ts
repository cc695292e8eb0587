// Turns the bytes of a page in the inbox into text by its charset, or says why that is impossible: what format the
// bytes are in and what to do. A page that is fetched: `sources/encoding/decode-fetched.ts`, which leaves it as UTF-8.
import { isHtml } from '../../html/markup.ts'
import { decodeMixed } from './mixed-encoding.ts'

export type Decoded = { text: string; note: string | null } | { refused: string }

/** First bytes of files in other formats. */
const signatures: [bytes: readonly number[], form: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF: save its text, or the web page that it was made from'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF: save it as plain text or HTML'],
  [
    [0x50, 0x4b, 0x03, 0x04],
    'a ZIP archive (a Word, OpenDocument or EPUB file is one): save its text as plain text or HTML',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file: save it as plain text or HTML'],
  [[0x1f, 0x8b], 'compressed with gzip: unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture: only text can be read'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture: only text can be read'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture: only text can be read'],
]

export function decode(bytes: Uint8Array): Decoded {
  const form = signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]
  if (form !== undefined) return { refused: form }
  const found = textOf(bytes)
  if (typeof found !== 'string' && 'refused' in found) return found
  const { text, note } = typeof found === 'string' ? { text: found, note: null } : found
  if (!/[\p{L}\p{N}]/u.test(text)) return { refused: 'empty: it contains no text; put the article’s text in the file' }
  return refusalOf(text) ?? { text, note }
}

/** First characters of texts in other formats, after a byte order mark and blank lines. */
const openings: [RegExp, form: string][] = [
  [/^\{\\rtf/, 'RTF: save it as plain text or HTML'],
  [/^[^<\n]{0,200}\n?%PDF-\d/, 'a PDF: save its text, or the web page that it was made from'],
  [/^%!PS/, 'PostScript: save its text as plain text or HTML'],
  [/^(?:%[^\n]{0,200}\n\s*){0,20}\\documentclass\b/, 'LaTeX: save it as plain text or HTML'],
  [/^BEGIN:V(?:CALENDAR|CARD)\b/i, 'a calendar or an address card: it holds no article'],
  [/^<(?:feed|rss|rdf:RDF)[\s>]/i, 'XML: a feed or other document, not a page; add the pages it links to'],
]

/** Number of first characters that show a file's format, and of those in which XML says that it is XML. Chosen, not
 * measured. */
const formWithin = 5000
const xmlWithin = 2000
/** Bytes in which a document declares its encoding (1,024 in the HTML standard, which many pages exceed). Chosen, not
 * measured. */
export const declaredWithin = 8192

function refusalOf(text: string): { refused: string } | null {
  const head = text.slice(0, formWithin).replace(/^[\ufeff\s]+/, '')
  const form = openings.find(([opening]) => opening.test(head))?.[1]
  if (form !== undefined) return { refused: form }
  if (!isHtml(text) && /^\s*<\?xml/i.test(text.slice(0, xmlWithin)))
    return { refused: 'XML: a feed or other document, not a page; add the pages it links to' }
  if (isJson(text)) return { refused: 'JSON: data, not a page; put the text of the article in a file of text or HTML' }
  return null
}

/** True of one JSON value, or one on each line. */
function isJson(text: string): boolean {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (!/^(?:\{\s*["}]|\[\s*(?:[[{"\d\]-]|true|false|null))/.test(start)) return false
  const [first = ''] = start.split('\n', 1)
  return parses(start) || parses(first)
}

function parses(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

const utf16 = ['utf-16le', 'utf-16be'] as const

function textOf(bytes: Uint8Array): Decoded | string {
  const wide = wideEncoding(bytes)
  if (wide !== null) {
    const text = decodedAs(wide, bytes)
    return text ?? { refused: 'damaged UTF-16: half a character is missing; save it as UTF-8 and add it again' }
  }
  const stray = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  if (stray > mostZeros * bytes.length)
    return { refused: 'binary: it contains NUL bytes; only text and HTML can be read, so convert it first' }
  return stray === 0 ? singleBytes(bytes) : singleBytes(bytes.filter((byte) => byte !== 0))
}

/** Share of NUL bytes up to which they were left between the letters of a text by some program. Chosen, not
 * measured. */
const mostZeros = 0.001

function singleBytes(bytes: Uint8Array): Decoded | string {
  const text = decodedAs('utf-8', bytes)
  if (text !== null) return text
  const mixed = decodeMixed(bytes)
  if (mixed?.sure) return { text: mixed.text, note: mixed.notes.join('; ') }
  const declared = decodedAs(declaredEncoding(bytes), bytes)
  if (declared !== null) return declared
  const western = isWestern(bytes) ? decodedAs('windows-1252', bytes) : null
  if (western === null)
    return { refused: 'not UTF-8: it was saved in another encoding; save it as UTF-8 and add it again' }
  return { text: western, note: 'it is not valid UTF-8 and was read as Windows-1252' }
}

/** Bytes that are examined, and fewest that suffice; share that must be the zeros of western letters: half, less the
 * punctuation in other scripts. Chosen, not measured. */
const wideWithin = 200
const fewestWide = 40
const leastZeros = 0.35

/** UTF-16, recognised by its byte order mark or by the zeros between the letters of a western text. */
function wideEncoding(bytes: Uint8Array): (typeof utf16)[number] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, wideWithin)
  const zeros = [0, 1].map((odd) => head.filter((byte, at) => at % 2 === odd && byte === 0).length)
  const [even = 0, odd = 0] = zeros
  if (head.length < fewestWide) return null
  if (odd > leastZeros * head.length && even === 0) return 'utf-16le'
  return even > leastZeros * head.length && odd === 0 ? 'utf-16be' : null
}

/** Share of bytes beyond ASCII up to which a text is western European; in Cyrillic or Greek most bytes are. Chosen, not
 * measured. */
const mostAccents = 0.15
/** Control characters that no text contains, and bytes that Windows-1252 leaves undefined. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** Tab, line feed, form feed, carriage return: the control characters that texts contain. */
const textControls = new Set([9, 10, 12, 13])

function isWestern(bytes: Uint8Array): boolean {
  let beyond = 0
  for (const byte of bytes) {
    if ((byte < 0x20 && !textControls.has(byte)) || undefinedBytes.has(byte)) return false
    if (byte > 0x7f) beyond += 1
  }
  return beyond <= mostAccents * bytes.length
}

/** The encoding that an HTML page or XML names in its first lines; `null` if it names none. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declaredWithin))
  return /<(?:meta\s[^>]{0,200}charset|\?xml\s[^>]{0,100}encoding)\s?=\s?["']?([\w-]{2,30})/i.exec(head)?.[1] ?? null
}

/** `null` if the bytes are not in that encoding. */
export function decodedAs(encoding: string | null, bytes: Uint8Array): string | null {
  if (encoding === null) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
