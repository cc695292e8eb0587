// What sending needs once per edition: the frozen document with its frames, earlier editions, sender headers, link key.

import type { OpenFrame } from '../../delivery/message/message.ts'
import { MessageBuffer } from '../../delivery/message/message-buffer.ts'
import { type SenderHeaders, senderHeaders } from '../../delivery/message/sender-headers.ts'
import type { EditionOutline, EditionRecord } from '../../delivery/types.ts'
import type { BriefingEdition, BriefingPlan, BriefingReader } from '../../edition/briefing/briefing.ts'
import { rememberedPlans } from '../../edition/briefing/remembered-plans.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { LinkKey } from '../../subscription/links/link.ts'
import { signingKey } from '../signing-key.ts'
import { AccountState } from '../submitting/account-state.ts'
import { Answers } from './answers.ts'
import { drawnEditions } from './drawn-editions.ts'
import type { DoneBatches } from './due-batches.ts'
import { statusAgeMs } from './send-guard.ts'

export interface SendContext {
  edition: string
  date: string
  /** ISO instant at which every reader of the audience was in a batch, if known. */
  frozenAt: string | null
  /** The edition itself, and as many earlier ones as a cadence draws on, the latest first. */
  editions: BriefingEdition<OpenFrame>[]
  /** Editions cancelled after their audience was fixed: some readers may have caught up through them. */
  cutShort: Pick<EditionRecord, 'id' | 'date'>[]
  /** Plans the briefing of a reader. */
  plan: (reader: BriefingReader) => BriefingPlan<OpenFrame>
  head: SenderHeaders
  key: LinkKey
}

type Needs = Pick<Ports, 'editions' | 'secrets' | 'mailer' | 'clock'>

/** Editions that are kept: the one being sent, and one that an operator resumed. */
const kept = 2

/** Lives as long as its process. Content is addressed by its hash, so what is kept never goes stale. */
export class SendContexts {
  readonly #open = new Map<string, Promise<SendContext>>()
  readonly #buffers: MessageBuffer[] = []
  readonly account = new AccountState()
  readonly answers = new Answers()
  #done: DoneBatches = { edition: '', upTo: null }
  #seen: { id: string; record: Promise<EditionRecord | null>; readAt: number } | null = null

  /** The record of an edition, no older than a status may be; consecutive batches share it. */
  async record(ports: Needs, id: string): Promise<{ record: EditionRecord | null; readAt: number }> {
    const now = ports.clock.now().getTime()
    const known = this.#seen?.id === id && now - this.#seen.readAt < statusAgeMs ? this.#seen : null
    const seen = known ?? { id, record: ports.editions.find(id), readAt: now }
    this.#seen = seen
    try {
      return { record: await seen.record, readAt: seen.readAt }
    } catch (error) {
      this.#seen = null
      throw error
    }
  }

  /** This process has changed its status: the next batches must not use what was read before. */
  forgetRecord(): void {
    this.#seen = null
  }

  async for(ports: Needs, settings: Settings, record: EditionRecord): Promise<SendContext> {
    const name = `${record.id}/${record.contentHash}`
    const known = this.#open.get(name) ?? loadContext(ports, settings, record)
    this.#open.set(name, known)
    for (const oldest of [...this.#open.keys()].slice(0, -kept)) this.#open.delete(oldest)
    return known.catch((error: unknown) => {
      this.#open.delete(name)
      throw error
    })
  }

  /** How far batches are known to be done. */
  done(edition: string): DoneBatches {
    if (this.#done.edition !== edition) this.#done = { edition, upTo: null }
    return this.#done
  }

  /** A buffer for the messages of one worker, one after another; there are as many as were ever in use at once. */
  takeBuffer(): MessageBuffer {
    return this.#buffers.pop() ?? new MessageBuffer()
  }

  /** To be called once what was written into it is no longer needed. */
  returnBuffer(buffer: MessageBuffer): void {
    this.#buffers.push(buffer)
  }
}

const isCutShort = ({ status, frozenAt }: EditionOutline) => status === 'cancelled' && frozenAt !== null

async function loadContext(ports: Needs, settings: Settings, record: EditionRecord): Promise<SendContext> {
  const editions = await drawnEditions(ports.editions, record)
  return {
    edition: record.id,
    date: record.date,
    frozenAt: record.frozenAt,
    editions,
    plan: rememberedPlans(editions, settings.caps),
    cutShort: (await ports.editions.outlines()).filter(isCutShort),
    head: senderHeaders(settings),
    key: await signingKey(ports.secrets),
  }
}
