// Welcomes a reader who has just confirmed. Never twice for one confirmation, and with no story that the reader has or
// is about to get (promise C4): the welcome and the sender of editions each claim first, then check the other's claim.
import { reasonNotToMailAnything } from '../../delivery/consent-check.ts'
import { readerLinks } from '../../delivery/message/reader-links.ts'
import { claimMs, mayHaveArrived, statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryKey, EditionRecord, SkipReason } from '../../delivery/types.ts'
import { upcomingEditions } from '../../delivery/upcoming-editions.ts'
import {
  deliveriesBringing,
  editionForWelcome,
  editionsSince,
  isInWelcomes,
  welcomeWith,
  welcomeWithout,
} from '../../delivery/welcome-edition.ts'
import { composeWelcome, welcomeStories } from '../../edition/emails/welcome.ts'
import type { EditionDocument } from '../../edition/types.ts'
import { withoutWithdrawn } from '../../edition/withdrawn.ts'
import type { OutgoingMessage } from '../../ports.ts'
import { nextBriefing } from '../../subscription/next-briefing.ts'
import { confirmableMs } from '../../subscription/requests/request.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { utcDay } from '../../utc-day.ts'
import { launchedDocument } from '../launched-document.ts'
import { delaySeconds } from '../queue-delay.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { WelcomeOrder } from './read-order.ts'
import { isFree, isTooLate, nowOf, submitMessage } from './submission.ts'

/** What a welcome shows: an edition with its document, or nothing. */
interface Choice {
  key: DeliveryKey
  edition: EditionRecord | null
  document: EditionDocument | null
}

export async function sendWelcome(context: MessageContext, order: WelcomeOrder): Promise<void> {
  const { subscribers, queue, log } = context.ports
  if (isTooLate(context, order, confirmableMs)) {
    log.warn('A welcome comes too late and is not sent.', { subscriber: order.subscriber })
    return
  }
  const reader = await subscribers.get(order.subscriber)
  if (reader === null || reasonNotToMailAnything(reader, nowOf(context)) !== null) return
  const choice = await choose(context, order, reader)
  if (choice === null) return
  const submission = await submitMessage(context, choice.key, claimMs, () => recheckAndBuild(context, choice))
  if (submission.outcome === 'again') await queue.message(order, delaySeconds(submission.afterMs))
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether a welcome was sent; it will not be sent again.')
}

/** `null` if this confirmation was answered before, or a briefing has come in the meantime, so that there is no first
 * one to announce. */
async function choose(context: MessageContext, order: WelcomeOrder, reader: Subscriber): Promise<Choice | null> {
  const editions = await context.ports.editions.list()
  if (await mayHaveArrivedBy(context, editionsSince(editions, order.at, reader.id))) return null
  const without: Choice = { key: welcomeWithout(order.at, reader.id), edition: null, document: null }
  if (!(await isFree(context, without.key))) return null
  const edition = editionForWelcome(editions, order.at)
  if (edition === null) return without
  const key = welcomeWith(edition.id, reader.id)
  if (!(await isFree(context, key))) return (await isAnswerTo(context, key, order)) ? null : without
  if (willComeItself(context, edition, editions, reader)) return without
  if (await mayHaveArrivedBy(context, deliveriesBringing(edition, editions, reader.id))) return without
  const document = await documentOf(context, edition)
  return welcomeStories(document, reader.topics).length === 0 ? without : { key, edition, document }
}

/** Without what was withdrawn since it went out. */
async function documentOf({ ports }: MessageContext, edition: EditionRecord): Promise<EditionDocument> {
  return withoutWithdrawn(await launchedDocument(ports.editions, edition), edition.withdrawn)
}

/** A welcome with these stories claimed since the confirmation answers it; an earlier one answered an earlier
 * confirmation. */
async function isAnswerTo({ ports }: MessageContext, key: DeliveryKey, order: WelcomeOrder): Promise<boolean> {
  const claim = (await ports.deliveries.get(key))?.facts.claim
  return claim !== undefined && claim.at >= order.at
}

/** A reader who left and came back may still be in the frozen audience, with their hour still to come. */
function willComeItself(
  { ports, settings }: MessageContext,
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

async function mayHaveArrivedBy({ ports }: MessageContext, keys: readonly DeliveryKey[]): Promise<boolean> {
  const found = await Promise.all(keys.map((key) => ports.deliveries.get(key)))
  const now = ports.clock.now().toISOString()
  return found.some((delivery) => delivery !== null && mayHaveArrived(statusOf(delivery.facts, now)))
}

async function recheckAndBuild(
  context: MessageContext,
  { key, edition, document }: Choice,
): Promise<{ skip: SkipReason } | { message: OutgoingMessage }> {
  const [editions, state] = [await context.ports.editions.list(), await context.ports.editions.listState()]
  const bringing = edition === null ? [] : deliveriesBringing(edition, editions, key.subscriber)
  if (await mayHaveArrivedBy(context, bringing)) return { skip: 'nothing-new' }
  const linkKey = await context.key()
  const before = await context.ports.subscribers.get(key.subscriber)
  const emailContext = await context.emailContext(before?.topics ?? [])
  const reader = await context.ports.subscribers.get(key.subscriber)
  const now = context.ports.clock.now()
  // If it has been cancelled, the next edition may print its stories. The claim came before this check, so either we
  // see the cancellation, or the process that frees its stories sees the claim.
  const isShown = edition !== null && isInWelcomes(editions.find(({ id }) => id === edition.id))
  if (reader === null) return { skip: 'erased' }
  const against = reasonNotToMailAnything(reader, now.toISOString())
  if (against !== null) return { skip: against }
  const { settings } = context
  const coming = nextBriefing(reader, upcomingEditions(editions, state, now, settings.deliveryDay))
  const links = readerLinks(settings.siteUrl, reader, linkKey, now)
  const email = composeWelcome(emailContext, {
    ...reader,
    first: { date: coming?.date ?? null, hour: reader.hour, zone: reader.zone },
    date: utcDay(now),
    edition: isShown ? document : null,
    languages: edition?.languages,
    htmlBytes: settings.caps.htmlBytes,
    ...links,
  })
  return outgoingEmail(context, key, email, { address: reader.address, leaveUrl: links.leaveUrl }, now, edition?.id)
}
