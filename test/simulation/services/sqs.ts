// SQS and the way in which Lambda works off its queues: visibility, delay, redelivery, partial answers, dead letters.
import type { SQSClient } from '@aws-sdk/client-sqs'
import type { QueueMessage } from '../../../functions/use-cases/queue-messages.ts'
import { named } from './dynamodb.ts'
import type { Process, Surroundings } from './process.ts'

export interface WorkedOff {
  /** Messages that a call gets at most, and calls at once. */
  batch: number
  concurrency: number
  visibilityMs: number
  /** Answers the ids of what is to come again; throws or never answers where all of it is. */
  work: (messages: readonly QueueMessage[]) => Promise<{ failed: string[] }>
}

interface Message {
  id: string
  body: string
  visibleAt: number
  receives: number
}

const pollMs = 20
const mostReceives = 5

export class WorkQueue {
  readonly #around: Surroundings
  readonly #by: WorkedOff
  readonly #messages: Message[] = []
  #running = 0
  #sent = 0
  readonly deadLetters: string[] = []

  constructor(around: Surroundings, by: WorkedOff) {
    this.#around = around
    this.#by = by
  }

  get isIdle(): boolean {
    return this.#messages.length === 0
  }

  put(body: string, delayMs: number): void {
    this.#sent += 1
    const message = { id: `m${this.#sent}`, body, visibleAt: this.#around.time.exactly + delayMs, receives: 0 }
    this.#messages.push(message)
    this.#wake(delayMs)
  }

  #wake(ms: number): void {
    void this.#around.time.sleep(ms + pollMs * this.#around.random.fraction()).then(() => this.#receive())
  }

  #receive(): void {
    const now = this.#around.time.exactly
    if (this.#running >= this.#by.concurrency) return
    const ready = this.#messages.filter(({ visibleAt }) => visibleAt <= now)
    // Standard queues keep no order.
    const taken: Message[] = []
    while (taken.length < this.#by.batch && ready.length > 0)
      taken.push(...ready.splice(Math.floor(this.#around.random.fraction() * ready.length), 1))
    const live = taken.filter((message) => !this.#setAside(message))
    if (live.length === 0) return
    for (const message of live) {
      message.receives += 1
      message.visibleAt = now + this.#by.visibilityMs
      this.#wake(this.#by.visibilityMs + 1)
    }
    this.#running += 1
    void this.#run(live)
    this.#wake(0)
  }

  async #run(live: Message[]): Promise<void> {
    try {
      const { failed } = await this.#by.work(live.map(({ id, body }) => ({ messageId: id, body })))
      for (const message of live) if (!failed.includes(message.id)) this.#remove(message)
    } catch {
      // All of it becomes visible again.
    } finally {
      this.#running -= 1
      this.#wake(0)
    }
  }

  #setAside(message: Message): boolean {
    if (message.receives < mostReceives) return false
    this.#remove(message)
    this.deadLetters.push(message.body)
    return true
  }

  #remove(message: Message): void {
    const at = this.#messages.indexOf(message)
    if (at >= 0) this.#messages.splice(at, 1)
  }
}

interface SendInput {
  QueueUrl: string
  MessageBody?: string
  DelaySeconds?: number
  Entries?: { Id: string; MessageBody: string; DelaySeconds?: number }[]
}

/** A client for queues by their names; what is sent to a queue without a reader is not kept. */
export function sqsClientOf(
  process: Process,
  { time, random, faults, note }: Surroundings,
  queues: ReadonlyMap<string, WorkQueue>,
): SQSClient {
  const deliver = (queue: string, body: string, delayMs: number) => {
    const hits = faults.at('order')
    for (const hit of hits) note(`an order of ${queue} comes ${hit.effect}`)
    const late = hits.find(({ effect }) => effect === 'late')?.ms ?? 0
    queues.get(queue)?.put(body, delayMs + late)
    if (hits.some(({ effect }) => effect === 'doubled'))
      queues.get(queue)?.put(body, delayMs + random.between(0, 5_000))
  }
  const send = ({ input }: { input: SendInput }) =>
    process.call(`sqs ${input.QueueUrl}`, random.between(4, 15), async ([hit]) => {
      const entries = input.Entries ?? [
        { Id: '0', MessageBody: input.MessageBody ?? '', DelaySeconds: input.DelaySeconds ?? 0 },
      ]
      if (hit?.effect === 'refused') {
        await time.sleep(random.between(100, 2_000))
        throw named('ServiceUnavailable', { $metadata: { httpStatusCode: 503 } })
      }
      const refused = hit?.effect === 'partly' && input.Entries ? entries.filter(() => random.fraction() < 0.5) : []
      for (const entry of entries)
        if (!refused.includes(entry)) deliver(input.QueueUrl, entry.MessageBody, 1000 * (entry.DelaySeconds ?? 0))
      if (hit?.effect === 'lost-answers') {
        await time.sleep(5_000)
        throw named('TimeoutError')
      }
      return { Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError' })) }
    })
  return { send } as unknown as SQSClient
}
