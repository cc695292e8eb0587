// The emails outside an edition, by the same functions as in `send-messages`: someone asks and confirms at noon on the
// day after the edition came out.
import { deliveryId } from '../../../functions/delivery/delivery-id.ts'
import { assembleEmail } from '../../../functions/delivery/message/email-message.ts'
import { readerLinks } from '../../../functions/delivery/message/reader-links.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { haveTopicsEnded, noticeKey } from '../../../functions/delivery/topics-ended.ts'
import type { DeliveryKey } from '../../../functions/delivery/types.ts'
import { upcomingEditions } from '../../../functions/delivery/upcoming-editions.ts'
import { welcomeWith, welcomeWithout } from '../../../functions/delivery/welcome-edition.ts'
import { composeConfirmation } from '../../../functions/edition/emails/confirmation.ts'
import { composeHelp } from '../../../functions/edition/emails/help.ts'
import { composeLinks, type LinksFacts } from '../../../functions/edition/emails/links.ts'
import { composeNotice } from '../../../functions/edition/emails/notice.ts'
import {
  type EmailContext,
  printedTopics,
  type TransactionalEmail,
} from '../../../functions/edition/emails/transactional-email.ts'
import { composeWelcome, welcomeStories } from '../../../functions/edition/emails/welcome.ts'
import { addDays } from '../../../functions/edition/week.ts'
import { sitePath } from '../../../functions/environment.ts'
import { signTimedLink } from '../../../functions/subscription/links/link.ts'
import { isOwnDataAct, ownDataToken } from '../../../functions/subscription/links/own-data-link.ts'
import { nextBriefing } from '../../../functions/subscription/next-briefing.ts'
import { linkExpiry } from '../../../functions/subscription/requests/request.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { utcDay } from '../../../functions/utc-day.ts'
import type { Generation } from './generation.ts'
import { weekOf } from './generation.ts'
import { previewKey } from './preview-key.ts'
import type { PreparedMail, RawMail } from './shown-email.ts'

export async function makeConfirmation(
  generation: Generation,
  number: number,
  reader: Subscriber,
): Promise<PreparedMail> {
  const at = noonAfter((await weekOf(generation, number)).date)
  const { siteUrl } = await generation.settings()
  const link = { subscriber: reader.id, request: requestId, expiresAt: linkExpiry({ at }) }
  const confirmUrl = `${siteUrl}/confirm/${signTimedLink('confirm', link, previewKey)}`
  const email = composeConfirmation(await emailContextOf(generation), { ...reader, confirmUrl })
  const key: DeliveryKey = { kind: 'confirmation', request: requestId, subscriber: reader.id }
  const made = await written(generation, email, { key, at, reader, leaveUrl: null })
  return { occasion: 'Asked for by', notice: noticeFor(reader), due: at, made: { ...made, stories: [] } }
}

export async function makeWelcome(generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> {
  const week = await weekOf(generation, number)
  const at = noonAfter(week.date)
  const { siteUrl, deliveryDay, caps } = await generation.settings()
  const coming = nextBriefing(reader, upcomingEditions([], { open: true }, new Date(at), deliveryDay))
  const stories = week.document === null ? [] : welcomeStories(week.document, reader.topics)
  const links = readerLinks(siteUrl, reader, previewKey, new Date(at))
  const email = composeWelcome(await emailContextOf(generation), {
    ...reader,
    first: { date: coming?.date ?? null, hour: reader.hour, zone: reader.zone },
    date: utcDay(at),
    edition: stories.length === 0 ? null : week.document,
    htmlBytes: caps.htmlBytes,
    ...links,
  })
  const key = stories.length === 0 ? welcomeWithout(at, reader.id) : welcomeWith(week.id, reader.id)
  const made = await written(generation, email, { key, at, reader, leaveUrl: links.leaveUrl })
  return {
    occasion: 'Confirmed by',
    notice: noticeFor(reader),
    due: at,
    made: { ...made, stories: stories.map(({ id }) => id) },
  }
}

export async function makeNotice(generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> {
  const at = `${addDays((await weekOf(generation, number)).date, -1)}T10:00:00.000Z`
  const { siteUrl } = await generation.settings()
  const emailContext = await emailContextOf(generation)
  const links = readerLinks(siteUrl, reader, previewKey, new Date(at))
  const chosen = printedTopics(emailContext, reader.topics, reader.language)
  const facts = { language: reader.language, ended: chosen.map(({ label }) => label), ...links }
  const email = composeNotice(emailContext, facts)
  const made = await written(generation, email, { key: noticeKey(reader), at, reader, leaveUrl: links.leaveUrl })
  const hasEnded = haveTopicsEnded(reader, new Set(emailContext.topics.map(({ id }) => id)))
  const notice = hasEnded
    ? null
    : 'No email: the list has topics of this reader. This is what it would be without them.'
  return { occasion: 'To', notice: noticeFor(reader) ?? notice, due: at, made: { ...made, stories: [] } }
}

export function linksFor(reason: LinksFacts['reason']) {
  return async (generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> => {
    const at = noonAfter((await weekOf(generation, number)).date)
    const { siteUrl } = await generation.settings()
    const [date, { language }] = [new Date(at), reader]
    const links = readerLinks(siteUrl, reader, previewKey, date)
    const openUrl = isOwnDataAct(reason)
      ? { openUrl: `${siteUrl}${sitePath.ownData}${ownDataToken(reason, reader, date, previewKey)}` }
      : {}
    const email = composeLinks(await emailContextOf(generation), { language, reason, ...links, ...openUrl })
    const key: DeliveryKey = { kind: 'links', request: requestId, subscriber: reader.id }
    const made = await written(generation, email, { key, at, reader, leaveUrl: links.leaveUrl })
    return { occasion: 'Asked for by', notice: noticeFor(reader), due: at, made: { ...made, stories: [] } }
  }
}

/** A list that receives no email shows what it would say if it did. */
export async function makeHelp(generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> {
  const at = noonAfter((await weekOf(generation, number)).date)
  const { siteUrl, replyToAddress, mailDomain = `mail.${new URL(siteUrl).hostname}` } = await generation.settings()
  const { language } = reader
  const email = composeHelp(await emailContextOf(generation), { language, mailDomain, replyToAddress })
  const key: DeliveryKey = { kind: 'help', request: requestId, subscriber: reader.id }
  const made = await written(generation, email, { key, at, reader, leaveUrl: null })
  return { occasion: 'Asked for by', notice: noticeFor(reader), due: at, made: { ...made, stories: [] } }
}

export const requestId = 'Preview'

export function noonAfter(date: string): string {
  return `${addDays(date, 1)}T12:00:00.000Z`
}

export async function emailContextOf(generation: Generation): Promise<EmailContext> {
  return {
    templates: await generation.compiledTemplates(),
    list: await generation.settings(),
    topics: await generation.topics(),
  }
}

interface Sending {
  key: DeliveryKey
  /** ISO instant. */
  at: string
  reader: Pick<Subscriber, 'address'>
  leaveUrl: string | null
}

export async function written(
  generation: Generation,
  email: TransactionalEmail,
  { key, at, reader, leaveUrl }: Sending,
): Promise<Omit<RawMail, 'stories'>> {
  const head = senderHeaders(await generation.settings())
  const raw = assembleEmail(email, head, { to: reader.address, date: new Date(at), id: deliveryId(key), leaveUrl })
  return { raw, preheader: email.preheader, sections: [], minutes: null, shortened: [] }
}

export function noticeFor({ suppressed }: Subscriber): string | null {
  return suppressed === null ? null : 'No email: this address is suppressed. This is what it would be otherwise.'
}
