// Submitting an email, and the account’s quota. On the fake and on the local SES.
import { SESClient } from '@aws-sdk/client-ses'
import { beforeEach, describe, expect, it } from 'vitest'
import { sesClientSettings, sesMailer } from '../../functions/adapters/services/ses.ts'
import type { Quota } from '../../functions/pace-ports.ts'
import type { Mailer, OutgoingMessage, SubmitOutcome } from '../../functions/ports.ts'
import { FakeMailer } from '../support/fakes/fake-mailer.ts'
import { type Answer, reaching, startService } from './engines.ts'

const ses = await startService()

const message: OutgoingMessage = {
  from: 'briefing@news.example.com',
  to: 'ann@example.com',
  raw: new TextEncoder().encode('Subject: é\r\n\r\nHello + good day'),
  tags: { edition: '2026-W47', delivery: '2026-W47_edition_Ann' },
}

interface Subject {
  mailer: Mailer
  /** Submissions that reached the mail service. */
  attempts(): number
  /** The last message as the mail service took it. */
  taken(): string | undefined
  answer(outcome: SubmitOutcome): void
  quota(quota: Quota): void
}

function theFake(): Subject {
  const mailer = new FakeMailer()
  return {
    mailer,
    attempts: () => mailer.attempts.length,
    taken: () => mailer.accepted.at(-1)?.raw,
    answer: (outcome) => {
      mailer.answer = () => (outcome.outcome === 'accepted' ? 'accept' : outcome)
    },
    quota: (quota) => {
      mailer.limits = quota
    },
  }
}

function onSes(): Subject {
  const client = new SESClient({ ...reaching(ses.endpoint), ...sesClientSettings(500) })
  return {
    mailer: sesMailer({ configurationSet: 'briefings', client }),
    attempts: () => ses.asked.length,
    taken: () => Buffer.from(new URLSearchParams(ses.asked.at(-1)).get('RawMessage.Data') ?? '', 'base64').toString(),
    answer: (outcome) => ses.answerWith(answers[outcome.outcome]),
    quota: ({ maxPerSecond, maxPerDay, used }) =>
      ses.answerWith((_request, response) =>
        response.end(
          `<GetSendQuotaResponse><GetSendQuotaResult><MaxSendRate>${maxPerSecond}</MaxSendRate>` +
            `<Max24HourSend>${maxPerDay}</Max24HourSend><SentLast24Hours>${used}</SentLast24Hours>` +
            '</GetSendQuotaResult></GetSendQuotaResponse>',
        ),
      ),
  }
}

