// No address, token or secret stands in a log line, however deep or long (R4).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, redactText } from '../../../functions/adapters/redaction.ts'
import { sitePath } from '../../../functions/environment.ts'
import { signLink } from '../../../functions/subscription/links/link.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'

const token = signLink('leave', 'AbCdEf0123456789ghIJKL', { id: 'k1', key: 'x'.repeat(48) })
const secret = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5kL7nP9rS1uV3'

describe('no address or token stands in a log line (R4)', () => {
  it.each<[string, string]>([
    ['550 5.1.1 <ann@example.com> unknown', '550 5.1.1 <[address]> unknown'],
    ['bounced: Ann.Lee+news@mail.example.co.uk, bob@example.com', 'bounced: [address], [address]'],
    ['{"address":"ann@example.com","n":1}', '{"address":"[address]","n":1}'],
    ['mailto:ann@example.com?subject=x', '[address]'],
    ['/subscribe?email=ann%40example.com&x=1', '[address]'],
    ['to "ann lee"@example.com at once', 'to [address] at once'],
    ['ünïcode@exämple.com', '[address]'],
    ['ann＠example.com', '[address]'],
    [`POST /leave/${token} 200`, 'POST /leave/[token] 200'],
    [`https://news.example.com/leave/${token}?x=1`, 'https://news.example.com/leave/[token]?x=1'],
    ['GET /confirm/abc', 'GET /confirm/[token]'],
    ...Object.values(sitePath)
      .filter((path) => path.length > 1 && path.endsWith('/'))
      .map((path): [string, string] => [`GET ${path}k1.cut-off`, `GET ${path}[token]`]),
    [`token ${token}.`, 'token [token]'],
    ['x?token=abc&y=2', 'x?token=[secret]&y=2'],
    [`x-origin-secret: ${secret}`, 'x-origin-secret: [secret]'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })

  it.each([
    'arn:aws:iam::123456789012:role/Briefings-SendBriefingsRole5F2A1B3C-9XyZ8wVuTs',
    '2026-W47_edition_AbCdEf0123456789ghIJKL',
    `editions/2026-W47/${'0123456789abcdef'.repeat(4)}/document.json`,
    '0102018c1d2e3f4a-5b6c7d8e-9f0a-1b2c-3d4e-5f6a7b8c9d0e-000000',
    'at send (/var/task/node_modules/@smithy/core/index.mjs:1:2345)',
    '14 submitted, 2 skipped @ 06:15',
  ])('leaves what the operator needs: %s', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it('holds for values, keys, errors and their causes, however deep', () => {
    const cause = new Error(`no such mailbox ann@example.com`)
    const fields = {
      event: {
        mail: {
          destination: ['ann@example.com'],
          headers: new Map([['ann@example.com', new Set(['ann@example.com'])]]),
        },
      },
      'ann@example.com': 1,
      error: Object.assign(new Error('for ann@example.com', { cause }), { recipient: 'ann@example.com' }),
      link: new URL(`https://news.example.com/leave/${token}`),
    }
    const logged = JSON.stringify(redact(fields))
    expect(logged).not.toContain('ann')
    expect(logged).not.toContain(token)
    expect(logged).toContain('no such mailbox [address]')
  })

  it('hides whatever a field calls a secret, but not a count of tokens', () => {
    const fields = {
      pepper: 'p',
      linkKeys: [{ id: 'k1', key: 'k' }],
      authorization: 'a',
      tokens: 10,
      key: 'inbox/a.txt',
    }
    expect(redact(fields)).toEqual({
      pepper: '[secret]',
      linkKeys: '[secret]',
      authorization: '[secret]',
      tokens: 10,
      key: 'inbox/a.txt',
    })
  })

  it('holds for any address in any text', () => {
    const chars = fc.constantFrom(...'abcXYZ019.+-_')
    const part = fc.array(chars, { minLength: 1, maxLength: 30 }).map((found) => `q${found.join('')}q`)
    fc.assert(
      fc.property(part, part, fc.string(), fc.string(), (local, domain, before, after) => {
        expect(redactText(`${before} ${local}@${domain} ${after}`)).not.toContain(`${local}@`)
      }),
    )
  })

  it('holds where a long text is cut', () => {
    for (let length = 7_970; length < 8_010; length += 1)
      expect(redactText(`${'x '.repeat(length / 2)}reader@example.com ${'y '.repeat(100)}`)).not.toMatch(/read/)
  })
})

describe('a log line is bounded', () => {
  it('in text, entries and depth', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(JSON.stringify(redact(circle)).length).toBeLessThan(200)
    expect(redactText('x'.repeat(1_000_000))).toBe('[text of 1000000 characters]')
    expect(redact(Array.from({ length: 1_000 }, () => 1))).toHaveLength(100)
    expect(redact(new Uint8Array(10))).toBe('[10 bytes]')
  })

  it.each(['a', '"', '@', '.', 'a.', '"a', '"a"@', '/leave/', 'token='])(
    'and made quickly from any repetition of %j',
    (part) => {
      const text = part.repeat(Math.floor(7_999 / part.length))
      const seconds = threadSeconds(() => {
        for (let n = 0; n < 10; n += 1) redactText(text)
      })
      expect(seconds).toBeLessThan(1)
    },
  )
})
