// The pages by which a reader gets a copy of the data stored about them, or has it erased.
import { formatDate, formatHour, nameOfLanguage } from '../../edition/words/messages.ts'
import { deliveryDays, recoveryDays } from '../../environment.ts'
import { cadenceWords } from '../../subscription/cadence.ts'
import type { OwnDataAct } from '../../subscription/links/own-data-link.ts'
import { verdictWords } from '../../subscription/received-mail.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { utcDay } from '../../utc-day.ts'
import { type OfferedTopic, type PageContext, topicIn } from './page-context.ts'

/** What would be done, and the button that does it; nothing about the reader. */
export function ownDataPage(context: PageContext, act: OwnDataAct): string {
  const { say } = context
  const isErasure = act === 'erase'
  const stays = {
    emails: say('privacy-days', { count: deliveryDays }),
    backup: say('privacy-days', { count: recoveryDays }),
  }
  return context.render('own-data', {
    title: say(`own-${act}-title`),
    paragraphs: isErasure
      ? [say('own-erase-goes'), say('own-erase-stays', stays), say('own-erase-again')]
      : [say('own-copy-text')],
    button: say(`own-${act}-button`),
    file: isErasure ? null : say('own-copy-file'),
  })
}

/** What became of an email, in terms a reader understands. */
export type DeliveryOutcome = 'spam' | 'bounced' | 'delivered' | 'sent' | 'unsent' | 'unknown'

export interface OwnCopy {
  record: Subscriber
  emails: readonly {
    /** `null` for an email that is not a briefing. */
    edition: string | null
    /** ISO instant. */
    at: string | null
    fate: DeliveryOutcome
  }[]
  topics: readonly OfferedTopic[]
}

export function ownCopyPage(context: PageContext, { record, emails, topics }: OwnCopy): string {
  const { say } = context
  const chosen = topicNames(context, topics)
  return context.render('own-copy', {
    title: say('own-copy-shown'),
    facts: factsOf(context, record, chosen(record.topics)),
    consent: record.consent.map(({ at, act, words, topics: ids, verdicts }) => ({
      title: say(`own-act-${act}`),
      lines: [
        dayOf(context, at),
        words ?? '',
        chosen(ids),
        verdicts === undefined ? '' : say('own-verdicts', { checks: verdictWords(verdicts) }),
      ].filter((line) => line !== ''),
    })),
    emails: emails.map(({ edition, at, fate }) => ({
      title: edition === null ? say('own-email-other') : say('own-email-edition', { edition }),
      lines: [at === null ? '' : dayOf(context, at), say(`own-fate-${fate}`)].filter((line) => line !== ''),
    })),
  })
}

function factsOf(context: PageContext, record: Subscriber, topics: string): { title: string; lines: string[] }[] {
  const { say, language } = context
  const { pausedUntil, suppressed, requests } = record
  const rows: [key: string, value: string][] = [
    ['choice-address', record.address],
    ['own-number', record.id],
    ['choice-topics', topics],
    ['choice-hour', `${formatHour(language, record.hour)} (${record.zone})`],
    ['choice-cadence', say(cadenceWords(record.cadence).choice)],
    ['choice-language', nameOfLanguage(record.language)],
    ['own-since', dayOf(context, record.createdAt)],
    ['own-paused', pausedUntil === null ? '' : dayOf(context, pausedUntil)],
    ['own-suppressed', suppressed === null ? '' : dayOf(context, suppressed.at)],
    ['own-requests', requests.map(({ at }) => dayOf(context, at)).join(say('list-separator'))],
  ]
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ title: say(key), lines: [value] }))
}

/** A topic that the list no longer has is shown by its id. */
function topicNames(context: PageContext, topics: readonly OfferedTopic[]): (ids: readonly string[]) => string {
  const labels = new Map(topics.map((topic) => [topic.id, topicIn(context, topic).label]))
  return (ids) => ids.map((id) => labels.get(id) ?? id).join(context.say('list-separator'))
}

function dayOf({ language }: PageContext, instant: string): string {
  return formatDate(language, utcDay(instant))
}
