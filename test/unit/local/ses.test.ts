// The local SES: limits, identities, faults, the journal that is written before the answer, events.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { classifySesError } from '../../../functions/delivery/pace/ses-error.ts'
import { Ses } from '../../../infra/local/engines/ses/endpoint.ts'
import { Journal } from '../../../infra/local/engines/ses/journal.ts'
import { sandbox } from '../../../infra/local/engines/ses/limits.ts'
import { parseTroubles } from '../../../infra/local/engines/ses/troubles.ts'
import { CallAuthorizer, operator } from '../../../infra/local/gateway/call-authorizer.ts'
import type { Reply } from '../../../infra/local/gateway/gateway.ts'
import { FakeClock } from '../../support/fakes/fake-clock.ts'
import { temporaryFolder } from './workbench.ts'

interface Published {
  topic: string
  event: { eventType: string; mail: { messageId: string; tags: Record<string, string[]> }; [key: string]: unknown }
}

function bench(
  options: {
    folder?: string
    maxPerSecond?: number
    maxPerDay?: number
    verified?: string[]
    now?: () => number
    events?: string[]
    publishes?: boolean
    troubles?: string
  } = {},
) {
  const folder = options.folder ?? temporaryFolder()
  const journal = new Journal(folder)
  onTestFinished(async () => {
    await turn()
    journal.close()
  })
  const published: Published[] = []
  const ses = new Ses({
    journal,
    limits: {
      maxPerSecond: options.maxPerSecond ?? 100,
      maxPerDay: options.maxPerDay ?? 1000,
      ...(options.verified && { verified: options.verified }),
    },
    identities: ['news.example.com'],
    configurationSets: [
      {
        name: 'set',
        destinations: [{ topicArn: 'topic', events: options.events ?? ['send', 'delivery', 'bounce', 'complaint'] }],
      },
    ],
    publish: (topic, message) => {
      if (options.publishes === false) throw new Error('killed')
      published.push({ topic, event: JSON.parse(message) as Published['event'] })
    },
    authorizer: new CallAuthorizer({ statements: new Map(), file: join(folder, 'calls.jsonl') }),
    ...(options.now && { now: options.now }),
    ...(options.troubles && { troubles: parseTroubles(options.troubles) }),
  })
  return { folder, journal, ses, published }
}

const raw = 'From: The List <list@news.example.com>\r\nSubject: Größe\r\n\r\nBody with + and = and /\r\n'

function form(fields: Record<string, string>): Buffer {
  return Buffer.from(new URLSearchParams(fields).toString())
}

function submission(to: string, rest: Record<string, string> = {}): Buffer {
  return form({
    Action: 'SendRawEmail',
    Source: 'list@news.example.com',
    'Destinations.member.1': to,
    'RawMessage.Data': Buffer.from(raw).toString('base64'),
    ConfigurationSetName: 'set',
    'Tags.member.1.Name': 'delivery',
    'Tags.member.1.Value': '2026-W47_edition_abc',
    ...rest,
  })
}

const call = { caller: operator, service: 'ses', region: 'eu-west-1', requests: [] }
const send = (ses: Ses, body: Buffer): Promise<Reply> =>
  ses.engine({ method: 'POST', url: '/', headers: {}, body }, call)
const turn = () => new Promise((resolve) => setImmediate(resolve))

async function code(reply: Promise<Reply>): Promise<string> {
  const answer = await reply
  if (answer === null) return 'connection reset'
  return /<Code>(\w+)<\/Code>/.exec(String(answer.body))?.[1] ?? String(answer.status)
}

