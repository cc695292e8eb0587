// Mails to the list's own domain: what they ask for, who wrote them, and what SES says of them.
import { describe, expect, test } from 'vitest'
import { incomingAddress, readIncomingAddress, whyRefused } from '../../../functions/sources/mail/incoming-address.ts'
import { signLink } from '../../../functions/subscription/links/link.ts'
import { addressesIn, writerOf } from '../../../functions/subscription/mail-addresses.ts'
import { commandFor, tokenInSubject, topicsInSubject } from '../../../functions/subscription/received/mail-command.ts'
import { isAuthentic, readReceived, type Verdicts, whyUnsafe } from '../../../functions/subscription/received-mail.ts'

const domain = 'mail.news.example.com'

describe('an address asks for', () => {
  test.each([
    ['Subscribe@mail.news.example.com', { command: 'subscribe' }],
    ['unsubscribe@MAIL.news.example.com', { command: 'unsubscribe' }],
    ['help@mail.news.example.com', { command: 'help' }],
    ['abuse@mail.news.example.com', { command: 'keep', mailbox: 'abuse' }],
    ['editor@mail.news.example.com', { command: 'keep', mailbox: 'editor' }],
    ['subscribe@news.example.com', null],
    ['ann@mail.news.example.com', null],
    ['@mail.news.example.com', null],
  ])('%s', (address, command) => {
    expect(commandFor(address, domain)).toEqual(command)
  })
})

describe('a subject', () => {
  const token = signLink('leave', 'R1', { id: 'k1', key: 'a key' })

  test.each([token, `Re: ${token}`, `unsubscribe ${token} `, `[list] <${token}>`])('%s holds the token', (subject) => {
    expect(tokenInSubject(subject)).toBe(token)
  })

  test('holds none where it is cut off or has grown', () => {
    expect(tokenInSubject(token.slice(0, -1))).toBeNull()
    expect(tokenInSubject(`${token}x`)).toBeNull()
    expect(tokenInSubject('Please take me off your list')).toBeNull()
  })

  test('names topics by id or label, in any language and case, never by a part of a word', () => {
    const topics = [
      { id: 'energy', names: ['Energy & trade', 'الطاقة'] },
      { id: 'sport', names: ['Sport'] },
    ]
    expect(topicsInSubject('subscribe: ENERGY & TRADE, sport', topics)).toEqual(['energy', 'sport'])
    expect(topicsInSubject('الطاقة', topics)).toEqual(['energy'])
    expect(topicsInSubject('Transport', topics)).toEqual([])
  })
})

describe('a mail is written by', () => {
  test.each([
    ['"Lee, Ann (x)" <Ann@Example.com>', 'Ann@example.com'],
    ['ann@example.com (Ann <bob@example.com>)', 'ann@example.com'],
    ['ann@example.com, bob@example.com', null],
    ['Ann', null],
    ['ann@localhost', null],
  ])('%s', (from, address) => {
    expect(writerOf([from])).toBe(address)
  })

  test('nobody where there are two such fields, or none', () => {
    expect(writerOf(['ann@example.com', 'bob@example.com'])).toBeNull()
    expect(writerOf([])).toBeNull()
  })

  test('and goes to everybody in a group', () => {
    expect(addressesIn('Friends: ann@example.com, "B, b" <bob@example.com>;')).toEqual([
      'ann@example.com',
      'bob@example.com',
    ])
  })
})

const passed: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' }

