// Prepares one reader's email at the last moment: consent, stories they had, briefing, message.

import { reasonNotToMail } from '../../delivery/consent-check.ts'
import { deliveryId } from '../../delivery/delivery-id.ts'
import { assemble } from '../../delivery/message/message.ts'
import type { MessageBuffer } from '../../delivery/message/message-buffer.ts'
import { readerLinks } from '../../delivery/message/reader-links.ts'
import { mayHaveArrived, statusOf } from '../../delivery/receipt/status.ts'
import type { DeliveryKey } from '../../delivery/types.ts'
import type { Correction } from '../../edition/types.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { editionsOf } from '../../subscription/cadence.ts'
import { hasConfirmedSince } from '../../subscription/consent.ts'
import type { Subscriber } from '../../subscription/types.ts'
import type { Prepared } from '../submitting/submit-once.ts'
import type { SendContext } from './send-context.ts'

type Needs = Pick<Ports, 'subscribers' | 'deliveries' | 'clock'>

/** Reads the reader strongly consistently and builds their email; only the submission follows (promise D4). The message
 * stays in the buffer until the next one is written there. */
export async function prepareMail(
  ports: Needs,
  settings: Settings,
  context: SendContext,
  key: DeliveryKey,
  buffer: MessageBuffer,
): Promise<Prepared> {
  const now = ports.clock.now()
  const found = await ports.subscribers.get(key.subscriber)
  const had = new Set<string>()
  let reader = found
  const doubtful = found && mailable(found, context, now) ? printedElsewhere(found, context) : []
  if (doubtful.length > 0) {
    const arrived = await Promise.all(doubtful.map(({ key: one }) => mayHave(ports, one, now)))
    for (const [index, { brings }] of doubtful.entries()) if (arrived[index]) had.add(brings)
    reader = await ports.subscribers.get(key.subscriber)
  }
  const reason = reasonNotToMail(reader, context.date, now.toISOString())
  if (reason !== null || !reader) return { skip: reason ?? 'erased' }
  if (had.has(context.edition)) return { skip: 'nothing-new' }
  return compose({ settings, context, key, buffer }, reader, had, now)
}

function mailable(reader: Subscriber, context: SendContext, now: Date): boolean {
  return reasonNotToMail(reader, context.date, now.toISOString()) === null
}

/** A delivery by which the reader may have had the stories of an edition. */
interface Doubt {
  brings: string
  key: DeliveryKey
}

/** Deliveries that may already have brought the reader the same stories (promise C4): editions that readers of a longer
 * cadence catch up on, and the welcome of a reader who came back after the audience was frozen with them in it. Also
 * those of editions that the email may correct. */
function printedElsewhere(reader: Subscriber, { edition, editions, cutShort, frozenAt }: SendContext): Doubt[] {
  const subscriber = reader.id
  const doubt = (kind: 'edition' | 'welcome', request: string, brings = request): Doubt => ({
    brings,
    key: { kind, request, subscriber },
  })
  const drawnOn = editionsOf(reader.cadence)
  const before = editions.slice(1, drawnOn).map(({ document }) => document)
  const caughtUp = before.map(({ id }) => id)
  const corrected = correctedOf(reader, editions)
  const doubtful = new Set([...caughtUp, ...corrected.map((one) => one.edition)])
  const isBack = frozenAt !== null && hasConfirmedSince(reader, frozenAt)
  return [
    ...[...doubtful].flatMap((one) => [doubt('edition', one), doubt('welcome', one)]),
    // Or they caught up through an edition that was cancelled after it had reached them.
    ...before.flatMap(({ id, date }) =>
      cutShort.filter((one) => one.date > date).map((one) => doubt('edition', one.id, id)),
    ),
    // Or they caught up through the edition after it.
    ...(drawnOn > 1 ? corrected : []).flatMap(({ edition: brings, followedBy }) =>
      followedBy === null ? [] : [doubt('edition', followedBy, brings)],
    ),
    ...(isBack ? [doubt('welcome', edition)] : []),
  ]
}

/** The corrections on the reader's topics, one per edition: they are for readers who had that edition. */
function correctedOf({ topics, cadence }: Subscriber, editions: SendContext['editions']): Correction[] {
  const corrections = editions.slice(0, editionsOf(cadence)).flatMap(({ document }) => document.corrections ?? [])
  const own = corrections.filter((one) => one.topics.some((topic) => topics.includes(topic)))
  return [...new Map(own.map((one) => [one.edition, one])).values()]
}

async function mayHave(ports: Needs, key: DeliveryKey, now: Date): Promise<boolean> {
  const delivery = await ports.deliveries.get(key)
  return delivery !== null && mayHaveArrived(statusOf(delivery.facts, now.toISOString()))
}

interface MailInput {
  settings: Settings
  context: SendContext
  key: DeliveryKey
  buffer: MessageBuffer
}

function compose(
  { settings, context, key, buffer }: MailInput,
  reader: Subscriber,
  had: ReadonlySet<string>,
  date: Date,
): Prepared {
  const id = deliveryId(key)
  try {
    const plan = context.plan({ ...reader, had })
    if (plan.outcome === 'skip') return { skip: plan.reason }
    const links = readerLinks(settings.siteUrl, reader, context.key, date)
    const raw = assemble(plan.briefing, context.head, { to: reader.address, ...links, date, id }, buffer)
    return {
      message: {
        from: settings.fromAddress,
        to: reader.address,
        raw,
        tags: { edition: context.edition, delivery: id },
      },
    }
  } catch (error) {
    // One reader's data must not affect the others. Only the error's name, as its message may contain the address.
    return { broken: `the message could not be made (${error instanceof Error ? error.name : 'unknown error'})` }
  }
}
