// An SQS event source mapping: receives batches, invokes the function, deletes what was done, and leaves the rest to
// the queue's visibility timeout and dead-letter queue. AWS waits for up to the mapping's window, in seconds, to fill a
// batch; here the window is milliseconds.
import type { Mapping } from '../cloud.ts'
import { onEnqueue, type StoredQueue } from '../engines/fauxqs.ts'
import type { Host } from '../functions/host.ts'
import { isThrottled, type Result } from '../functions/instance.ts'

export interface MappingOptions {
  mapping: Mapping
  queue: StoredQueue
  deadLetters: (arn: string) => StoredQueue | undefined
  host: Host
  /** Calls back when a window is over, unless cancelled before by the returned function. */
  startWindow?: (isOver: () => void) => () => void
}

export class MappingPoller {
  readonly #options: MappingOptions
  #active = 0
  #stopped = false
  #poked = false
  #cancelWindow: (() => void) | null = null
  #windowIsOver = false

  constructor(options: MappingOptions) {
    this.#options = options
    onEnqueue(options.queue, () => this.poke())
  }

  /** Nothing to receive and nothing under way; messages waiting for their visibility timeout do not count. */
  get quiet(): boolean {
    this.#options.queue.processTimers()
    return this.#active === 0 && this.#options.queue.messages.length === 0
  }

  /** Messages wait for an instance. */
  get isBehind(): boolean {
    return this.#options.queue.messages.length > 0
  }

  stop(): void {
    this.#stopped = true
    this.#cancelWindow?.()
  }

  /** Checks the queue once more, after the present work, because many messages may arrive together. */
  poke(): void {
    if (this.#poked) return
    this.#poked = true
    setImmediate(() => {
      this.#poked = false
      while (!this.#stopped && this.#active < this.#options.mapping.maximumConcurrency) if (!this.#start()) break
    })
  }

  #start(): boolean {
    if (!this.#isRipe()) return false
    const handles = this.#receive()
    if (handles.length === 0) return false
    this.#active++
    void this.#work(handles).finally(() => {
      this.#active--
      this.poke()
    })
    return true
  }

  /** A batch is full, or has waited for its window. */
  #isRipe(): boolean {
    const { queue, mapping } = this.#options
    if (mapping.windowSeconds === 0 || queue.messages.length === 0 || queue.messages.length >= mapping.batchSize)
      return true
    if (this.#windowIsOver) {
      this.#windowIsOver = false
      return true
    }
    this.#cancelWindow ??= (this.#options.startWindow ?? shortWindow)(() => {
      this.#cancelWindow = null
      this.#windowIsOver = true
      this.poke()
    })
    return false
  }

  #receive(): string[] {
    const { queue, mapping, deadLetters } = this.#options
    const handles: string[] = []
    while (handles.length < mapping.batchSize) {
      const received = queue.dequeue(Math.min(receiveLimit, mapping.batchSize - handles.length), undefined, deadLetters)
      if (received.length === 0) break
      handles.push(...received.map(({ ReceiptHandle }) => ReceiptHandle))
    }
    return handles
  }

  async #work(handles: string[]): Promise<void> {
    const { mapping, queue } = this.#options
    const records = handles.flatMap((handle) => record(queue, handle))
    const result = await this.#invoke(records)
    const failed = failedIds(
      result,
      records.map(({ messageId }) => messageId),
      mapping.partialResponses,
    )
    for (const { messageId, receiptHandle } of records) if (!failed.has(messageId)) queue.deleteMessage(receiptHandle)
  }

  /** As Lambda's poller does: while throttled, it keeps the batch and retries for as long as the queue hides its
   * messages; after that, they are received again. */
  async #invoke(records: SqsRecord[]): Promise<Result> {
    const { host, mapping } = this.#options
    for (;;) {
      const result = await host.invoke(mapping.functionArn, { Records: records }, mapping.maximumConcurrency)
      if (!isThrottled(result)) return result
      await host.someEnd()
      if (this.#stopped || !this.#holds(records)) return result
    }
  }

  #holds(records: SqsRecord[]): boolean {
    const { queue } = this.#options
    queue.processTimers()
    return records.every(({ receiptHandle }) => queue.inflightMessages.has(receiptHandle))
  }
}

/** AWS's windows are seconds; here the events of one call arrive within some milliseconds. */
const windowMs = 20

function shortWindow(isOver: () => void): () => void {
  const timer = setTimeout(isOver, windowMs)
  return () => clearTimeout(timer)
}

/** SQS's limit for one ReceiveMessage. */
const receiveLimit = 10

interface SqsRecord {
  messageId: string
  receiptHandle: string
  [field: string]: unknown
}

function record(queue: StoredQueue, receiptHandle: string): SqsRecord[] {
  const held = queue.inflightMessages.get(receiptHandle)?.message
  if (held === undefined) return []
  return [
    {
      messageId: held.messageId,
      receiptHandle,
      body: held.body,
      md5OfBody: held.md5OfBody,
      attributes: {
        ApproximateReceiveCount: String(held.approximateReceiveCount),
        SentTimestamp: String(held.sentTimestamp),
        ApproximateFirstReceiveTimestamp: String(held.approximateFirstReceiveTimestamp ?? held.sentTimestamp),
        SenderId: 'laptop',
      },
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: queue.arn,
      awsRegion: queue.arn.split(':')[3],
    },
  ]
}

/** Lambda's rules: a failed invocation fails all messages; so does a response that names a message which was not in the
 * batch. */
export function failedIds(result: Result, ids: string[], partialResponses: boolean): Set<string> {
  if (!result.ok) return new Set(ids)
  if (!partialResponses || result.value === null || result.value === undefined) return new Set()
  const { batchItemFailures } = result.value as { batchItemFailures?: { itemIdentifier?: unknown }[] | null }
  const failed = (batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  const known = failed.filter((id): id is string => typeof id === 'string' && ids.includes(id))
  return new Set(known.length === failed.length ? known : ids)
}
