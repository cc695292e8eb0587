// The bytes of what is fetched become the text that their writer saw, wherever its charset is declared.
import { expect, test } from 'vitest'
import { decodeFetched } from '../../../functions/sources/encoding/decode-fetched.ts'

/** Bytes of a text in an encoding of one byte a letter. */
function bytesIn(encoding: string, text: string): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const byteOf = new Map([...letters].map((letter, byte) => [letter, byte]))
  return Uint8Array.from(text, (letter) => byteOf.get(letter) ?? 0x3f)
}

test('a page that declares its charset behind kilobytes of other tags is read by it', () => {
  const words = 'Ūdens līmenis pieņēmies spēkā: ļaudis šķērso upi pa jauno tiltu.'
  const before = '<link rel="preload" href="/style.css">'.repeat(120)
  const page = `<!doctype html><html><head>${before}<meta charset="windows-1257"></head><body><p>${words}</p></body></html>`
  const { text, notes } = decodeFetched(bytesIn('windows-1257', page), 'text/html')
  expect(text).toContain(words)
  expect(notes).toEqual([])
})
