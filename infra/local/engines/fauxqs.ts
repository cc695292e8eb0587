// fauxqs without its own server: its stores of queues, topics and buckets, on disk, in this thread. Contains all
// workarounds for it, for version 2.4.1; `test/unit/local/fauxqs.test.ts` fails when the engine no longer needs one of
// them. Notifications of S3, which it lacks altogether, are in `messaging.ts`.

export interface QueuedMessage {
  messageId: string
  body: string
  md5OfBody: string
  sentTimestamp: number
  approximateReceiveCount: number
  approximateFirstReceiveTimestamp?: number
}

export interface StoredQueue {
  name: string
  arn: string
  attributes: Record<string, string>
  messages: QueuedMessage[]
  delayedMessages: QueuedMessage[]
  inflightMessages: Map<string, { message: QueuedMessage; receiptHandle: string; visibilityDeadline: number }>
  dequeue(
    count: number,
    visibility?: number,
    deadLetters?: (arn: string) => StoredQueue | undefined,
  ): { MessageId: string; ReceiptHandle: string }[]
  deleteMessage(receiptHandle: string): boolean
  processTimers(): void
  enqueue(message: QueuedMessage): void
  setAttributes(attributes: Record<string, string>): void
  persistence?: unknown
}

export interface QueueStore {
  createQueue(name: string, url: string, arn: string, attributes: Record<string, string>): StoredQueue
  getQueueByArn(arn: string): StoredQueue | undefined
  allQueues(): Iterable<StoredQueue>
  persistence?: unknown
}

export interface TopicStore {
  topics: Map<string, { arn: string; name: string; subscriptionArns: string[] }>
  subscriptions: Map<string, { arn: string; topicArn: string; endpoint: string; attributes: Record<string, string> }>
  createTopic(name: string, attributes: undefined, tags: undefined, region: string): unknown
  subscribe(topic: string, protocol: 'sqs', endpoint: string, attributes: Record<string, string>): unknown
  unsubscribe(arn: string): boolean
  persistence?: unknown
}

export interface StoredObject {
  key: string
  contentType: string
  contentLength: number
  etag: string
  lastModified: Date
  body: Buffer
  cacheControl?: string
}

export interface BucketStore {
  hasBucket(name: string): boolean
  createBucket(name: string): void
  putObject(
    bucket: string,
    key: string,
    body: Buffer,
    contentType?: string,
    metadata?: Record<string, string>,
    system?: { cacheControl?: string },
  ): StoredObject
  getObject(bucket: string, key: string): StoredObject
  headObject(bucket: string, key: string): StoredObject
  deleteObject(bucket: string, key: string): void
  listObjects(
    bucket: string,
    options: { prefix: string; maxKeys: number; startAfter?: string },
  ): {
    objects: { key: string }[]
    isTruncated: boolean
  }
  persistence?: unknown
}

interface Persistence {
  db: { exec(sql: string): void }
  load(queues: QueueStore, topics: TopicStore, buckets: BucketStore): void
  close(): void
}

/** Handles a request as if it had come over the network. */
export interface FauxqsApp {
  ready(): Promise<unknown>
  inject(request: { method: string; url: string; headers: object; payload: Buffer }): Promise<{
    statusCode: number
    headers: Record<string, string | string[] | number | undefined>
    rawPayload: Buffer
  }>
  close(): Promise<void>
}

type FanOut = (params: {
  topicArn: string
  topic: unknown
  messageId: string
  message: string
  messageAttributes: object
  snsStore: TopicStore
  sqsStore: QueueStore
}) => void

export interface Fauxqs {
  queues: QueueStore
  topics: TopicStore
  buckets: BucketStore
  app: FauxqsApp
  newMessage: (body: string) => QueuedMessage
  fanOut: FanOut
  close(): Promise<void>
}

/** Its package does not export the stores, and its own server listens on every address of the machine, so they are
 * loaded from its files. */
