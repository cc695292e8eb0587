// A week of the list with fakes: launch, ticks, senders, feedback and reconcile on a clock that the test moves.
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { Ports } from '../../../functions/ports.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { recordFeedback } from '../../../functions/use-cases/feedback/record-feedback.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { sendBriefings } from '../../../functions/use-cases/sending/send-briefings.ts'
import { SendContexts } from '../../../functions/use-cases/sending/send-context.ts'
import { tickWaves } from '../../../functions/use-cases/sending/tick-waves.ts'
import type { Accepted } from '../fakes/fake-mailer.ts'
import { type FakePorts, fakePorts } from '../fakes/fake-ports.ts'
import { aDocument, aFrame, anEdition, aStory, someSettings } from '../samples/builders.ts'

export const launchTime = '2026-11-18T10:00:00.000Z'
const quarter = 15 * 60_000

export interface World {
  ports: FakePorts
  settings: ReturnType<typeof someSettings>
  /** Accepted messages whose SEND event has been passed on. */
  reported: number
}

/** A list with the given readers and one composed edition. */
export async function aWorld(readers: Subscriber[], edition: Partial<EditionRecord> = {}): Promise<World> {
  const world: World = { ports: fakePorts(launchTime), settings: someSettings(), reported: 0 }
  for (const reader of readers) await world.ports.subscribers.create(reader)
  await addEdition(world, edition)
  return world
}

export async function addEdition(
  world: World,
  changes: Partial<EditionRecord> = {},
  story = 'story1',
): Promise<EditionRecord> {
  const record = anEdition(changes)
  const sections = [{ topic: { id: 'energy', label: 'Energy' }, stories: [aStory(story, ['energy'])] }]
  const document = aDocument({ id: record.id, date: record.date, sections })
  await world.ports.editions.create(record)
  if (record.contentHash)
    await world.ports.editions.saveDocument(document, [encodeFrame(aFrame(document))], record.contentHash)
  return record
}

export interface Life {
  /** The ports that handlers get; those of the world unless a test wraps them. */
  ports: Ports
  contexts: SendContexts
  /** Passes SEND events of accepted messages to `record-feedback` after each tick. */
  feedback: boolean
  /** Also processes the orders with which a sender whose time is up starts the next one. */
  goesOn: boolean
  /** True once the process that made the calls is dead. */
  isOver: () => boolean
}

export function aLife(world: World, changes: Partial<Life> = {}): Life {
  return {
    ports: world.ports,
    contexts: new SendContexts(),
    feedback: true,
    goesOn: true,
    isOver: () => false,
    ...changes,
  }
}

/** The scheduled calls from launch on, in order, until the edition is closed. Starts at the clock's present time. */
export async function runSchedule(world: World, life: Life, from: string, until: string): Promise<void> {
  await attempt(() => launchEdition(life.ports, { scheduledTime: launchTime }))
  const start = Math.max(Date.parse(from), world.ports.clock.now().getTime())
  for (let at = Math.ceil(start / quarter) * quarter; at <= Date.parse(until); at += quarter) {
    if (life.isOver() || (await isClosed(world))) return
    world.ports.clock.set(new Date(at).toISOString())
    await tickAndSend(world, life, new Date(at).toISOString())
    if (at % (4 * quarter) === 0) await attempt(() => reconcileDeliveries(life.ports))
  }
}

async function isClosed(world: World): Promise<boolean> {
  return (await world.ports.editions.find('2026-W47'))?.status === 'closed'
}

/** One tick, everything it queued, and the feedback on it. */
export async function tickAndSend(world: World, life: Life, at: string): Promise<void> {
  world.ports.clock.set(at)
  await attempt(() => tickWaves(life.ports, { scheduledTime: at }))
  await drain(world, life)
  if (life.feedback) await reportSends(world, life)
}

/** Processes the queue; a failed order is retried once, and later ticks queue its batch again. */
export async function drain(world: World, life: Life): Promise<void> {
  const seen = new Map<string, number>()
  const first = world.ports.queue.batches.length
  let taken = 0
  for (let orders = world.ports.queue.take(1); orders.length > 0; orders = world.ports.queue.take(1)) {
    const [body = ''] = orders
    taken += 1
    if (!life.goesOn && taken > first) continue
    seen.set(body, (seen.get(body) ?? 0) + 1)
    const { failed } = await sendBriefings(life.ports, world.settings, life.contexts, [{ messageId: 'm', body }])
    if (failed.length > 0 && (seen.get(body) ?? 0) < 2) world.ports.queue.batches.push(body)
  }
}

async function reportSends(world: World, life: Life): Promise<void> {
  const fresh = world.ports.mailer.accepted.slice(world.reported)
  const events = fresh.map((one) => ({
    messageId: one.messageId,
    body: sesEvent('Send', one, '2026-11-19T06:00:00.000Z'),
  }))
  const { failed } = await recordFeedback(life.ports, events)
  if (failed.length === 0) world.reported += fresh.length
}

/** An event as SES publishes it. */
export function sesEvent(
  type: string,
  about: Pick<Accepted, 'messageId' | 'delivery' | 'to'>,
  at: string,
  detail = {},
): string {
  return JSON.stringify({
    eventType: type,
    mail: {
      timestamp: at,
      messageId: about.messageId,
      destination: [about.to],
      tags: { delivery: [about.delivery], edition: [about.delivery.split('_')[0]] },
    },
    [detailOf.get(type) ?? type.toLowerCase()]: detail,
  })
}

/** Fields with another name than their event. */
const detailOf = new Map([
  ['DeliveryDelay', 'deliveryDelay'],
  ['Rendering Failure', 'failure'],
])

/** A scheduled call that fails is retried once, as by the scheduler. */
async function attempt(call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch {
    await call().catch(() => undefined)
  }
}
