// Every mail of the list as somebody receives it: by the bytes, and by a parser that knows nothing of how it was made.
import PostalMime, { type Email } from 'postal-mime'
import { beforeAll, describe, expect, it } from 'vitest'
import { emailFindings } from '../../../infra/mail-checks/email-findings.ts'
import { allMails } from '../../mail/mails.ts'

const mails = await allMails()

describe.each(mails)('$name', ({ html, text, eml }) => {
  const raw = Buffer.from(eml, 'latin1')
  let mail: Email

  beforeAll(async () => {
    mail = await PostalMime.parse(raw)
  })

  const header = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)

  it('has no defect, and nothing that filters take for a sign of spam', async () => {
    expect(await emailFindings(raw, html)).toEqual([])
    for (const key of ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version'])
      expect(header(key), key).toHaveLength(1)
    expect([...(mail.subject ?? '')].length).toBeLessThanOrEqual(78)
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
})
