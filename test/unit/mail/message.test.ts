// A briefing as a message: its headers, its parts, and both saying the same.
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { assemble, encodeFrame, openFrame } from '../../../functions/delivery/message/message.ts'
import { checkMessages, defectsIn } from '../../../functions/delivery/message/mime-check.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { planBriefing, readerOfEverything } from '../../../functions/edition/briefing/briefing.ts'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings({ listName: 'Größere Lage' })
const document = editionOf({ topics: 3, stories: 6 })
const encoded = encodeFrame(await buildFrame(document, readTemplates(), settings, 'en'))
// As in the bucket: through JSON.
const frame = openFrame(JSON.parse(JSON.stringify(encoded)))
const plan = planBriefing([{ document, frames: [frame] }], readerOfEverything(document, 'en'), settings.caps)
if (plan.outcome === 'skip') throw new Error('the tests need a briefing')
const { briefing } = plan
const envelope = {
  to: 'reader@example.com',
  leaveUrl: `https://news.example.com/leave/${'a=b&c'.repeat(30)}`,
  preferencesUrl: `https://news.example.com/preferences/${'d=e&f'.repeat(30)}`,
  date: new Date('2026-11-19T06:00:00Z'),
  id: '2026-W47_edition_Reader0000000000000001',
}
const head = senderHeaders(settings)
const bytes = assemble(briefing, head, envelope)
const raw = Buffer.from(bytes).toString('latin1')
const mail = await PostalMime.parse(bytes)
const header = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)