describe('SES says', () => {
  const status = { status: 'PASS' }
  const notification = {
    notificationType: 'Received',
    receipt: {
      timestamp: '2026-11-18T08:00:00.000Z',
      recipients: ['help@mail.news.example.com'],
      spamVerdict: status,
      virusVerdict: { status: 'FAIL' },
      spfVerdict: status,
      dkimVerdict: { status: 'GRAY' },
      dmarcVerdict: { status: 'nonsense' },
      action: { type: 'S3', objectKey: 'mail/abc1' },
    },
    mail: { messageId: 'abc1', source: 'ann@example.com' },
  }

  test('who handed a mail over to whom, and how it looks', () => {
    expect(readReceived(JSON.stringify(notification))).toEqual({
      id: 'abc1',
      at: '2026-11-18T08:00:00.000Z',
      sender: 'ann@example.com',
      recipients: ['help@mail.news.example.com'],
      verdicts: { spam: 'PASS', virus: 'FAIL', spf: 'PASS', dkim: 'GRAY', dmarc: 'UNKNOWN' },
      key: 'mail/abc1',
    })
  })

  test.each([
    '',
    '[]',
    'null',
    '{"notificationType":"Received"}',
    JSON.stringify({ ...notification, mail: { messageId: 'a/b' } }),
  ])('nothing in %s', (body) => {
    expect(readReceived(body)).toBeNull()
  })

  test('what is safe: only what failed is not', () => {
    expect(whyUnsafe(passed)).toBeNull()
    expect(whyUnsafe({ ...passed, spam: 'GRAY', virus: 'PROCESSING_FAILED' })).toBeNull()
    expect(whyUnsafe({ ...passed, spam: 'FAIL' })).toBe('spam')
    expect(whyUnsafe({ ...passed, spam: 'FAIL', virus: 'FAIL' })).toBe('virus')
  })

  test.each([
    ['DMARC passes', passed, [], true],
    [
      'DKIM passes for the domain',
      { ...passed, dmarc: 'GRAY' },
      ['amazonses.com; spf=pass x; dkim=pass header.i=@example.com;'],
      true,
    ],
    ['DKIM passes for one above', { ...passed, dmarc: 'GRAY' }, ['amazonses.com; dkim=pass header.i=@com;'], false],
    [
      'DKIM passes for another',
      { ...passed, dmarc: 'GRAY' },
      ['amazonses.com; dkim=pass header.i=@mailer.example.net;'],
      false,
    ],
    [
      'DKIM fails',
      { ...passed, dmarc: 'FAIL', dkim: 'FAIL' },
      ['amazonses.com; dkim=pass header.i=@example.com;'],
      false,
    ],
    [
      'the sender says so, below SES’s own word',
      { ...passed, dmarc: 'GRAY' },
      ['amazonses.com; dkim=fail header.i=@example.com;', 'amazonses.com; dkim=pass header.i=@example.com;'],
      false,
    ],
    [
      'another server says so',
      { ...passed, dmarc: 'GRAY' },
      ['mx.example.net; dkim=pass header.i=@example.com;'],
      false,
    ],
  ] as const)('whether a sender is who it seems: %s', (_what, verdicts, results, authentic) => {
    expect(isAuthentic('letter@example.com', verdicts, results)).toBe(authentic)
  })
})

describe('a newsletter', () => {
  const key = '0123456789abcdef'
  const url = `mailto:${incomingAddress({ source: 'harbour', key }, domain)}`
  const source = { url, senders: ['example.com'], paused: false }

  test('comes to an address of its own', () => {
    const address = incomingAddress({ source: 'harbour-letter', key }, domain)
    expect(readIncomingAddress(address.toUpperCase(), domain)).toEqual({ source: 'harbour-letter', key })
    expect(readIncomingAddress(`in+harbour@${domain}`, domain)).toBeNull()
    expect(readIncomingAddress(address, 'example.com')).toBeNull()
  })

  test.each([
    ['is taken', source, { from: 'a@example.com', authentic: true }, null],
    ['is taken of a host of the sender’s', source, { from: 'a@letters.example.com', authentic: true }, null],
    ['is refused where nobody asked for it', undefined, { from: 'a@example.com', authentic: true }, 'unknown-source'],
    [
      'is refused under another key',
      { ...source, url: 'https://example.com/feed.xml' },
      { from: 'a@example.com', authentic: true },
      'unknown-source',
    ],
    [
      'is refused while its source is paused',
      { ...source, paused: true },
      { from: 'a@example.com', authentic: true },
      'paused',
    ],
    ['is refused of another sender', source, { from: 'a@notexample.com', authentic: true }, 'other-sender'],
    ['is refused of nobody', source, { from: null, authentic: true }, 'other-sender'],
    ['is refused of somebody who only says so', source, { from: 'a@example.com', authentic: false }, 'not-authentic'],
  ])('%s', (_what, known, given, reason) => {
    expect(whyRefused(known, { key, ...given })).toBe(reason)
  })
})
