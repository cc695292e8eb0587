// Tells a reader once that all the topics they chose have ended, and how to choose others. If the outcome of sending is
// unknown, it is not sent again.

import { labelIn, type NamedTopic } from '../../content/story/topics/topic-label.ts'
import { reasonNotToMailAnything } from '../../delivery/consent-check.ts'
import { readerLinks } from '../../delivery/message/reader-links.ts'
import { claimMs } from '../../delivery/receipt/status.ts'
import { haveTopicsEnded, noticeKey } from '../../delivery/topics-ended.ts'
import type { DeliveryKey, SkipReason } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import { composeNotice } from '../../edition/emails/notice.ts'
import type { OutgoingMessage } from '../../ports.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { delaySeconds } from '../queue-delay.ts'
import type { MessageContext } from './message-context.ts'
import { outgoingEmail } from './outgoing-email.ts'
import type { NoticeOrder } from './read-order.ts'
import { isFree, nowOf, submitMessage } from './submission.ts'

/** The next launch orders it again. */
const lifeMs = 3 * dayMs

/** Most earlier editions in which the names of topics are looked up. Chosen, not measured. */
const mostLookedUp = 4

export async function sendNotice(context: MessageContext, order: NoticeOrder): Promise<void> {
  const { clock, subscribers, articles, queue, log } = context.ports
  const early = Date.parse(order.at) - clock.now().getTime()
  if (early > 0) return queue.message(order, delaySeconds(early))
  if (early <= -lifeMs) {
    log.warn('A notice comes too late and is not sent.', { subscriber: order.subscriber })
    return
  }
  const reader = await subscribers.get(order.subscriber)
  if (reader === null || reasonNotToMailAnything(reader, nowOf(context)) !== null) return
  const topics = await articles.topics()
  if (!haveTopicsEnded(reader, idsOf(topics))) return
  const key = noticeKey(reader)
  if (!(await isFree(context, key))) return
  const submission = await submitMessage(context, key, claimMs, () => recheckAndBuild(context, key, topics))
  if (submission.outcome === 'again') await queue.message(order, delaySeconds(submission.afterMs))
  if (submission.outcome === 'unknown')
    log.warn('It is not known whether a notice was sent; it will not be sent again.')
}

async function recheckAndBuild(
  context: MessageContext,
  key: DeliveryKey,
  topics: readonly NamedTopic[],
): Promise<{ skip: SkipReason } | { message: OutgoingMessage }> {
  const { settings, ports } = context
  const [templates, linkKey] = await Promise.all([ports.templates.load(), context.key()])
  const before = await ports.subscribers.get(key.subscriber)
  const ended = before === null ? [] : await namesOf(context, before)
  const reader = await ports.subscribers.get(key.subscriber)
  if (reader === null) return { skip: 'erased' }
  const against = reasonNotToMailAnything(reader, nowOf(context))
  if (against !== null) return { skip: against }
  if (noticeKey(reader).request !== key.request) return { skip: 'confirmed' }
  const date = ports.clock.now()
  const links = readerLinks(settings.siteUrl, reader, linkKey, date)
  const email = composeNotice({ templates, list: settings, topics }, { language: reader.language, ended, ...links })
  return outgoingEmail(context, key, email, { address: reader.address, leaveUrl: links.leaveUrl }, date)
}

/** The names of the topics in the latest editions that had them; topics in none of these are left out. */
async function namesOf({ ports }: MessageContext, { topics, language }: Subscriber): Promise<string[]> {
  const names = new Map<string, string>()
  const editions = (await ports.editions.list()).filter(({ contentHash }) => contentHash !== null)
  for (const { id, contentHash } of editions.toReversed().slice(0, mostLookedUp)) {
    if (names.size === topics.length) break
    const document = await ports.editions.document(id, contentHash ?? '')
    for (const topic of document.topics)
      if (topics.includes(topic.id) && !names.has(topic.id)) names.set(topic.id, labelIn(topic, language))
  }
  return topics.flatMap((topic) => names.get(topic) ?? [])
}

function idsOf(topics: readonly NamedTopic[]): Set<string> {
  return new Set(topics.map(({ id }) => id))
}
