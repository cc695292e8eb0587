// Reads the header of an email or of a part of one (RFC 5322, 2045, 2047, 2231), however broken.

import { monthNumber } from '../../content/page/days/months.ts'
import { minuteMs } from '../../durations.ts'
import { decodeBase64 } from '../feed/base64.ts'
import { zoneMinutesAt } from '../feed/feed-zone.ts'
import { percentDecoded } from '../source-address.ts'

/** By lower-case name; the first field of a name counts. Values are unfolded. */
export type Header = ReadonlyMap<string, string>

/** Most characters of a header, most fields, and most characters of a value that are read. */
const longest = 500_000
const mostFields = 1_000
const longestValue = 20_000

export interface ReadHeader {
  header: Header
  /** All fields in order. */
  fields: readonly (readonly [name: string, value: string])[]
  bodyAt: number
}

/** @param binary one character per byte; also returns where the body begins */
export function headerIn(binary: string, from = 0): ReadHeader {
  const fields: [string, string][] = []
  let [name, value] = ['', '']
  const keep = () => {
    if (name !== '') fields.push([name, value.trim()])
    name = ''
  }
  const read = (bodyAt: number) => ({ header: new Map(fields.toReversed()), fields, bodyAt })
  let at = from
  const end = Math.min(binary.length, from + longest)
  while (at < end) {
    const found = binary.indexOf('\n', at)
    const lineEnd = found < 0 ? binary.length : found
    const line = binary.slice(at, Math.min(lineEnd, at + longestValue)).replace(/\r$/, '')
    if (line === '') {
      keep()
      return read(lineEnd + 1)
    }
    const field = /^([!-9;-~]{1,80})[ \t]{0,9}:(.*)$/s.exec(line)
    if (/^[ \t]/.test(line)) {
      if (value.length < longestValue) value += ` ${line.trim()}`
    } else if (field !== null && fields.length < mostFields) {
      keep()
      ;[name, value] = [(field[1] ?? '').toLowerCase(), field[2] ?? '']
    } else if (at > from && field === null) break
    at = lineEnd + 1
  }
  keep()
  return read(at)
}

