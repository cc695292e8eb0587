// Someone who writes a mail is subscribed, leaves, or is told how; a forged sender, a machine and a flood gain nothing
// by it.
import { beforeEach, describe, expect, test } from 'vitest'
import { incomingAddress } from '../../../functions/sources/mail/incoming-address.ts'
import { readSources } from '../../../functions/sources/source-list.ts'
import { signLink } from '../../../functions/subscription/links/link.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { type Ending, killing } from '../../support/fakes/killing.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { type MailPorts, MailWorld, mailDomain, type Writing } from '../../support/worlds/mail-world.ts'
import { asked, linkIn } from '../../support/worlds/message-world.ts'

let world: MailWorld
beforeEach(() => {
  world = new MailWorld()
})

const leaveToken = (reader: string) => signLink('leave', reader, world.ports.secrets.keys[0] ?? { id: '', key: '' })
const headerOf = (raw: string, name: string) => new RegExp(`^${name}: (.*)\r$`, 'm').exec(raw)?.[1]

async function aReader(changes: Parameters<typeof aSubscriber>[0] = {}) {
  const reader = aSubscriber({ id: 'Ann', address: 'ann@example.com', ...changes })
  await world.ports.subscribers.create(reader)
  return reader
}

describe('subscribe@', () => {
  test('is answered with a confirmation, on whose page topics are chosen; those that the subject names are', async () => {
    await world.write({ to: 'subscribe', subject: 'Energy & trade, please', id: 'm1' })
    const [mail] = world.mails
    expect(mail?.to).toBe('ann@example.com')
    const raw = mail?.raw ?? ''
    expect([headerOf(raw, 'Auto-Submitted'), headerOf(raw, 'In-Reply-To'), headerOf(raw, 'References')]).toEqual([
      'auto-replied',
      '<m1@example.com>',
      '<m1@example.com>',
    ])
    expect(bodiesOf(raw).text).toContain('wrote to us from this address')
    const url = linkIn(raw, 'confirm')
    const { html } = await world.visit(url)
    expect(html).toMatch(/value="energy"[^>]* checked/)
    expect(html).toMatch(/value="sport"(?![^>]* checked)/)
    expect(html).toContain('Yes, send me briefings from Example Briefing.')
    const none = await world.visit(url, [])
    expect([none.status, (await world.readerOf('ann@example.com'))?.status]).toEqual([422, 'pending'])
    expect((await world.visit(url, [['topics', 'sport']])).status).toBe(200)
    const reader = await world.readerOf('ann@example.com')
    expect([reader?.status, reader?.topics]).toEqual(['active', ['sport']])
    expect(reader?.consent.map(({ act, by, topics }) => [act, by, topics])).toEqual([
      ['requested', 'email', ['energy']],
      ['confirmed', 'confirm-link', ['sport']],
    ])
    expect(reader?.consent[0]?.verdicts).toMatchObject({ spam: 'PASS', dmarc: 'PASS' })
  })

  test('is under the caps of the form: one mail in a quarter of an hour, and one for a mail told of twice', async () => {
    const once = world.keep({ to: 'subscribe' })
    await world.receive([once, once, world.keep({ to: 'subscribe' })])
    await world.workOff()
    expect(world.mails).toHaveLength(1)
  })

  test('gives a crowd of forged senders the share of the one server that they come from', async () => {
    const forged = Array.from({ length: 100 }, (_, n) =>
      world.keep({ to: 'subscribe', from: `r${n}@example.org`, verdicts: { dmarc: 'FAIL', dkim: 'FAIL' } }),
    )
    await world.receive(forged)
    await world.workOff('2026-11-18T12:30:00.000Z')
    expect(world.mails.length).toBeLessThan(50)
    const before = world.mails.length
    await world.write({ to: 'subscribe', from: 'honest@example.com' })
    expect(world.mails.slice(before).map(({ to }) => to)).toContain('honest@example.com')
  })

  test('speaks the language that the program of its writer says', async () => {
    await world.write({ to: 'subscribe', fields: ['Accept-Language: ar-EG, en;q=0.5'] })
    expect(bodiesOf(world.mails[0]?.raw ?? '').html).toContain('dir="rtl"')
  })

  test('is answered also while the topics have a mistake', async () => {
    world.ports.articles.taxonomy = new Error('topics.json cannot be used')
    await world.write({ to: 'subscribe' })
    expect(world.mails).toHaveLength(1)
  })
})

