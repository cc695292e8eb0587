// A page's bytes are read in the encoding they have, or refused by the form they have.
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../../functions/content/page/reading/decode.ts'

const text = 'Zoë’s café on the quay opened again on Monday, and nobody was happier than Bo Ek.'
const wide = (mark: boolean, big: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const western = new Uint8Array([...text].map((letter) => (letter === '’' ? 0x92 : (letter.codePointAt(0) ?? 0))))
const utf8 = (written: string) => new TextEncoder().encode(written)

describe('the bytes of a page', () => {
  it.each([
    ['UTF-8', utf8(text), null],
    ['UTF-16 with its mark', wide(true, false), null],
    ['UTF-16 with its mark, the high byte first', wide(true, true), null],
    ['UTF-16 without a mark', wide(false, false), null],
    ['Windows-1252', western, 'it is not valid UTF-8 and was read as Windows-1252'],
  ])('are read as %s', (_, bytes, note) => {
    expect(decode(bytes)).toEqual({ text, note })
  })

  it('are read in the encoding that a page of HTML names', () => {
    const html = new Uint8Array([...utf8('<meta charset="iso-8859-2"><p>'), 0xb3, ...utf8('</p>')])
    expect(decode(html)).toEqual({ text: '<meta charset="iso-8859-2"><p>ł</p>', note: null })
  })

  const accented = 'Zoë’s café, naïve, déjà vu, à la carte, über, Ærø, smörgåsbord, señor.'
  it.each([
    [
      'a stray byte of another encoding',
      [...utf8(accented), 0xe9, 0x21],
      `${accented}é!`,
      '1 of its bytes are no UTF-8',
    ],
    ['half a character at the end', [...utf8(accented), 0xc3], accented, 'it ends in half a character'],
    ['a NUL in two thousand letters', [...utf8('Word '.repeat(400)), 0], 'Word '.repeat(400), null],
  ])('are read for all %s', (_, bytes, read, note) => {
    expect(decode(new Uint8Array(bytes))).toEqual({ text: read, note })
  })

  it('are read in the encoding that XHTML names before its first tag', () => {
    const html = new Uint8Array([
      ...utf8('<?xml version="1.0" encoding="Shift_JIS"?><html><p>'),
      0x93,
      0xfa,
      0x96,
      0x7b,
    ])
    expect(decode(html)).toMatchObject({ text: expect.stringContaining('日本') })
  })

  it.each([
    ['a PDF', utf8('%PDF-1.7\n1 0 obj'), /^a PDF: save its text/],
    ['RTF', utf8('{\\rtf1\\ansi Text.}'), /^RTF: save it as plain text/],
    ['RTF behind a mark of byte order', utf8('\ufeff{\\rtf1\\ansi Text.}'), /^RTF/],
    ['a PDF behind an empty line', utf8('\n%PDF-1.4\n1 0 obj'), /^a PDF/],
    ['PostScript', utf8('%!PS-Adobe-3.0\n(Text) show'), /^PostScript/],
    ['LaTeX', utf8('% A remark.\n\\documentclass{article}\nText.'), /^LaTeX/],
    ['a calendar', utf8('BEGIN:VCALENDAR\nVERSION:2.0'), /^a calendar/],
    [
      'a feed without a declaration',
      utf8('<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'),
      /^XML/,
    ],
    ['JSON', utf8('{"title": "The River", "text": "It rained."}'), /^JSON: data/],
    ['JSON in lines', utf8('{"title": "One"}\n{"title": "Two"}\n'), /^JSON: data/],
    ['a list in JSON', utf8('[{"title": "One"}]'), /^JSON: data/],
    ['a ZIP archive', new Uint8Array([0x50, 0x4b, 3, 4, 0]), /^a ZIP archive/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), /^a PNG picture/],
    [
      'Cyrillic that is not UTF-8',
      new Uint8Array(Array.from({ length: 60 }, (_, n) => (n % 7 ? 0xd0 + (n % 9) : 32))),
      /^not UTF-8/,
    ],
  ])('are refused for what they are: %s', (_, bytes, reason) => {
    expect(decode(bytes)).toEqual({ refused: expect.stringMatching(reason) })
  })

  it('are no JSON for a bracket: a text may begin with one', () => {
    expect(decode(utf8('[1] The first of many notes on the bridge.'))).toMatchObject({ note: null })
  })
})
