// Decodes the bytes of all that is fetched (feeds, sitemaps, index pages, articles' pages), by the charset that the
// response, XML or `<meta>` declares. What the bytes can be counts for more than what is declared: servers declare a
// default, programs an old setting. A page that was put into the inbox by hand: `content/page/reading/decode.ts`.
import { declaredWithin, decodedAs } from '../../content/page/reading/decode.ts'
import { decodeMixed } from '../../content/page/reading/mixed-encoding.ts'
import { likeliestEncoding } from './likeliest-encoding.ts'

export interface DecodedText {
  text: string
  notes: string[]
}

/** @param contentType header of the response */
export function decodeFetched(given: Uint8Array, contentType: string | null): DecodedText {
  const bytes = withoutHalves(given)
  const wide = wideEncoding(bytes)
  if (wide !== null) return { text: decodeWide(wide, bytes), notes: [] }
  const declared = declaredEncodings(bytes, contentType)
  if (isAscii(bytes)) return { text: decodedAs(declared.find(isStateful) ?? 'utf-8', bytes) ?? '', notes: [] }
  const utf8 = decodedAs('utf-8', bytes)
  if (utf8 !== null) return { text: utf8, notes: noteOn('utf-8', declared) }
  for (const encoding of declared) {
    if (encoding === 'utf-8' || (encoding === 'windows-1252' && !isWestern(bytes))) continue
    const text = decodedAs(encoding, bytes)
    if (text !== null) return { text, notes: noteOn(encoding, declared) }
  }
  const mixed = decodeMixed(bytes)
  if (mixed !== null) return mixed
  const found = likeliestEncoding(bytes, declared)
  return { text: new TextDecoder(found).decode(bytes), notes: [`its encoding was found to be ${found}`] }
}

/** UTF-8 as written by programs that count in UTF-16 (CESU-8): a character outside the basic plane as two halves. */
function withoutHalves(bytes: Uint8Array): Uint8Array {
  const isHalf = (at: number, from: number) =>
    bytes[at] === 0xed && ((bytes[at + 1] ?? 0) & 0xf0) === from && ((bytes[at + 2] ?? 0) & 0xc0) === 0x80
  const isWhole = (at: number) => isHalf(at, 0xa0) && isHalf(at + 3, 0xb0)
  let at = bytes.indexOf(0xed)
  while (at >= 0 && !isWhole(at)) at = bytes.indexOf(0xed, at + 1)
  if (at < 0) return bytes
  const joined = bytes.slice()
  let to = at
  while (at < bytes.length) {
    if (isWhole(at)) {
      const half = (from: number) => (((bytes[from + 1] ?? 0) & 0x0f) << 6) | ((bytes[from + 2] ?? 0) & 0x3f)
      const code = 0x10000 + (half(at) << 10) + half(at + 3)
      joined.set([0xf0 | (code >> 18), ...[12, 6, 0].map((by) => 0x80 | ((code >> by) & 0x3f))], to)
      to += 4
      at += 6
    } else {
      joined[to] = bytes[at] ?? 0
      to += 1
      at += 1
    }
  }
  return joined.subarray(0, to)
}

/** Encodings that represent letters in ASCII, switched by escape sequences. */
const isStateful = (encoding: string) => encoding === 'iso-2022-jp'

function noteOn(used: string, declared: readonly string[]): string[] {
  const [first] = declared
  return first === undefined || first === used ? [] : [`it is declared as ${first} and was read as ${used}`]
}

type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/** Detected by the byte order mark, or by where the zero bytes of the first letters are. */
function wideEncoding(bytes: Uint8Array): Wide | null {
  const [a = 1, b = 1, c = 1, d = 1] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d !== 0) ? 'utf-32be' : null
  if (a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be'
  return a !== 0 && b === 0 && c !== 0 && d === 0 ? 'utf-16le' : null
}

function decodeWide(wide: Wide, bytes: Uint8Array): string {
  if (wide.startsWith('utf-16')) return new TextDecoder(wide).decode(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4))
  const parts: string[] = []
  for (let at = 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, wide === 'utf-32le')
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point))
  }
  return parts.join('').replace(/^\ufeff/, '')
}

const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80)

/** Declared encodings that can be decoded, most trusted first. A server’s Latin-1 is usually just its default, so the
 * document’s own declaration comes before it. */
function declaredEncodings(bytes: Uint8Array, contentType: string | null): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declaredWithin))
  const header = known(/charset\s*=\s*["']?([\w:.+-]{2,30})/i.exec((contentType ?? '').slice(0, 500))?.[1])
  const own = known(/<\?xml[^>]{0,300}?encoding\s*=\s*["']?\s*([\w:.+ -]{2,30})/i.exec(head)?.[1])
  const meta = known(/<meta[^>]{0,200}charset=["']?([\w-]{2,30})/i.exec(head)?.[1])
  const inOrder = header === 'windows-1252' ? [own, header, meta] : [header, own, meta]
  return [...new Set(inOrder)].filter((one) => one !== null)
}

/** Names that programs write but the encoding standard does not know. */
const misspelled = new Map([
  ['utf8', 'utf-8'],
  ['ansi', 'windows-1252'],
  ['latin', 'windows-1252'],
  ['western', 'windows-1252'],
  ['macroman', 'macintosh'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['koi8', 'koi8-r'],
  ['big5hkscs', 'big5'],
])

/** The standard name of an encoding; `null` if unknown, or for UTF-16, which the bytes would have shown. */
function known(label: string | undefined): string | null {
  if (label === undefined) return null
  const bare = label.toLowerCase().replace(/[^a-z0-9]/g, '')
  const [, windows] = /^(?:windows|win|cp|wincp|xcp)(125\d|874)$/.exec(bare) ?? []
  const [, iso] = /^(?:iso)?8859(\d{1,2})$/.exec(bare) ?? []
  const guesses = [
    label.trim(),
    misspelled.get(bare),
    windows && `windows-${windows}`,
    iso && `iso-8859-${iso}`,
    label.trim().replace(/^x-/i, ''),
  ]
  for (const guess of guesses) {
    const name = guess ? standardName(guess) : null
    if (name !== null) return name.startsWith('utf-16') ? null : name
  }
  return null
}

function standardName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** In western European languages accented letters occur among others: whole words of non-ASCII bytes are in another
 * alphabet, whatever a program’s default declares. */
function isWestern(bytes: Uint8Array): boolean {
  let [inWords, all, run] = [0, 0, 0]
  for (const byte of bytes) {
    if (byte >= 0x80) {
      all += 1
      run += 1
      continue
    }
    if (run > 3) inWords += run
    run = 0
  }
  return 2 * inWords < all
}