describe('unsubscribe@', () => {
  test('ends the subscription whose token is the subject, whoever sends it: programs do', async () => {
    await aReader()
    await world.write({ to: 'unsubscribe', subject: leaveToken('Ann'), from: 'Other <x@example.org>', sender: '' })
    const reader = await world.ports.subscribers.get('Ann')
    expect([reader?.status, reader?.consent.at(-1)?.by]).toEqual(['left', 'email'])
    expect(world.mails).toEqual([])
  })

  test('stands in every mail of the list beside the link, with the token of its reader', async () => {
    await aReader()
    await world.ask({ kind: 'links', request: 'L1', subscriber: 'Ann', at: asked, reason: 'asked' })
    await world.workOff()
    const raw = world.mails[0]?.raw ?? ''
    expect(headerOf(raw, 'List-Unsubscribe')).toBe(
      `<https://news.example.com/leave/${leaveToken('Ann')}>, <mailto:unsubscribe@${mailDomain}?subject=${leaveToken('Ann')}>`,
    )
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  })

  test('mails a reader without a token the link to leave, which only its own mailbox gets', async () => {
    await aReader()
    await world.write({ to: 'unsubscribe', subject: 'please stop', verdicts: { dmarc: 'FAIL' } })
    const [mail] = world.mails
    expect([mail?.to, (await world.ports.subscribers.get('Ann'))?.status]).toEqual(['ann@example.com', 'active'])
    expect(linkIn(mail?.raw ?? '', 'leave')).toContain(leaveToken('Ann'))
    expect(headerOf(mail?.raw ?? '', 'Auto-Submitted')).toBe('auto-replied')
    await world.write({ to: 'unsubscribe' })
    expect(world.mails).toHaveLength(1)
  })

  test('says nothing to somebody who is not a reader, and believes no unsigned token', async () => {
    await aReader()
    await world.write({ to: 'unsubscribe', from: 'bob@example.com' })
    await world.write({ to: 'unsubscribe', from: 'bob@example.com', subject: `k1.Ann.${'A'.repeat(43)}` })
    expect(world.mails).toEqual([])
    expect((await world.ports.subscribers.get('Ann'))?.status).toBe('active')
  })
})

describe('help@', () => {
  test('is answered once, with the same to a reader and a stranger', async () => {
    await aReader()
    await world.write({ to: 'help' })
    await world.write({ to: 'help' })
    await world.write({ to: 'help', from: 'bob@example.com' })
    expect(world.mails.map(({ to }) => to)).toEqual(['ann@example.com', 'bob@example.com'])
    const [ann = '', bob = ''] = world.mails.map(({ raw }) => bodiesOf(raw).text)
    expect(ann).toBe(bob)
    for (const words of [
      'subscribe@mail.news.example.com',
      'unsubscribe@mail.news.example.com',
      'https://news.example.com/',
    ])
      expect(ann).toContain(words)
  })
})

describe('postmaster@, abuse@, editor@ and operator@', () => {
  test('are kept, and the operator hears of them once an hour each, with nothing of what they say', async () => {
    for (const to of ['abuse', 'abuse', 'editor']) await world.write({ to, subject: 'A secret', body: 'of mine' })
    expect(world.mails.map(({ to }) => to)).toEqual(['operator@news.example.com', 'operator@news.example.com'])
    const text = world.mails.map(({ raw }) => bodiesOf(raw).text).join()
    expect(text).toContain('npm run mail -- read mail1')
    expect(text).not.toMatch(/secret|of mine|ann@example/)
  })
})

describe('nothing is done for', () => {
  test.each([
    ['spam', { to: 'subscribe', verdicts: { spam: 'FAIL' } }],
    ['a virus', { to: 'editor', verdicts: { virus: 'FAIL' } }],
    ['a mailbox that is none', { to: 'info' }],
    ['two mailboxes at once', { to: ['subscribe', 'help'] }],
    [
      'somebody who writes to everybody',
      { to: 'subscribe', fields: [`Cc: ${Array.from({ length: 20 }, (_, n) => `a${n}@example.com`).join(', ')}`] },
    ],
    ['two writers', { to: 'help', from: 'ann@example.com, bob@example.com' }],
    ['nobody', { to: 'subscribe', from: 'Ann' }],
    ['a mail of six megabytes', { to: 'subscribe', body: 'x'.repeat(6_000_000) }],
    ['a header without an end', { to: 'subscribe', fields: [`X-Pad: ${'x'.repeat(70_000)}`] }],
    ['a holiday note', { to: 'help', fields: ['Auto-Submitted: auto-replied'] }],
    ['a bounce', { to: 'subscribe', sender: '' }],
    ['a calendar that answers', { to: 'help', body: 'Content-Type: text/calendar;\r\n method=REPLY\r\n' }],
    ['a list', { to: 'unsubscribe', fields: ['List-Id: <talk.example.com>'] }],
    ['an answer of ours', { to: 'help', from: 'Example <briefing@news.example.com>' }],
  ] as [string, Writing][])('%s: it is dropped and counted, without an address in the log', async (_what, writing) => {
    await aReader()
    await world.write(writing)
    expect(world.mails).toEqual([])
    expect(world.counted('MailDropped')).toBe(1)
    expect(world.ports.log.text()).not.toMatch(/@example/)
  })

  test('what is no notification', async () => {
    expect(await world.receive(['', '{}', 'null'])).toEqual([])
    expect(world.ports.queue.messages).toEqual([])
  })
})