describe('the message a reader gets', () => {
  it('says who it is from, to one reader, about what', () => {
    expect(mail.from).toEqual({ name: 'Größere Lage', address: 'briefing@news.example.com' })
    expect(mail.to).toEqual([{ name: '', address: 'reader@example.com' }])
    expect(mail.replyTo).toEqual([{ name: '', address: 'editor@news.example.com' }])
    expect(mail.subject).toBe(briefing.values.subject)
    expect(mail.date).toBe('2026-11-19T06:00:00.000Z')
    expect(mail.messageId).toBe('<2026-W47_edition_Reader0000000000000001@news.example.com>')
    expect(header('mime-version')).toEqual(['1.0'])
  })

  it('can be left with one click (RFC 8058): one https URI, and the word for it', () => {
    expect(header('list-unsubscribe')).toEqual([`<${envelope.leaveUrl}>`])
    expect(header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
  })

  it('names its list, its help and its archive', () => {
    expect(raw).toContain('\r\nList-Id: =?utf-8?B?')
    expect(header('list-id')[0]).toMatch(/<briefing\.news\.example\.com>$/)
    expect(header('list-help')).toEqual(['<mailto:editor@news.example.com?subject=help>'])
    expect(header('list-archive')).toEqual(['<https://news.example.com/editions/>'])
  })

  it('names the archive in its own language', () => {
    const arabic = Buffer.from(assemble({ ...briefing, language: 'ar' }, head, envelope)).toString()
    expect(arabic).toContain('List-Archive: <https://news.example.com/ar/editions/>\r\n')
  })

  it('has a text part first, then HTML, and nothing else', () => {
    expect(raw.match(/^Content-Type: .*$/gm)?.map((line) => line.split(';')[0]?.trim())).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
    ])
    expect(mail.attachments).toEqual([])
  })

  it('tells the same stories in the same order in both parts', () => {
    const names = briefing.stories.map((id) => frame.stories[id]?.name ?? '')
    for (const part of [mail.text ?? '', (mail.html ?? '').replaceAll('&#x27;', "'")]) {
      const places = names.map((name) => part.lastIndexOf(name))
      expect(places.every((place) => place > 0)).toBe(true)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }
  })

  it('fills every placeholder, escaped for the part it stands in', () => {
    expect(mail.html).toContain(`href="${envelope.leaveUrl.replaceAll('&', '&#38;')}"`)
    expect(mail.text).toContain(`\n${envelope.leaveUrl}\n`)
    expect(mail.html).toContain(`href="${envelope.preferencesUrl.replaceAll('&', '&#38;')}"`)
    expect(mail.html).toContain(`href="${envelope.preferencesUrl.replaceAll('&', '&#38;')}#pause"`)
    expect(mail.text).toContain(`\n${envelope.preferencesUrl}\n`)
    expect(mail.text).toContain(briefing.values.summary)
    expect(`${mail.html}${mail.text}`).not.toMatch(/[⟦⟧]|\{\{/)
  })

  it('has nothing a strict receiver would object to', () => {
    expect(defectsIn(raw)).toEqual([])
    expect(checkMessages({ document, frames: [encoded] }, settings)).toEqual([])
  })

  it('carries no pixel, no script and no image', () => {
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(/i)
  })

  it('is well short of what Gmail clips', () => {
    expect(Buffer.byteLength(mail.html ?? '')).toBeLessThan(80_000)
  })
})

describe('what must never be sent is refused', () => {
  it.each([
    ['a second header in the address', { to: 'a@example.com\r\nBcc: b@example.com' }],
    ['a NUL in the address', { to: 'a\0@example.com' }],
    ['two addresses', { to: 'a@example.com, b@example.com' }],
    ['an address that is not ASCII', { to: 'jürgen@example.com' }],
    ['a line end in the leave link', { leaveUrl: 'https://news.example.com/leave/x\r\nX: y' }],
    ['a leave link that is not https', { leaveUrl: 'http://elsewhere.example.com/leave/x' }],
    ['a link to the preferences that is not https', { preferencesUrl: 'http://elsewhere.example.com/x' }],
    ['a message id with a space', { id: 'a b' }],
  ])('%s', (_, change) => {
    expect(() => assemble(briefing, head, { ...envelope, ...change })).toThrow(
      expect.objectContaining({ name: 'InvalidHeader' }),
    )
  })

  it('a line end in the subject', () => {
    const broken = { ...briefing, values: { ...briefing.values, subject: 'x\nBcc: b@example.com' } }
    expect(() => assemble(broken, head, envelope)).toThrow('header Subject contains CR, LF or NUL')
  })

  it('a list whose settings carry a line end', () => {
    expect(() => senderHeaders({ ...settings, listName: 'x\r\nBcc: y' })).toThrow('header From')
    expect(() => senderHeaders({ ...settings, replyToAddress: 'x\r\n' })).toThrow('header Reply-To')
  })

  it('a refused address is not repeated in the error', () => {
    expect(() => assemble(briefing, head, { ...envelope, to: 'secret@exämple.com' })).toThrow(/^(?!.*secret)/)
  })

  it('the links of the laptop pass: they start with its own site', () => {
    const local = senderHeaders({ ...settings, siteUrl: 'http://127.0.0.1:4000' })
    const leaveUrl = 'http://127.0.0.1:4000/leave/x'
    const links = { leaveUrl, preferencesUrl: 'http://127.0.0.1:4000/preferences/x' }
    expect(Buffer.from(assemble(briefing, local, { ...envelope, ...links })).toString()).toContain(`<${leaveUrl}>`)
  })
})

describe('the check of the message finds', () => {
  it.each([
    ['a missing header', (text: string) => text.replace(/^List-Unsubscribe: .*\r\n/m, ''), 'List-Unsubscribe '],
    ['a doubled header', (text: string) => text.replace(/^(Subject: .*\r\n)/m, '$1$1'), 'Subject'],
    ['a bare line feed', (text: string) => `${text}\nx`, 'bare CR or LF'],
    ['an overlong line', (text: string) => `${text}${'x'.repeat(1000)}`, '998'],
    ['an encoded line over 76', (text: string) => `${text}${'x'.repeat(77)}`, '76'],
    ['a byte that is not ASCII', (text: string) => `${text}\xfc`, 'ASCII'],
  ])('%s', (_, change, reason) => {
    expect(defectsIn(change(raw)).join('\n')).toContain(reason)
  })
})
