// Quoted-printable bodies and encoded headers: any text comes back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePiece } from '../../../functions/delivery/message/mime-body.ts'
import { mailboxHeader, textHeader } from '../../../functions/delivery/message/mime-header.ts'

/** RFC 2045 read backwards. */
const decode = (encoded: string) =>
  Buffer.from(
    encoded
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
    .toString()
    .replaceAll('\r\n', '\n')

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(' ', '.', '=', '\n', 'é', 'x'), maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', '.', 'x', '/'), maxLength: 300 }),
)

describe('quoted-printable pieces', () => {
  it.each([
    ['plain text ends in a soft break', 'abc', 'abc=\r\n'],
    ['a line end stays one', 'a\nb\n', 'a\r\nb\r\n'],
    ['a space before a line end is encoded', 'a \n', 'a=20\r\n'],
    ['a dot that starts a line is encoded', '.a', '=2Ea=\r\n'],
    ['a sign of its own', '=', '=3D=\r\n'],
    ['nothing', '', ''],
  ])('%s', (_, text, encoded) => {
    expect(encodePiece(text)).toBe(encoded)
  })

  it('any text comes back, however it was cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (pieces) => {
        const encoded = pieces.map(encodePiece).join('')
        const whole = pieces.map((piece) => piece.toWellFormed().replace(/\r\n?/g, '\n')).join('')
        expect(decode(encoded)).toBe(whole)
      }),
      { numRuns: 500 },
    )
  })

  it('no line is longer than 76, ends in a space or starts with a dot', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of encodePiece(text).split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76)
          expect(line).not.toMatch(/[ \t]$|^\.|[^\x20-\x7e\t]/)
        }
      }),
    )
  })
})

describe('headers of free text', () => {
  /** Encoded words read backwards. */
  const read = (header: string) =>
    header
      .slice(header.indexOf(':') + 2)
      .replaceAll('?=\r\n =?', '?==?')
      .replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString())
      .replaceAll('\r\n ', ' ')
      .trim()

  it('come back from their encoded words, in lines of at most 76', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((text) => !/[\r\n\0]/.test(text) && text.trim() === text)
    fc.assert(
      fc.property(line, (subject) => {
        const header = textHeader('Subject', subject)
        if (/[^\x20-\x7e]/.test(subject)) {
          for (const one of header.split('\r\n')) expect(one.length).toBeLessThanOrEqual(76)
          for (const word of header.match(/=\?[^ ]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
          expect(read(header)).toBe(subject)
        }
        expect(header).toMatch(/^Subject: [^\0]*\r\n$/)
      }),
    )
  })

  it('no character is cut in two', () => {
    const header = textHeader('Subject', '語'.repeat(60))
    expect(read(header)).toBe('語'.repeat(60))
    expect(header.match(/=\?/g)?.length).toBeGreaterThan(3)
  })

  it('text that looks like an encoded word is encoded, so that it is shown as written', () => {
    expect(read(textHeader('Subject', '=?utf-8?B?eA==?='))).toBe('=?utf-8?B?eA==?=')
    expect(textHeader('Subject', '=?utf-8?B?eA==?=')).not.toContain('eA==?=\r\n')
  })

  it('long plain text is folded at spaces', () => {
    const text = Array.from({ length: 30 }, (_, n) => `word${n}`).join(' ')
    for (const one of textHeader('Subject', text).split('\r\n')) expect(one.length).toBeLessThanOrEqual(76)
    expect(read(textHeader('Subject', text))).toBe(text)
  })

  it.each([
    ['a plain name is quoted', 'The "Lage"', 'From: "The \\"Lage\\"" <a@example.com>\r\n'],
    [
      'another one is encoded',
      'Größe',
      `From: =?utf-8?B?${Buffer.from('Größe').toString('base64')}?= <a@example.com>\r\n`,
    ],
  ])('%s', (_, name, header) => {
    expect(mailboxHeader('From', name, 'a@example.com')).toBe(header)
  })
})
