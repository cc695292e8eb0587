// Work orders on queues. On the fake and on SQS’s local engine.
import { createHash } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import { describe, expect, it } from 'vitest'
import { sqsQueue } from '../../functions/adapters/services/sqs.ts'
import type { BatchKey } from '../../functions/delivery/types.ts'
import type { Queue } from '../../functions/ports.ts'
import { FakeQueue } from '../support/fakes/fake-queue.ts'
import { reaching, startMessaging, startService } from './engines.ts'

const { waiting, sqs, emptyQueue } = await startMessaging()
const service = await startService()
let queues = 0

interface Subject {
  queue: Queue
  batches(): string[]
  published(): string[]
  messages(): string[]
  pages(): string[]
}

function theFake(): Subject {
  const queue = new FakeQueue()
  const published = () => queue.published.map((edition) => JSON.stringify({ edition }))
  const messages = () => queue.messages.map(({ body }) => body)
  const pages = () => queue.pages.map((reread) => JSON.stringify({ reread }))
  return { queue, batches: () => queue.batches, published, messages, pages }
}

function onSqs(): Subject {
  queues += 1
  const names = {
    batches: `batches-${queues}`,
    publish: `publish-${queues}`,
    messages: `messages-${queues}`,
    pages: `pages-${queues}`,
  }
  const urls = {
    batches: emptyQueue(names.batches),
    publish: emptyQueue(names.publish),
    messages: emptyQueue(names.messages),
    pages: emptyQueue(names.pages),
  }
  return {
    queue: sqsQueue(
      {
        batches: () => urls.batches,
        publish: () => urls.publish,
        messages: () => urls.messages,
        pages: () => urls.pages,
      },
      sqs,
    ),
    batches: () => waiting(names.batches),
    published: () => waiting(names.publish),
    messages: () => waiting(names.messages),
    pages: () => waiting(names.pages),
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

function keys(count: number): BatchKey[] {
  return Array.from({ length: count }, (_, n) => ({ edition: '2026-W47', wave: '2026-11-19T06:00', slice: 3, n }))
}

describe.each([
  ['the fake', theFake],
  ['SQS', onSqs],
])('work orders through %s', (_where, open) => {
  it('carry the keys of batches and nothing else of them, more than fit into one call', async () => {
    const { queue, batches } = open()
    const withMore = keys(23).map((key) => ({ ...key, subscribers: ['Ann'], done: false, lease: null }))
    await queue.send(withMore)
    const sent = batches().map((body) => JSON.parse(body))
    expect(sent.sort((a, b) => a.n - b.n)).toEqual(keys(23))
  })

  it('name pages that are to be read again, more than fit into one call', async () => {
    const { queue, pages } = open()
    const names = Array.from({ length: 12 }, (_, n) => `page-${n}.html`).sort()
    await queue.reread(names)
    expect(
      pages()
        .map((body) => JSON.parse(body).reread)
        .sort(),
    ).toEqual(names)
  })

  it('are none for no batches', async () => {
    const { queue, batches } = open()
    await queue.send([])
    expect(batches()).toEqual([])
  })

  it('ask for one mail outside an edition', async () => {
    const { queue, messages } = open()
    const order = { kind: 'welcome', subscriber: 'R1', at: '2026-11-22T08:00:00.000Z' } as const
    await queue.message(order)
    expect(messages().map((body) => JSON.parse(body))).toEqual([order])
  })

  it('ask for an edition to be published', async () => {
    const { queue, published } = open()
    await queue.publish('2026-W47')
    expect(published().map((body) => JSON.parse(body))).toEqual([{ edition: '2026-W47' }])
  })
})

describe('work orders through SQS alone', () => {
  const url = () => `${service.endpoint}/queue`
  const queue = sqsQueue(
    { batches: url, publish: url, messages: url, pages: url },
    new SQSClient({ ...reaching(service.endpoint), maxAttempts: 1 }),
  )
  const refusing = (times: number) => {
    let asked = 0
    service.answerWith(({ body }, response) => {
      asked += 1
      const entries: { Id: string; MessageBody: string }[] = JSON.parse(body).Entries
      const failed = entries.filter(({ Id }) => asked <= times && Number(Id) % 2 === 1)
      const taken = entries.filter((entry) => !failed.includes(entry))
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(
        JSON.stringify({
          Successful: taken.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
          Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
        }),
      )
    })
  }
  const entriesOf = (body: string) =>
    JSON.parse(body).Entries.map(({ MessageBody }: { MessageBody: string }) => JSON.parse(MessageBody).n)

  it('are sent again where SQS refused a part of them, and only those', async () => {
    service.asked.length = 0
    refusing(1)
    await queue.send(keys(4))
    expect(service.asked.map(entriesOf)).toEqual([
      [0, 1, 2, 3],
      [1, 3],
    ])
  })

  it('fail with their number and the reason when SQS goes on refusing', async () => {
    refusing(Number.POSITIVE_INFINITY)
    await expect(queue.send(keys(4))).rejects.toThrow(/2 of 4 work orders.*InternalError/)
  })
})