function failing(status: number, code: string, text = 'no'): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error>`
  return (_request, response) => response.writeHead(status).end(`<ErrorResponse>${error}</ErrorResponse>`)
}

const accepting: Answer = (_request, response) =>
  response.end(
    '<SendRawEmailResponse><SendRawEmailResult><MessageId>m1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
  )

const answers: Record<SubmitOutcome['outcome'], Answer> = {
  accepted: accepting,
  permanent: failing(400, 'InvalidParameterValue', 'Local address contains control or whitespace'),
  transient: failing(400, 'Throttling', 'Maximum sending rate exceeded.'),
  systemic: failing(400, 'AccountSendingPausedException', 'Email sending is disabled.'),
  day: failing(400, 'Throttling', 'Daily message quota exceeded.'),
  ambiguous: failing(500, 'InternalFailure'),
}

beforeEach(() => {
  ses.asked.length = 0
})

describe.each([
  ['the fake', theFake],
  ['SES', onSes],
])('mail through %s', (_where, open) => {
  it('gives the message id of what was accepted', async () => {
    const { mailer, answer } = open()
    answer({ outcome: 'accepted', messageId: 'm1' })
    const outcome = await mailer.submit(message)
    expect(outcome).toMatchObject({ outcome: 'accepted', messageId: expect.stringMatching(/./) })
  })

  it.each(['permanent', 'transient', 'systemic', 'day', 'ambiguous'] as const)(
    'says that a failure is %s, with the reason, after one attempt (D1)',
    async (outcome) => {
      const { mailer, answer, attempts } = open()
      answer({ outcome, reason: 'so it is' })
      expect(await mailer.submit(message)).toEqual({ outcome, reason: expect.stringMatching(/./) })
      expect(attempts()).toBe(1)
    },
  )

  it('has taken the message by the time it answers: its bytes may be written over', async () => {
    const { mailer, answer, taken } = open()
    answer({ outcome: 'accepted', messageId: 'm1' })
    const raw = Uint8Array.from(message.raw)
    await mailer.submit({ ...message, raw })
    raw.fill(0)
    expect(taken()).toEqual(new TextDecoder().decode(message.raw))
  })

  it('tells the quota of the account', async () => {
    const { mailer, quota } = open()
    quota({ maxPerSecond: 14, maxPerDay: 50_000, used: 12 })
    expect(await mailer.quota()).toEqual({ maxPerSecond: 14, maxPerDay: 50_000, used: 12 })
  })
})

describe('mail through SES alone', () => {
  it('probes with a mail to the simulator, about which nothing is reported', async () => {
    const { mailer } = onSes()
    ses.answerWith(accepting)
    expect(await mailer.probe('briefing@news.example.com')).toEqual({ outcome: 'accepted', messageId: 'm1' })
    const asked = new URLSearchParams(ses.asked[0])
    expect(asked.get('Destinations.member.1')).toBe('success@simulator.amazonses.com')
    expect([asked.get('ConfigurationSetName'), asked.get('Tags.member.1.Name')]).toEqual([null, null])
    ses.answerWith(failing(503, 'ServiceUnavailable'))
    expect(await mailer.probe('briefing@news.example.com')).toMatchObject({ outcome: 'ambiguous' })
    expect(ses.asked).toHaveLength(2)
  })

  it('asks for one message to one recipient, with its tags and the configuration set', async () => {
    const { mailer } = onSes()
    ses.answerWith(accepting)
    await mailer.submit(message)
    const { 'RawMessage.Data': data, ...asked } = Object.fromEntries(new URLSearchParams(ses.asked[0]))
    expect(Buffer.from(data ?? '', 'base64')).toEqual(Buffer.from(message.raw))
    expect(asked).toEqual({
      Action: 'SendRawEmail',
      Version: '2010-12-01',
      Source: 'briefing@news.example.com',
      'Destinations.member.1': 'ann@example.com',
      ConfigurationSetName: 'briefings',
      'Tags.member.1.Name': 'edition',
      'Tags.member.1.Value': '2026-W47',
      'Tags.member.2.Name': 'delivery',
      'Tags.member.2.Value': '2026-W47_edition_Ann',
    })
  })

  it.each<[string, Answer]>([
    ['breaks the connection', (_request, response) => response.destroy()],
    ['never answers', () => {}],
    ['is unavailable', failing(503, 'ServiceUnavailable')],
    ['answers with something else', (_request, response) => response.writeHead(502).end('<html>Bad gateway</html>')],
    ['accepts without a message id', (_request, response) => response.end('<SendRawEmailResponse/>')],
  ])('does not know, and does not try again, when SES %s (D3)', async (_what, answer) => {
    const { mailer } = onSes()
    ses.answerWith(answer)
    expect(await mailer.submit(message)).toMatchObject({ outcome: 'ambiguous' })
    expect(ses.asked).toHaveLength(1)
  })

  it('knows that nothing was sent when SES cannot be reached', async () => {
    const nowhere = new SESClient({ ...reaching('http://127.0.0.1:1'), ...sesClientSettings() })
    const mailer = sesMailer({ configurationSet: 'briefings', client: nowhere })
    expect(await mailer.submit(message)).toMatchObject({ outcome: 'transient' })
  })

  it('gives no address away in a reason', async () => {
    const { mailer } = onSes()
    ses.answerWith(failing(400, 'MessageRejected', 'Address is on the list: ann@example.com'))
    expect(JSON.stringify(await mailer.submit(message))).not.toContain('@')
  })

  it('asks for the quota once, and says so where SES does not tell it: who asks decides whether to ask again', async () => {
    const { mailer } = onSes()
    ses.answerWith(failing(400, 'Throttling', 'Rate exceeded'))
    await expect(mailer.quota()).rejects.toThrow('Rate exceeded')
    expect(ses.asked).toHaveLength(1)
  })

  it('reads a quota of −1 as none', async () => {
    const { mailer, quota } = onSes()
    quota({ maxPerSecond: 14, maxPerDay: -1, used: 5 })
    expect((await mailer.quota()).maxPerDay).toBe(Number.MAX_SAFE_INTEGER)
  })
})
