// Two designs as they are published, in the same surroundings: what the product is compared with.
//
// `cursor at fetch`: a table has the next reader; a sender moves it on and mails the readers it fetched, so that nobody
// fetches them again. (At most once; whoever was fetched by a sender that died is lost.)
//
// `record after loop`: a message of a queue names a batch; its sender mails the readers one after the other and puts on
// record that the batch is done once it is. (At least once; what died half-way is mailed again from the start.)

import { deliveryId } from '../../functions/delivery/delivery-id.ts'
import { batchSize } from '../../functions/environment.ts'
import type { Ports } from '../../functions/ports.ts'
import type { Running } from './acting/running.ts'
import type { Scenario } from './plan/scenario.ts'

export type Design = 'cursor at fetch' | 'record after loop'
export const designs: readonly Design[] = ['cursor at fetch', 'record after loop']

/** Readers that a sender fetches at once: smaller lists need smaller ones. */
const fetched = Math.min(4, batchSize)

/** Marks what a batch of that number came to: who is first to write it down has it. */
function markOf(edition: string, name: string) {
  return { kind: 'edition', request: edition, subscriber: name } as const
}

async function mail({ mailer, subscribers }: Ports, edition: string, reader: string): Promise<void> {
  const found = await subscribers.get(reader)
  if (found === null || found.status !== 'active') return
  const delivery = deliveryId({ kind: 'edition', request: edition, subscriber: reader })
  const raw = new TextEncoder().encode('Subject: Baseline\r\n\r\n')
  const said = await mailer.submit({
    from: 'briefing@news.example.com',
    to: found.address,
    raw,
    tags: { edition, delivery },
  })
  if (said.outcome !== 'accepted' && said.outcome !== 'permanent') throw new Error(said.reason)
}

/** One after the other until no reader is left; what SES refuses is logged and left. */
async function withCursor(ports: Ports, { edition, readers, pauseMs }: Sent): Promise<void> {
  for (let at = 0; at < readers.length; at += fetched) {
    const now = ports.clock.now().toISOString()
    const claim = { id: ports.random.id(16), at: now, expiresAt: now }
    const taken = await ports.deliveries.claim(markOf(edition, `cursor${at}`), claim)
    if (!taken.won) continue
    for (const reader of readers.slice(at, at + fetched)) {
      await mail(ports, edition, reader).catch(() => undefined)
      await ports.clock.sleep(pauseMs)
    }
  }
}

/** A batch whose sender failed comes again, and is sent from its start. */
async function withRecord(ports: Ports, { edition, readers, pauseMs, from }: Sent): Promise<void> {
  const key = markOf(edition, `record${from}`)
  if ((await ports.deliveries.get(key)) !== null) return
  for (const reader of readers.slice(from, from + fetched)) {
    await mail(ports, edition, reader)
    await ports.clock.sleep(pauseMs)
  }
  await ports.deliveries.add(key, { submitted: { at: ports.clock.now().toISOString(), messageIds: [] } })
}

interface Sent {
  edition: string
  /** Ids of all readers. */
  readers: readonly string[]
  /** Number of the first one. */
  from: number
  /** Between two mails, so that all senders together keep the pace. */
  pauseMs: number
}

/** Bodies of the messages by which an edition is sent. */
export function ordersOf({ readers }: Scenario, edition: string): string[] {
  const starts = readers.flatMap((_, n) => (n % fetched === 0 ? [n] : []))
  return starts.map((from) => JSON.stringify({ edition, from }))
}

export async function sendBy(
  design: Design,
  ports: Ports,
  scenario: Scenario,
  bodies: readonly string[],
): Promise<void> {
  const pauseMs = (1_000 * scenario.senders) / (scenario.perSecond * 0.9)
  for (const body of bodies) {
    const { edition, from } = JSON.parse(body) as { edition: string; from: number }
    const sent = { edition, from, pauseMs, readers: scenario.readers.map(({ id }) => id) }
    await (design === 'cursor at fetch' ? withCursor(ports, sent) : withRecord(ports, sent))
  }
}

export interface Compared {
  owed: number
  twice: number
  lost: number
}

export function compared({ ses, scenario, acts }: Running): Compared {
  const times = new Map<string, number>()
  for (const { delivery } of ses.taken) times.set(delivery, (times.get(delivery) ?? 0) + 1)
  const owed = scenario.editions.flatMap(({ id }) =>
    scenario.readers.flatMap(({ id: reader }) => (acts.touched.has(reader) ? [] : [`${id}_edition_${reader}`])),
  )
  return {
    owed: owed.length,
    twice: [...times].filter(([delivery, count]) => delivery.includes('_edition_') && count > 1).length,
    lost: owed.filter((delivery) => !times.has(delivery)).length,
  }
}
