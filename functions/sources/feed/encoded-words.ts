// Encoded words of mail headers (RFC 2047), which programs that turn emails into feeds leave in titles and names.
import { decodeBase64 } from './base64.ts'

const word = /=\?([\w-]{2,30})\?([BbQq])\?([^?\s]{1,400})\?=(?:\s{1,9}(?==\?))?/g

/** @example withoutEncodedWords('=?utf-8?Q?caf=C3=A9?=') // 'café' */
export function withoutEncodedWords(text: string): string {
  if (!text.includes('=?')) return text
  return text.replace(word, (whole, charset: string, form: string, written: string) => {
    try {
      const bytes = /b/i.test(form) ? decodeBase64(written) : quotedBytes(written)
      return new TextDecoder(charset).decode(bytes)
    } catch {
      return whole
    }
  })
}

function quotedBytes(written: string): Uint8Array {
  const text = written
    .replace(/_/g, ' ')
    .replace(/=([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