const parameter =
  /;[ \t]{0,9}([\w!#$%&+^`{}~.-]{1,60}\*?(?:\d{1,2}\*?)?)[ \t]{0,9}=[ \t]{0,9}(?:"((?:[^"\\]|\\.){0,500})"|([^;\s"]{1,500}))/g

/** `text/html; charset="utf-8"`, in lower case but for the values of its parameters. */
export function typedValue(value: string | undefined): { type: string; parameters: ReadonlyMap<string, string> } {
  const text = value ?? ''
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of text.matchAll(parameter)) {
    const [, stem = '', , encoded] = /^(.*?)(\*\d{1,2})?(\*)?$/.exec(name.toLowerCase()) ?? []
    const written = quoted?.replace(/\\(.)/g, '$1') ?? bare
    const plain = encoded === undefined ? written : percentDecoded(written.replace(/^[^']{0,40}'[^']{0,40}'/, ''))
    parameters.set(stem, (parameters.get(stem) ?? '') + plain)
  }
  return { type: text.split(';', 1)[0]?.trim().toLowerCase() ?? '', parameters }
}

const word = /=\?([\w-]{2,30})(?:\*[\w-]{1,20})?\?([BbQq])\?([^?\r\n]{0,1000})\?=/g

/** The text of a value: consecutive encoded words are decoded as one, because programs cut characters in two. */
export function textOf(value: string | undefined): string | null {
  if (value === undefined) return null
  const parts: string[] = []
  let run: { charset: string; bytes: number[] } | null = null
  let at = 0
  const end = () => {
    if (run !== null) parts.push(decoded(Uint8Array.from(run.bytes), run.charset))
    run = null
  }
  for (const found of value.matchAll(word)) {
    const [whole, charset = '', form = '', written = ''] = found
    const between = value.slice(at, found.index)
    const bytes = bytesOf(form, written)
    if (between.trim() !== '' || at === 0 || run?.charset !== charset.toLowerCase()) {
      end()
      if (between.trim() !== '' || at === 0) parts.push(decodedRaw(between))
      run = { charset: charset.toLowerCase(), bytes: [] }
    }
    for (const byte of bytes) run.bytes.push(byte)
    at = found.index + whole.length
  }
  end()
  parts.push(decodedRaw(value.slice(at)))
  return parts.join('')
}

function bytesOf(form: string, written: string): Uint8Array {
  try {
    return /b/i.test(form) ? decodeBase64(written.replace(/\s/g, '')) : quotedPrintable(written.replaceAll('_', ' '))
  } catch {
    return new Uint8Array()
  }
}

/** @param text one character per byte */
export function quotedPrintable(text: string): Uint8Array {
  const plain = text.replace(/[ \t]{1,200}(?=\r?\n)/g, '').replace(/=\r?\n/g, '')
  const bytes = new Uint8Array(plain.length)
  let length = 0
  for (let at = 0; at < plain.length; at += 1) {
    const isCoded = plain[at] === '=' && /^[\dA-Fa-f]{2}$/.test(plain.slice(at + 1, at + 3))
    bytes[length] = isCoded ? Number.parseInt(plain.slice(at + 1, at + 3), 16) : plain.charCodeAt(at)
    if (isCoded) at += 2
    length += 1
  }
  return bytes.subarray(0, length)
}

/** @param binary one character per byte */
export function rawBytes(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Bytes outside encoded words: UTF-8 if valid. */
const decodedRaw = (binary: string) => (/[^\x00-\x7f]/.test(binary) ? decoded(rawBytes(binary), 'utf-8') : binary)

function decoded(bytes: Uint8Array, charset: string): string {
  for (const label of [charset, 'utf-8'])
    try {
      return new TextDecoder(label, { fatal: label !== charset || label === 'utf-8' }).decode(bytes)
    } catch {
      // Try the next one.
    }
  return new TextDecoder('windows-1252').decode(bytes)
}

const instant =
  /^(?:[A-Za-z]{3,9},?\s{0,9})?(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]{0,6}[ -](\d{4}|\d\d)\s{1,9}(\d{1,2}):(\d\d)(?::(\d\d))?(.{0,60})$/

/** ISO 8601 in UTC, of a date as mails have it (RFC 5322, 3.3). @example dateIn('Fri, 20 Nov 2026 08:00:00 +0100') // '2026-11-20T07:00:00.000Z' */
export function dateIn(value: string | undefined): string | null {
  const [, day, month = '', year = '', hour, minute, second = '0', zone = ''] = instant.exec(value?.trim() ?? '') ?? []
  const number = monthNumber(month.toLowerCase())
  if (day === undefined || number === 0) return null
  const fullYear = Number(year) + (year.length > 2 ? 0 : Number(year) > 49 ? 1900 : 2000)
  const local = Date.UTC(fullYear, number - 1, Number(day), Number(hour), Number(minute), Number(second))
  const time = local - (zoneMinutesAt(zone, local) ?? 0) * minuteMs
  return Number(day) > 31 || Number(hour) > 24 ? null : new Date(time).toISOString()
}

/** @example senderIn('"Harbour Letter" <letter@example.com>') // 'Harbour Letter' */
export function senderIn(text: string | null): string | null {
  if (text === null) return null
  const [, before = ''] = /^([^<>]{0,300})<[^<>]{0,300}>/.exec(text) ?? []
  const [, behind = ''] = /^\s{0,9}\S{1,300}\s{1,9}\(([^()]{1,300})\)/.exec(text) ?? []
  const name = (before.trim() === '' ? behind : before)
    .trim()
    .replace(/^(["'“])(.{0,300}?)["'”]$/, '$2')
    .replace(/\\(?=.)/g, '')
    .trim()
  return name === '' ? null : name
}
