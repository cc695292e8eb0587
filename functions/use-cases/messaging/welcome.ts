// Welcomes a reader who has just confirmed. Never twice for one confirmation, and no story that the reader had or is about
// to have (promise C4): the welcome and the sender of editions each claim first and look at the other's claim then.
import { deliveryId } from '../../delivery/delivery-id.ts'
import { assembleEmail } from '../../delivery/email-message.ts'
import { readerLinks } from '../../delivery/reader-links.ts'
import { claimMs, mayHaveArrived, statusOf } from '../../delivery/status.ts'
import type { DeliveryKey, EditionRecord, SkipReason } from '../../delivery/types.ts'
import { upcomingEditions } from '../../delivery/upcoming-editions.ts'
import {
  deliveriesBringing,
  editionForWelcome,
  editionsSince,
  welcomeWith,
  welcomeWithout,
} from '../../delivery/welcome-edition.ts'
import type { EditionDocument } from '../../edition/types.ts'
import { composeWelcome, welcomeStories } from '../../edition/welcome.ts'
import type { OutgoingMessage } from '../../ports.ts'
import { nextBriefing } from '../../subscription/next-briefing.ts'
import { confirmableMs } from '../../subscription/request.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { MessageDesk } from './desk.ts'
import type { WelcomeOrder } from './order.ts'
import { isFree, nowOf, submitOnce } from './submission.ts'

/** What a welcome shows: an edition with its document, or nothing. */
interface Choice {
  key: DeliveryKey
  edition: EditionRecord | null
  document: EditionDocument | null
}

export async function sendWelcome(desk: MessageDesk, order: WelcomeOrder): Promise<void> {
  const { clock, subscribers, queue, log } = desk.ports
  if (clock.now().getTime() - Date.parse(order.at) >= confirmableMs) {
    log.warn('A welcome comes too late and is not sent.', { subscriber: order.subscriber })
    return
  }
  const reader = await subscribers.get(order.subscriber)
  if (reader === null || reasonAgainst(reader, nowOf(desk)) !== null) return
  const choice = await choose(desk, order, reader)
  if (choice === null) return
  const submission = await submitOnce(desk, choice.key, claimMs, () => lastLook(desk, choice))
  if (submission.outcome === 'again') await queue.message(order, submission.afterMs / 1000)
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether a welcome was sent; it will not be sent again.')
}

/** `null` where this confirmation was answered before, or a briefing has come meanwhile: then there is no first one to look
 * forward to. */
async function choose(desk: MessageDesk, order: WelcomeOrder, reader: Subscriber): Promise<Choice | null> {
  const editions = await desk.ports.editions.list()
  if (await mayHaveArrivedBy(desk, editionsSince(editions, order.at, reader.id))) return null
  const without: Choice = { key: welcomeWithout(order.at, reader.id), edition: null, document: null }
  if (!(await isFree(desk, without.key))) return null
  const edition = editionForWelcome(editions, order.at)
  if (edition === null) return without
  const key = welcomeWith(edition.id, reader.id)
  if (!(await isFree(desk, key))) return (await isAnswerTo(desk, key, order)) ? null : without
  if (willComeItself(desk, edition, editions, reader)) return without
  if (await mayHaveArrivedBy(desk, deliveriesBringing(edition, editions, reader.id))) return without
  const document = await desk.ports.editions.document(edition.id, edition.contentHash ?? '')
  return welcomeStories(document, reader.topics).length === 0 ? without : { key, edition, document }
}

/** A welcome with these stories that was claimed since the confirmation answers it; an earlier one answered another. */
async function isAnswerTo({ ports }: MessageDesk, key: DeliveryKey, order: WelcomeOrder): Promise<boolean> {
  const claim = (await ports.deliveries.get(key))?.facts.claim
  return claim !== undefined && claim.at >= order.at
}

/** Whoever left and came back may stand in the frozen audience, and their hour be still to come. */
function willComeItself(
  { ports, settings }: MessageDesk,
  edition: EditionRecord,
  editions: readonly EditionRecord[],
  reader: Subscriber,
): boolean {
  const coming = nextBriefing(
    reader,
    upcomingEditions(editions, { open: true }, ports.clock.now(), settings.deliveryDay),
  )
  return coming?.isFixed === true && coming.date === edition.date
}

async function mayHaveArrivedBy({ ports }: MessageDesk, keys: readonly DeliveryKey[]): Promise<boolean> {
  const found = await Promise.all(keys.map((key) => ports.deliveries.get(key)))
  const now = ports.clock.now().toISOString()
  return found.some((delivery) => delivery !== null && mayHaveArrived(statusOf(delivery.facts, now)))
}

async function lastLook(
  desk: MessageDesk,
  { key, edition, document }: Choice,
): Promise<{ skip: SkipReason } | { message: OutgoingMessage }> {
  const [editions, state] = [await desk.ports.editions.list(), await desk.ports.editions.listState()]
  const bringing = edition === null ? [] : deliveriesBringing(edition, editions, key.subscriber)
  if (await mayHaveArrivedBy(desk, bringing)) return { skip: 'nothing-new' }
  const linkKey = await desk.key()
  const before = await desk.ports.subscribers.get(key.subscriber)
  const emailContext = await desk.emailContext(before?.topics ?? [])
  const reader = await desk.ports.subscribers.get(key.subscriber)
  const now = desk.ports.clock.now()
  if (reader === null) return { skip: 'erased' }
  const against = reasonAgainst(reader, now.toISOString())
  if (against !== null) return { skip: against }
  const { settings, head } = desk
  const coming = nextBriefing(reader, upcomingEditions(editions, state, now, settings.deliveryDay))
  const links = readerLinks(settings.siteUrl, reader, linkKey, now)
  const email = composeWelcome(emailContext, {
    ...reader,
    first: { date: coming?.date ?? null, hour: reader.hour, zone: reader.zone },
    date: now.toISOString().slice(0, 10),
    edition: document,
    languages: edition?.languages,
    htmlBytes: settings.caps.htmlBytes,
    ...links,
  })
  const id = deliveryId(key)
  const raw = assembleEmail(email, head, { to: reader.address, date: now, id, leaveUrl: links.leaveUrl })
  const tags = { edition: edition?.id ?? key.kind, delivery: id }
  return { message: { from: settings.fromAddress, to: reader.address, raw, tags } }
}

/** Of several reasons the first in the order of `SkipReason`. */
export function reasonAgainst(reader: Subscriber, now: string): SkipReason | null {
  if (reader.status !== 'active') return 'left'
  if (reader.pausedUntil !== null && Date.parse(reader.pausedUntil) > Date.parse(now)) return 'paused'
  return reader.suppressed ? 'suppressed' : null
}
