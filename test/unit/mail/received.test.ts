// Every mail of the list as somebody receives it: by the bytes, and by a parser that knows nothing of how it was made.
import PostalMime, { type Email } from 'postal-mime'
import { beforeAll, describe, expect, it } from 'vitest'
import { contrastOf } from '../../../infra/mail-checks/accessibility/contrast.ts'
import { receivedEmail } from '../../../infra/mail-checks/message/received-email.ts'
import { spamTraits } from '../../../infra/mail-checks/message/spam-traits.ts'
import { allMails } from '../../mail/mails.ts'

const mails = await allMails()

describe.each(mails)('$name', ({ html, text, eml }) => {
  const raw = Buffer.from(eml, 'latin1')
  const head = eml.slice(0, eml.indexOf('\r\n\r\n'))
  let mail: Email

  beforeAll(async () => {
    mail = await PostalMime.parse(raw)
  })

  const header = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)

  it('is 7-bit text in lines that end in CR LF and hold at most 998 bytes', () => {
    expect(/[^\x09\x0a\x0d\x20-\x7e]/.test(eml)).toBe(false)
    expect(/[^\r]\n|\r[^\n]/.test(eml)).toBe(false)
    expect(Math.max(...eml.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
  })

  it('has each header once, with encoded words of at most 75 characters', () => {
    const keys = mail.headers.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)])
    for (const key of ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version'])
      expect(header(key), key).toHaveLength(1)
    for (const word of head.match(/=\?[^\s]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
    for (const line of head.split('\r\n').filter((line) => line.includes('=?')))
      expect(line.length).toBeLessThanOrEqual(76)
    expect(`${mail.from?.name} ${mail.subject}`).not.toMatch(/=\?|\ufffd/)
  })

  it('says when it was written, and has an id of its own', () => {
    expect(mail.date).toBe('2026-11-19T06:00:00.000Z')
    expect(mail.messageId).toMatch(/^<[\w.-]+@[\w.-]+>$/)
  })

  it('has two parts, the text first, and nothing attached', () => {
    expect(eml.match(/(?<=^Content-Type: )[^;\r]+/gm)).toEqual(['multipart/alternative', 'text/plain', 'text/html'])
    expect(mail.attachments).toEqual([])
    expect([mail.text?.trim(), mail.html?.trim()]).toEqual([text.trim(), html.trim()])
    expect(`${mail.text}${mail.html}`).not.toContain('\ufffd')
  })

  it('can be left with one click exactly where it shows a reader’s own way out of the list', () => {
    // A proof shows the briefing of a reader who does not exist, with a link that nobody signed.
    const [link] = html.match(/https:\/\/[^"]+\/leave\/k1\.[^"]+/) ?? []
    const pair = link === undefined ? [[], []] : [[`<${link}>`], ['List-Unsubscribe=One-Click']]
    expect([header('list-unsubscribe'), header('list-unsubscribe-post')]).toEqual(pair)
    expect(text.includes('/leave/k1.')).toBe(link !== undefined)
  })

  it('has nothing that filters take for a sign of spam', async () => {
    const letter = await receivedEmail(raw)
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g)]
    const named = links.map(([, href = '', words = '']) => ({ href, text: words }))
    const traits = spamTraits(letter, contrastOf(html), named)
    expect(traits.filter(({ isWell }) => !isWell)).toEqual([])
    expect([...letter.subject].length).toBeLessThanOrEqual(78)
  })
})
