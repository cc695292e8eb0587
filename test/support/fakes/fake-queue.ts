// Work orders and secrets, kept in memory.
import type { MessageOrder } from '../../../functions/delivery/message-order.ts'
import type { BatchKey } from '../../../functions/delivery/types.ts'
import type { Queue, Secrets } from '../../../functions/ports.ts'
import { copyOf } from './copy.ts'

export class FakeQueue implements Queue {
  /** Bodies as `send-briefings` receives them. */
  readonly batches: string[] = []
  readonly published: string[] = []
  /** Bodies as `send-messages` receives them. */
  readonly messages: { body: string; delaySeconds: number }[] = []

  /** Delayed orders of batches, with their delay. */
  readonly delayed: { body: string; delaySeconds: number }[] = []

  async send(batches: BatchKey[], delaySeconds = 0): Promise<void> {
    const bodies = batches.map(({ edition, wave, slice, n }) => JSON.stringify({ edition, wave, slice, n }))
    if (delaySeconds === 0) this.batches.push(...bodies)
    else this.delayed.push(...bodies.map((body) => ({ body, delaySeconds })))
  }

  async publish(edition: string): Promise<void> {
    this.published.push(edition)
  }

  async message(order: MessageOrder, delaySeconds = 0): Promise<void> {
    // As SQS does.
    if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > 900)
      throw new Error(`DelaySeconds must be a whole number from 0 to 900, not ${delaySeconds}.`)
    this.messages.push({ body: JSON.stringify(order), delaySeconds })
  }

  /** Names of pages to be read again. */
  readonly pages: string[] = []

  async reread(pages: readonly string[]): Promise<void> {
    for (const name of pages) this.pages.push(name)
  }

  /** Takes up to `count` bodies off the queue. */
  take(count: number): string[] {
    return this.batches.splice(0, count)
  }
}

export class FakeSecrets implements Secrets {
  keys = [{ id: 'k1', key: 'a key for tests that signs links, long enough' }]

  async linkKeys(): Promise<{ id: string; key: string }[]> {
    return copyOf(this.keys)
  }

  async pepper(): Promise<string> {
    return 'a pepper for tests'
  }

  origin = ['the origin secret for tests']

  async origins(): Promise<string[]> {
    return [...this.origin]
  }
}