describe('The local SES', () => {
  test('has the exact bytes and the line of the journal on disk before it answers', async () => {
    const { folder, ses } = bench({ publishes: true })
    const answer = await send(ses, submission('ann@example.com'))
    const messageId = /<MessageId>(.+)<\/MessageId>/.exec(String(answer?.body))?.[1]
    const line = JSON.parse(readFileSync(join(folder, 'accepted.jsonl'), 'utf8'))
    expect(line).toMatchObject({ delivery: '2026-W47_edition_abc', recipient: 'ann@example.com', messageId })
    expect(readFileSync(join(folder, line.file), 'utf8')).toBe(raw)
  })

  test('reports only the event types that the configuration set lists, with the tags', async () => {
    const { ses, published } = bench({ events: ['delivery'] })
    await send(ses, submission('ann@example.com'))
    await turn()
    expect(published.map(({ event }) => event.eventType)).toEqual(['Delivery'])
    expect(published[0]?.event.mail.tags).toMatchObject({
      delivery: ['2026-W47_edition_abc'],
      'ses:configuration-set': ['set'],
    })
  })

  const simulated: [string, string[]][] = [
    ['ann@example.com', ['Send', 'Delivery']],
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['bounce+1@simulator.amazonses.com', ['Send', 'Bounce']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery', 'Bounce']],
    ['complaint@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
  ]
  test.each(simulated)('a mail to %s makes %j', async (recipient, events) => {
    const { ses, published } = bench()
    await send(ses, submission(recipient))
    await turn()
    expect(published.map(({ event }) => event.eventType)).toEqual(events)
  })

  test('replays the events of what a killed run accepted, once', async () => {
    const { folder, ses } = bench()
    await send(ses, submission('ann@example.com'))
    // The process dies before the next turn of its loop.
    const second = bench({ folder })
    expect(second.ses.replay()).toBe(1)
    expect(second.published.map(({ event }) => event.eventType)).toEqual(['Send', 'Delivery'])
    expect(bench({ folder }).ses.replay()).toBe(0)
    await turn()
  })

  test('refuses what is above the rate, and accepts nothing of it', async () => {
    const { ses, journal } = bench({ maxPerSecond: 2 })
    const codes = [
      await code(send(ses, submission('a@example.com'))),
      await code(send(ses, submission('b@example.com'))),
      await code(send(ses, submission('c@example.com'))),
    ]
    expect(codes).toEqual(['200', '200', 'Throttling'])
    expect(journal.entries.length).toBe(2)
  })

  test('refuses what is above the daily quota, also of a run before', async () => {
    const { folder, ses } = bench({ maxPerDay: 2 })
    await send(ses, submission('a@example.com'))
    const again = bench({ folder, maxPerDay: 2 })
    expect(await code(send(again.ses, submission('b@example.com')))).toBe('200')
    expect(await code(send(again.ses, submission('c@example.com')))).toBe('Throttling')
    const quota = await send(again.ses, form({ Action: 'GetSendQuota' }))
    expect(String(quota?.body)).toContain('<SentLast24Hours>2</SentLast24Hours>')
  })

  test('tells the quota once a second, whoever asks', async () => {
    const clock = new FakeClock('2026-11-19T06:00:00.000Z')
    const { ses } = bench({ now: () => clock.now().getTime() })
    const quota = () => code(send(ses, form({ Action: 'GetSendQuota' })))
    expect([await quota(), await quota()]).toEqual(['200', 'Throttling'])
    clock.advance(999)
    expect(await quota()).toBe('Throttling')
    clock.advance(1)
    expect(await quota()).toBe('200')
  })

  const recipients: [string, string][] = [
    ['Ann@example.com', '200'],
    ['bob@example.com', 'MessageRejected'],
    ['carl@verified.example', '200'],
    ['dora@sub.verified.example', 'MessageRejected'],
    ['reader@news.example.com', '200'],
    ['success@simulator.amazonses.com', '200'],
  ]
  test.each(recipients)('in the sandbox a mail to %s is answered by %s', async (recipient, expected) => {
    const { ses } = bench({ verified: ['ann@example.com', 'verified.example'] })
    expect(await code(send(ses, submission(recipient)))).toBe(expected)
  })

  test('refuses an unverified recipient in the words by which an edition is stopped', async () => {
    const { ses } = bench({ verified: [] })
    const answer = await send(ses, submission('ann@example.com'))
    const message = /<Message>(.+)<\/Message>/.exec(String(answer?.body))?.[1] ?? ''
    expect(classifySesError({ name: 'MessageRejected', message }).outcome).toBe('systemic')
  })

  test('the sandbox takes one mail a second and 200 a day', async () => {
    const clock = new FakeClock('2026-11-19T06:00:00.000Z')
    const { ses } = bench({ ...sandbox, verified: ['example.com'], now: () => clock.now().getTime() })
    const mail = () => code(send(ses, submission('ann@example.com')))
    expect([await mail(), await mail()]).toEqual(['200', 'Throttling'])
    for (let n = 1; n < 200; n++) {
      clock.advance(1000)
      expect(await mail()).toBe('200')
    }
    clock.advance(1000)
    expect(await mail()).toBe('Throttling')
  })

  const refusals: [string, Buffer, string][] = [
    [
      'a sender that is not verified',
      submission('a@example.com', { Source: 'list@elsewhere.example.org' }),
      'MessageRejected',
    ],
    [
      'an unknown configuration set',
      submission('a@example.com', { ConfigurationSetName: 'other' }),
      'ConfigurationSetDoesNotExist',
    ],
    [
      'two recipients',
      submission('a@example.com', { 'Destinations.member.2': 'b@example.com' }),
      'InvalidParameterValue',
    ],
    ['an action it does not know', form({ Action: 'SendTemplatedEmail' }), 'InvalidAction'],
  ]
  test.each(refusals)('refuses %s', async (_, body, expected) => {
    const { ses, journal } = bench()
    expect(await code(send(ses, body))).toBe(expected)
    expect(journal.entries).toEqual([])
  })

  const faults: [string, string, number][] = [
    ['throttle', 'Throttling', 0],
    ['reject', 'MessageRejected', 0],
    ['account-paused', 'AccountSendingPausedException', 0],
    ['500', 'InternalFailure', 0],
    ['503', 'ServiceUnavailable', 0],
    ['reset', 'connection reset', 0],
    ['500-after-accept', 'InternalFailure', 1],
    ['reset-after-accept', 'connection reset', 1],
  ]
  test.each(faults)('the fault %s answers %s and accepts %i', async (kind, expected, accepted) => {
    const { ses, journal } = bench()
    const body = Buffer.from(JSON.stringify([{ kind, recipient: 'ann', times: 1 }]))
    await ses.engine({ method: 'POST', url: '/_ses/faults', headers: {}, body }, call)
    expect(await code(send(ses, submission('bob@example.com')))).toBe('200')
    expect(await code(send(ses, submission('ann@example.com')))).toBe(expected)
    expect(journal.entries.length).toBe(1 + accepted)
    expect(await code(send(ses, submission('ann@example.com')))).toBe('200')
  })

  test('a bad day keeps mails out, and in an outage the quota is not told either', async () => {
    const clock = new FakeClock('2026-11-19T06:00:00Z')
    const { ses, journal } = bench({ troubles: 'throttle=100%,outage=10m@2m', now: () => clock.now().getTime() })
    const quota = () => code(send(ses, form({ Action: 'GetSendQuota' })))
    expect([await code(send(ses, submission('ann@example.com'))), await quota()]).toEqual(['Throttling', '200'])
    clock.advance(2 * 60_000)
    expect([await code(send(ses, submission('bob@example.com'))), await quota()]).toEqual([
      'ServiceUnavailable',
      'ServiceUnavailable',
    ])
    expect(journal.entries).toEqual([])
  })

  test('a function without the permission is refused in the words of SES', async () => {
    const { ses, folder } = bench()
    const answer = await ses.engine(
      { method: 'POST', url: '/', headers: {}, body: submission('a@example.com') },
      { ...call, caller: 'Stranger' },
    )
    expect(answer?.status).toBe(403)
    expect(String(answer?.body)).toContain('<Code>AccessDenied</Code>')
    expect(readFileSync(join(folder, 'calls.jsonl'), 'utf8')).toContain('"action":"ses:SendRawEmail"')
  })

  test('a line that a kill cut short is left out, and the next one stands on its own', async () => {
    const { folder, ses } = bench()
    await send(ses, submission('a@example.com'))
    const file = join(folder, 'accepted.jsonl')
    const { appendFileSync } = await import('node:fs')
    appendFileSync(file, '{"delivery":"2026-W47_edi')
    const again = bench({ folder })
    expect(again.journal.entries.length).toBe(1)
    await send(again.ses, submission('b@example.com'))
    const third = bench({ folder })
    expect(third.journal.entries.map(({ recipient }) => recipient)).toEqual(['a@example.com', 'b@example.com'])
    expect(existsSync(join(folder, third.journal.entries[1]?.file ?? ''))).toBe(true)
    await turn()
  })
})
