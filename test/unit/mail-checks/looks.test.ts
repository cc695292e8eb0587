// What is said of contrast, spam traits and email clients is measured on the email itself.
import { describe, expect, test } from 'vitest'
import { contrastOf } from '../../../infra/mail-checks/accessibility/contrast.ts'
import { beyond, clientFindings } from '../../../infra/mail-checks/clients/email-client-support.ts'
import { ratioOf } from '../../../infra/mail-checks/html/colour.ts'
import { parseMail } from '../../../infra/mail-checks/html/mail-document.ts'
import type { ReceivedEmail } from '../../../infra/mail-checks/message/received-email.ts'
import { shouts, spamTraits } from '../../../infra/mail-checks/message/spam-traits.ts'

const mail = (body: string, style = '') => `<html><head><style>${style}</style></head><body>${body}</body></html>`

describe('Contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#ffffff', 1],
  ])('of %s on %s is %d', (ink, ground, ratio) => {
    expect(ratioOf(ink, ground)).toBe(ratio)
  })

  test('is measured against the ground that lies around the words', () => {
    const html = mail('<div style="background:#222"><p style="color:#333333">hard to read</p></div>')
    expect(contrastOf(parseMail(html)).light).toMatchObject([
      { ink: '#333333', ground: '#222222', sample: 'hard to read' },
    ])
  })

  test('asks less of large words', () => {
    const html = mail('<h1 style="color:#888888;font-size:24px">large</h1><p style="color:#888888">small</p>')
    expect(contrastOf(parseMail(html)).light.map(({ least, sample }) => [sample, least])).toEqual([
      ['small', 4.5],
      ['large', 3],
    ])
  })

  test('in the dark follows the mail’s own rules, the more particular one first', () => {
    const dark =
      '@media (prefers-color-scheme: dark) { .page { background-color: #121212 !important } ' +
      '.page .quiet { color: #b0aba1 !important } .page p { color: #edeae3 !important } }'
    const html = mail(
      '<div class="page" style="background:#fff"><p class="quiet" style="color:#555">words</p></div>',
      dark,
    )
    expect(contrastOf(parseMail(html)).dark).toMatchObject([{ ink: '#b0aba1', ground: '#121212' }])
    expect(contrastOf(parseMail(html)).light).toMatchObject([{ ink: '#555555', ground: '#ffffff' }])
  })

  test('in the dark is that of the element’s own colours where a rule is not important enough', () => {
    const dark =
      '@media screen and (prefers-color-scheme:dark){p,p.own{color:#edeae3}p.own{color:#ff9a8b}.page{background:#121212!important}}'
    const html = mail(
      '<div class="page" style="background:#fff"><p style="color:#555">a</p><p class="own">b</p></div>',
      dark,
    )
    expect(contrastOf(parseMail(html)).dark.map(({ ink, ground, sample }) => [sample, ink, ground])).toEqual([
      ['a', '#555555', '#121212'],
      ['b', '#ff9a8b', '#121212'],
    ])
  })

  test('in the dark comes from rules for the dark alone', () => {
    const light = '@media (min-width:480px){p{color:#ff0000!important}} p{color:#00ff00!important}'
    const html = mail('<p style="color:#555">words</p>', light)
    expect(contrastOf(parseMail(html)).dark).toEqual([])
  })

  test('does not look at what nobody sees', () => {
    expect(contrastOf(parseMail(mail('<div style="display:none;color:#fff">preheader</div>'))).light).toEqual([])
  })
})

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
    expect(shouts(subject)).toBe(isLoud)
  })
})

describe('Email clients', () => {
  test('what the list of npm run lint:mail does not know is found, with the clients that lack it', async () => {
    const { fresh } = await clientFindings(mail('<p>words</p>', 'p { display: grid }'))
    expect(fresh.map(({ feature }) => feature).join()).toMatch(/grid/i)
    expect(fresh.every(({ clients }) => clients.length > 0)).toBe(true)
  })

  test('what it knows is told apart, and what a list accepts of a feature is no finding', async () => {
    const { fresh, known } = await clientFindings(mail('<p style="border-radius:2px">words</p>'))
    expect(fresh).toEqual([])
    expect(known).toContainEqual({ feature: 'border-radius', clients: ['outlook.windows', 'outlook.windows-mail'] })
    const both = { grid: { clients: ['a', 'b'], line: 3 }, flex: { clients: ['a'], line: 4 } }
    expect(beyond(both, { grid: { clients: ['a'], line: 0 }, flex: { clients: ['a'], line: 0 } })).toEqual({
      grid: { clients: ['b'], line: 3 },
    })
  })
})
