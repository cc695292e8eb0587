// The ports as a function gets them: built by `runtime.ts` from nothing but the environment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { variable } from '../../functions/environment.ts'
import * as runtime from '../../functions/runtime.ts'
import { aDocument, anEdition, aSubscriber } from '../support/samples/builders.ts'
import { reachingByEnvironment, startDynamo, startMessaging, startService } from './engines.ts'

const dynamo = await startDynamo()
const messaging = await startMessaging()
const service = await startService()
const before = process.env

beforeAll(async () => {
  for (const name of ['content', 'site']) messaging.emptyBucket(name)
  process.env = {
    ...reachingByEnvironment({
      DYNAMODB: dynamo.endpoint,
      S3: messaging.endpoint,
      SQS: messaging.endpoint,
      SECRETS_MANAGER: service.endpoint,
      SES: service.endpoint,
    }),
    [variable.subscribersTable]: await dynamo.emptyTable(),
    [variable.editionsTable]: await dynamo.emptyTable(),
    [variable.deliveriesTable]: await dynamo.emptyTable(),
    [variable.contentBucket]: 'content',
    [variable.siteBucket]: 'site',
    [variable.siteBucketRegion]: 'us-east-1',
    [variable.batchQueueUrl]: messaging.emptyQueue('batches'),
    [variable.publishQueueUrl]: messaging.emptyQueue('publish'),
    [variable.configurationSet]: 'briefings',
    [variable.pepperSecretArn]: 'pepper',
  }
  service.answerWith(({ body }, response) => {
    const pepper = JSON.stringify({ SecretString: 'a pepper' })
    const accepted = '<R><SendRawEmailResult><MessageId>m1</MessageId></SendRawEmailResult></R>'
    response.end(body.includes('SecretId') ? pepper : accepted)
  })
})

afterAll(() => {
  process.env = before
})

describe('the ports that the environment gives', () => {
  it('reach the tables', async () => {
    const ann = aSubscriber()
    expect(await runtime.subscribers().create(ann)).toBe(true)
    expect(await runtime.subscribers().findByAddress(ann.address)).toEqual({ id: ann.id, suppressed: null })
    const key = { kind: 'edition', request: '2026-W47', subscriber: ann.id } as const
    await runtime.deliveries().add(key, { delivered: { at: new Date().toISOString() } })
    expect(await runtime.deliveries().get(key)).not.toBeNull()
    expect(await runtime.editions().create(anEdition())).toBe(true)
  })

  it('reach the buckets', async () => {
    await runtime.editions().saveDocument(aDocument(), [], 'abc')
    expect(await runtime.editions().document('2026-W47', 'abc')).toEqual(aDocument())
    await runtime.site().put('index.html', '<!doctype html>', 'text/html', 60)
    expect(await runtime.articles().pages()).toEqual([])
    expect(await runtime.pages().read('gone.txt', 1)).toEqual({ refused: 'missing', size: 0 })
  })

  it('reach the queues and the mail service', async () => {
    await runtime.queue().send([{ edition: '2026-W47', wave: '2026-11-19T06:00', slice: 0, n: 0 }])
    await runtime.queue().publish('2026-W47')
    expect(messaging.waiting('batches')).toHaveLength(1)
    expect(messaging.waiting('publish')).toHaveLength(1)
    const tags = { edition: '2026-W47', delivery: '2026-W47_edition_Ann' }
    const message = { from: 'briefing@news.example.com', to: 'ann@example.com', raw: new Uint8Array([65]), tags }
    expect(await runtime.mailer().submit(message)).toEqual({ outcome: 'accepted', messageId: 'm1' })
  })
})
