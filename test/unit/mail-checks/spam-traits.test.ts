// What filters take for a sign of spam is read off the message itself.
import { describe, expect, test } from 'vitest'
import { contrastOf } from '../../../infra/mail-checks/accessibility/contrast.ts'
import { parseMail } from '../../../infra/mail-checks/html/mail-document.ts'
import type { ReceivedEmail } from '../../../infra/mail-checks/message/received-email.ts'
import { isShouting, spamTraits } from '../../../infra/mail-checks/message/spam-traits.ts'

const mail = (body: string, style = '') => `<html><head><style>${style}</style></head><body>${body}</body></html>`

describe('Spam traits', () => {
  const email: ReceivedEmail = {
    raw: new Uint8Array(),
    html: mail('<p style="color:#000">One two three</p>'),
    text: 'One two three',
    subject: 'A quiet subject',
    sender: { name: 'The Broadsheet', address: 'briefing@news.example.com' },
    headers: ['Date', 'Message-ID', 'MIME-Version', 'List-Unsubscribe', 'List-Unsubscribe-Post'].map((name) => ({
      name,
      value: 'x',
    })),
  }
  const bad = (change: Partial<ReceivedEmail>, links: { text: string; href: string }[] = []) => {
    const changed = { ...email, ...change }
    const traits = spamTraits(changed, contrastOf(parseMail(changed.html)), links)
    return traits.filter(({ isWell }) => !isWell).map(({ name }) => name)
  }

  test('are none in a plain mail', () => {
    expect(bad({})).toEqual([])
  })

  test.each<[string, Partial<ReceivedEmail>, { text: string; href: string }[]?]>([
    ['shout', { subject: 'BUY NOW WHILE YOU CAN' }],
    ['Date', { headers: email.headers.slice(1) }],
    ['One-click', { headers: email.headers.slice(0, 3) }],
    ['text part', { text: 'One' }],
    ['colour of their ground', { html: mail('<p style="color:#fefefe">One two three</p>') }],
    ['words name another address', {}, [{ text: 'www.bank.example.com', href: 'https://elsewhere.example.net/x' }]],
    ['sender with a name', { sender: { name: '', address: 'a@example.com' } }],
  ])('%s', (name, change, links) => {
    expect(bad(change, links)).toEqual([expect.stringContaining(name)])
  })

  test.each([
    ['USA, UK and EU agree on a plan', false],
    ['NATO', false],
    ['READ THIS NOW', true],
    ['Really?!', true],
  ])('the subject %j', (subject, isLoud) => {
    expect(isShouting(subject)).toBe(isLoud)
  })
})
