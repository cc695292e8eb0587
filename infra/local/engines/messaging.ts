// Queues, topics and buckets of the plan, on fauxqs; with S3 notifications, which fauxqs does not deliver.
import type { Bucket, Cloud, Queue } from '../cloud.ts'
import type { CallAuthorizer } from '../gateway/call-authorizer.ts'
import { denial } from '../gateway/denial.ts'
import type { Engine } from '../gateway/gateway.ts'
import { asReply } from '../gateway/gateway.ts'
import { type Fauxqs, freeHeld, openFauxqs, type StoredQueue } from './fauxqs.ts'

export class Messaging {
  readonly #fauxqs: Fauxqs
  #buckets = new Map<string, Bucket>()

  constructor(fauxqs: Fauxqs) {
    this.#fauxqs = fauxqs
  }

  static async open(folder: string): Promise<Messaging> {
    return new Messaging(await openFauxqs(folder))
  }

  /** Creates what is missing; existing queues and buckets keep their messages and objects. */
  deploy(cloud: Cloud): void {
    for (const queue of cloud.queues) this.#deployQueue(queue)
    for (const { name, arn } of cloud.topics) {
      if (!this.#fauxqs.topics.topics.has(arn))
        this.#fauxqs.topics.createTopic(name, undefined, undefined, arn.split(':')[3] ?? '')
    }
    for (const { arn } of [...this.#fauxqs.topics.subscriptions.values()]) this.#fauxqs.topics.unsubscribe(arn)
    for (const { topicArn, queueArn, attributes } of cloud.subscriptions) {
      this.#fauxqs.topics.subscribe(topicArn, 'sqs', queueArn, attributes)
    }
    for (const { name } of cloud.buckets) {
      if (!this.#fauxqs.buckets.hasBucket(name)) this.#fauxqs.buckets.createBucket(name)
    }
    this.#buckets = new Map(cloud.buckets.map((bucket) => [bucket.name, bucket]))
  }

  #deployQueue(queue: Queue): void {
    const existing = this.#fauxqs.queues.getQueueByArn(queue.arn)
    if (existing === undefined) this.#fauxqs.queues.createQueue(queue.name, queue.url, queue.arn, queue.attributes)
    else existing.setAttributes(queue.attributes)
  }

  /** Releases messages that were being worked on when the previous process died. */
  freeHeldMessages(): number {
    let freed = 0
    for (const queue of this.#fauxqs.queues.allQueues()) freed += freeHeld(queue)
    return freed
  }

  queue(arn: string): StoredQueue {
    const found = this.#fauxqs.queues.getQueueByArn(arn)
    if (found === undefined) throw new Error(`no queue ${arn} was deployed`)
    return found
  }

  deadLetters = (arn: string): StoredQueue | undefined => this.#fauxqs.queues.getQueueByArn(arn)

  send(queueArn: string, body: string): void {
    this.queue(queueArn).enqueue(this.#fauxqs.newMessage(body))
  }

  publish(topicArn: string, message: string): void {
    const topic = this.#fauxqs.topics.topics.get(topicArn)
    if (topic === undefined) throw new Error(`no topic ${topicArn} was deployed`)
    this.#fauxqs.fanOut({
      topicArn,
      topic,
      messageId: crypto.randomUUID(),
      message,
      messageAttributes: {},
      snsStore: this.#fauxqs.topics,
      sqsStore: this.#fauxqs.queues,
    })
  }

  /** Puts an object and sends the bucket's notifications. */
  put(bucket: string, key: string, body: Buffer, contentType: string, cacheControl?: string): void {
    const system = cacheControl === undefined ? {} : { cacheControl }
    this.#fauxqs.buckets.putObject(bucket, key, body, contentType, {}, system)
    this.#notify(bucket, key)
  }

  get(bucket: string, key: string): { body: Buffer; contentType: string; cacheControl: string | null } | null {
    try {
      const object = this.#fauxqs.buckets.getObject(bucket, key)
      return { body: object.body, contentType: object.contentType, cacheControl: object.cacheControl ?? null }
    } catch (error) {
      if ((error as { code?: string }).code === 'NoSuchKey') return null
      throw error
    }
  }

  delete(bucket: string, key: string): void {
    this.#fauxqs.buckets.deleteObject(bucket, key)
  }

  list(bucket: string, prefix: string): string[] {
    const keys: string[] = []
    for (;;) {
      const last = keys.at(-1)
      const page = this.#fauxqs.buckets.listObjects(bucket, {
        prefix,
        maxKeys: 1000,
        ...(last === undefined ? {} : { startAfter: last }),
      })
      keys.push(...page.objects.map(({ key }) => key))
      if (!page.isTruncated) return keys
    }
  }

  #notify(bucket: string, key: string): void {
    const { notifications = [] } = this.#buckets.get(bucket) ?? {}
    for (const one of notifications) {
      if (!key.startsWith(one.prefix) || !key.endsWith(one.suffix) || !one.event.startsWith('s3:ObjectCreated:'))
        continue
      this.send(one.queueArn, JSON.stringify(this.#createdEvent(bucket, key)))
    }
  }

  /** In S3's format; keys are URL-encoded with `+` for a space. */
  #createdEvent(bucket: string, key: string): object {
    const { contentLength, etag } = this.#fauxqs.buckets.headObject(bucket, key)
    const object = { key: encodeKey(key), size: contentLength, eTag: etag.replaceAll('"', ''), sequencer: '0' }
    const eventTime = new Date().toISOString()
    const s3 = { s3SchemaVersion: '1.0', bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` }, object }
    return {
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          eventTime,
          eventName: 'ObjectCreated:Put',
          awsRegion: 'us-east-1',
          s3,
        },
      ],
    }
  }

  /** The engine behind the gateway, for the functions' SDKs. */
  engine(authorizer: CallAuthorizer): Engine {
    return async (incoming, call) => {
      const { host: _, 'content-length': __, ...headers } = incoming.headers
      const { method, url, body } = incoming
      const answer = await this.#fauxqs.app.inject({ method, url, headers, payload: body })
      const [request] = call.requests
      if (call.service === 's3' && request !== undefined) {
        if (
          answer.statusCode === 404 &&
          request.action === 's3:GetObject' &&
          !mayList(authorizer, call.caller, request.resource)
        ) {
          return asReply(denial('s3', 'the object is missing, and who may not list the bucket is not told so'))
        }
        if (answer.statusCode === 200 && request.action === 's3:PutObject')
          this.#notify(...bucketAndKey(request.resource))
      }
      const named = Object.entries(answer.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as const],
      )
      return { status: answer.statusCode, headers: Object.fromEntries(named), body: answer.rawPayload }
    }
  }

  close(): Promise<void> {
    return this.#fauxqs.close()
  }
}

/** S3 answers 404 for a missing object only to callers who may list the bucket. */
function mayList(authorizer: CallAuthorizer, caller: string, objectArn: string): boolean {
  const [bucket] = bucketAndKey(objectArn)
  const resource = `arn:aws:s3:::${bucket}`
  return authorizer.allows(caller, { action: 's3:ListBucket', resource, context: {} })
}

function bucketAndKey(objectArn: string): [string, string] {
  const path = objectArn.slice('arn:aws:s3:::'.length)
  const slash = path.indexOf('/')
  return [path.slice(0, slash), path.slice(slash + 1)]
}

const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/')
