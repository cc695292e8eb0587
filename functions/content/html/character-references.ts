// Decodes character references (`&rsquo;`, `&#146;`, `&#x2019;`) as in the HTML standard, including the C1 ones of
// Windows texts; writes them.
import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode'

/** For text between tags, where the last semicolon may be missing. @example decodedText('Tom &amp Ann&#146;s') // 'Tom
 * & Ann’s' */
export const decodedText = (text: string): string => (text.includes('&') ? decodeHTML(text) : text)

/** For the value of an attribute, where a name without a semicolon may be the next parameter of an address. */
export const decodedValue = (text: string): string => (text.includes('&') ? decodeHTMLAttribute(text) : text)

/** For XML, where a reference must end in a semicolon: `&copy=1` is part of an address. Joins halves of a character
 * that a program wrote as two. */
export const decodedXml = (text: string): string =>
  text.includes('&') ? decodeHTMLStrict(text.replace(halves, joined).replace(/&#(?:0+|x0+);/g, '')) : text

const halves = /&#(x[dD][89abAB][\da-fA-F]{2}|5[56]\d{3});&#(x[dD][c-fC-F][\da-fA-F]{2}|5[67]\d{3});/g

function joined(whole: string, ...written: string[]): string {
  const [high = 0, low = 0] = written.slice(0, 2).map((one) => Number(one.replace(/^x/, '0x')))
  const isPair = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000
  return isPair ? String.fromCharCode(high, low) : whole
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most times that a text may have been escaped. */
const mostEscaped = 3
/** The longest name in the standard has 31 letters. */
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g

/** Names that lost a part or their semicolon: `CNN&apos s`, `CNN&apost;s`. */
const broken = /&(?:(apos|#0?39|rsquo)(?: (?=(?:s|t|re|ve|ll|d|m)\b)|(?=s\b))|apost;?|(quot|amp|nbsp) )/g
const mended = (_: string, apostrophe?: string, other?: string) =>
  other === undefined ? (apostrophe === 'rsquo' ? '’' : "'") : other === 'quot' ? '" ' : other === 'amp' ? '& ' : ' '

/**
 * For text that should no longer contain any: a page of plain text, metadata in a page's head, text that was escaped
 * twice. Reads only complete references, and none of them breaks a line.
 *
 * @example withoutReferences('Ann&amp;#146;s AT&T') // 'Ann’s AT&T'
 */
export function withoutReferences(text: string): string {
  let left = text
  for (let round = 0; round < mostEscaped && left.includes('&'); round += 1) {
    const read = left
      .replace(/&(?:amp;)+/g, '&')
      .replace(broken, mended)
      .replace(reference, oneLine)
    if (read === left) break
    left = read
  }
  return left
}

const oneLine = (whole: string) => decodeHTMLStrict(whole).replace(/[\n\r\u0085\u2028\u2029]/g, ' ')

/** Text as it stands between tags or in an attribute with double quotes. @example encodedText('a < b') // 'a &lt; b' */
export const encodedText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