export async function openFauxqs(folder: string): Promise<Fauxqs> {
  const { SqsStore } = await part<{ SqsStore: { new (): QueueStore; createMessage(body: string): QueuedMessage } }>(
    './sqs/sqsStore.js',
  )
  const { SnsStore } = await part<{ SnsStore: new () => TopicStore }>('./sns/snsStore.js')
  const { S3Store } = await part<{ S3Store: new () => BucketStore }>('./s3/s3Store.js')
  const { PersistenceManager } = await part<{ PersistenceManager: new (folder: string) => Persistence }>(
    './persistence.js',
  )
  const { fanOutToSubscriptions } = await part<{ fanOutToSubscriptions: FanOut }>('./sns/actions/publish.js')
  const { buildApp } = await part<{ buildApp: (options: object) => FauxqsApp }>('./app.js')

  const persistence = new PersistenceManager(folder)
  // A killed process loses nothing that was written; only a power cut could lose something.
  persistence.db.exec('PRAGMA synchronous = OFF')
  const [queues, topics, buckets] = [new SqsStore(), new SnsStore(), new S3Store()]
  // Loaded before the stores know where they are kept, because creating a queue on disk deletes its messages there.
  persistence.load(queues, topics, buckets)
  for (const one of [queues, topics, buckets, ...queues.allQueues()]) one.persistence = persistence
  const app = heedingConditions(
    buckets,
    buildApp({ logger: false, stores: { sqsStore: queues, snsStore: topics, s3Store: buckets } }),
  )
  await app.ready()
  return {
    queues,
    topics,
    buckets,
    app,
    newMessage: (body) => SqsStore.createMessage(body),
    fanOut: fanOutToSubscriptions,
    close: async () => {
      await app.close()
      persistence.close()
    },
  }
}

/** fauxqs ignores conditions on writes: `If-Match` and `If-None-Match` are checked here, one write at a time. */
function heedingConditions(buckets: BucketStore, app: FauxqsApp): FauxqsApp {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ready: () => app.ready(),
    close: () => app.close(),
    inject(request) {
      const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]))
      const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')]
      if (request.method !== 'PUT' || (match === undefined && noneMatch === undefined)) return app.inject(request)
      const judged = last.then(() => {
        const tag = tagOf(buckets, request.url)
        if (match !== undefined && tag === null) return refusal(404, 'NoSuchKey')
        if ((match !== undefined && match !== tag) || (noneMatch === '*' && tag !== null))
          return refusal(412, 'PreconditionFailed')
        return app.inject(request)
      })
      last = judged.catch(() => undefined)
      return judged
    },
  }
}

/** `null` if there is no such object. */
function tagOf(buckets: BucketStore, url: string): string | null {
  const [, bucket = '', ...key] = new URL(url, 'http://127.0.0.1').pathname.split('/').map(decodeURIComponent)
  try {
    return buckets.headObject(bucket, key.join('/')).etag
  } catch (error) {
    if ((error as { code?: string }).code === 'NoSuchKey') return null
    throw error
  }
}

function refusal(statusCode: number, code: string) {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`
  return { statusCode, headers: { 'content-type': 'application/xml' }, rawPayload: Buffer.from(body) }
}

/** Releases messages that are being worked on; returns their number. Not by `changeVisibility(handle, 0)`, with which
 * fauxqs writes a null that its own table forbids. */
export function freeHeld(queue: StoredQueue): number {
  const freed = queue.inflightMessages.size
  for (const held of queue.inflightMessages.values()) held.visibilityDeadline = 0
  queue.processTimers()
  return freed
}

/** fauxqs tells only its own long polls about a new message. */
export function onEnqueue(queue: StoredQueue, listener: () => void): void {
  const enqueue = queue.enqueue.bind(queue)
  queue.enqueue = (message) => {
    enqueue(message)
    listener()
  }
}

const entry = import.meta.resolve('fauxqs')

/** Loads a file of fauxqs that its package does not export. */
async function part<Exports>(file: string): Promise<Exports> {
  return (await import(new URL(file, entry).href)) as Exports
}