const key = '0123456789abcdef'
const letterAddress = incomingAddress({ source: 'harbour', key }, mailDomain)

/** Harbour's newsletters are a source. */
function list(rules: object = {}): void {
  const entry = { id: 'harbour', url: `mailto:${letterAddress}`, kind: 'mail', senders: ['example.com'], ...rules }
  Object.assign(world.mailPorts.list, { sources: readSources(JSON.stringify([entry])).sources })
}

describe('a newsletter', () => {
  const to = letterAddress
  const from = 'Harbour <letter@example.com>'
  beforeEach(() => {
    list({ topics: ['energy'], quote: 40 })
  })

  test('of a sender that its source names becomes a page of it, once, and its coming is remembered', async () => {
    const letter = world.keep({
      to,
      from,
      subject: 'Harbour Letter',
      body: 'Ferries sail.',
      fields: ['List-Id: <l.example.com>'],
    })
    await world.receive([letter, letter])
    const [[name = '', put] = []] = [...world.mailPorts.newsletters.newsletters]
    expect([name, world.mailPorts.newsletters.newsletters.size]).toEqual([
      expect.stringMatching(/^harbour\/[0-9a-f]{32}\.eml$/),
      1,
    ])
    expect(put?.given).toEqual({ rules: { topics: ['energy'], quote: 40 } })
    const state = await world.ports.sources.state('harbour')
    expect([state?.newAt, state?.version]).toEqual(['2026-11-18T12:00:00.000Z', 1])
  })

  test('larger than any mail that is read is refused and counted', async () => {
    world.mailPorts.mails.whole = async () => 'too-large'
    await world.write({ to, from })
    expect([world.mailPorts.newsletters.newsletters.size, world.counted('NewsletterRefused')]).toEqual([0, 1])
  })

  test.each([
    ['of another sender', { from: 'x@example.org' }],
    ['of a sender that only says so', { from, verdicts: { dmarc: 'FAIL', dkim: 'FAIL' } }],
    ['under another key', { from, to: incomingAddress({ source: 'harbour', key: `${key.slice(1)}x` }, mailDomain) }],
  ] as [string, Partial<Writing>][])('%s is refused and counted', async (_what, writing) => {
    await world.write({ to, ...writing })
    expect(world.mailPorts.newsletters.newsletters.size).toBe(0)
    expect(world.counted('NewsletterRefused')).toBe(1)
  })
})

describe.each([
  { how: 'kill', when: 'before' },
  { how: 'kill', when: 'after' },
  { how: 'fault', when: 'before' },
] as const)('a $how $when any call of receive-mail', (ending) => {
  const names = [
    'mails',
    'newsletters',
    'list',
    'sources',
    'articles',
    'templates',
    'subscribers',
    'queue',
    'secrets',
  ] as const

  async function liveTwice(at: Ending): Promise<string[]> {
    world = new MailWorld()
    await aReader()
    await aReader({ id: 'Bob', address: 'bob@example.com' })
    list()
    const mails = [
      world.keep({ to: 'subscribe', from: 'new@example.com' }),
      world.keep({ to: 'unsubscribe', subject: leaveToken('Ann') }),
      world.keep({ to: 'unsubscribe', from: 'bob@example.com' }),
      world.keep({ to: 'help', from: 'cy@example.com' }),
      world.keep({ to: 'editor' }),
      world.keep({ to: letterAddress, from: 'letter@example.com', body: 'Ferries sail.' }),
    ]
    const first = killing<MailPorts>(world.mailPorts, at, names)
    const failed = await world.receive(mails, first.ports)
    const again = at.how === 'kill' && at.at > 0 ? mails : mails.filter((_, index) => failed.includes(String(index)))
    expect(await world.receive(again)).toEqual([])
    await world.workOff()
    return first.calls
  }

  test('loses nothing and does nothing twice', async () => {
    const { length } = await liveTwice({ at: 0, how: 'fault', when: 'before' })
    expect(length).toBeGreaterThan(20)
    for (let at = 1; at <= length; at += 1) {
      const calls = await liveTwice({ at, ...ending })
      const where = `call ${at} (${calls[at - 1]})`
      expect(world.mails.map(({ to }) => to).sort(), where).toEqual([
        'bob@example.com',
        'cy@example.com',
        'new@example.com',
        'operator@news.example.com',
      ])
      const ann = await world.ports.subscribers.get('Ann')
      expect([ann?.status, ann?.consent.filter(({ act }) => act === 'left').length], where).toEqual(['left', 1])
      expect([...world.mailPorts.newsletters.newsletters.keys()], where).toHaveLength(1)
      expect((await world.ports.sources.state('harbour'))?.version, where).toBe(1)
    }
  })
})
