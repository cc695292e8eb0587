// Everything that pages for readers are rendered with: the list's settings, messages and templates.
import { definitionIn } from '../../content/story/topics/topic-label.ts'
import type { LanguageTag, Topic } from '../../content/types.ts'
import { subscribePath } from '../../edition/site-url.ts'
import type { Templates } from '../../edition/types.ts'
import {
  defaultLanguage,
  formatDay,
  formatHour,
  messagesOf,
  type Say,
  sayIn,
  zoneName,
} from '../../edition/words/messages.ts'
import { inOwnDirection, topicName } from '../../edition/words/topic-name.ts'
import type { Settings } from '../../environment.ts'
import type { NextBriefing } from '../../subscription/next-briefing.ts'
import { type ListFacts, pageRenderer, type RenderPage } from '../render-page.ts'

export type FormFacts = ListFacts &
  Pick<Settings, 'fromAddress' | 'replyToAddress' | 'mailDomain' | 'deliveryDay' | 'timeZone' | 'localHour'>

export interface PageContext {
  list: FormFacts
  language: LanguageTag
  say: Say
  render: RenderPage
}

/** A topic of the taxonomy as offered in a form. */
export type OfferedTopic = Pick<Topic, 'id' | 'label' | 'labels' | 'definition' | 'definitions'>

/** Templates are compiled on first use, so keep the context for the life of the process.
 *
 * @param language one that has messages */
export function pageContextFor(
  templates: Templates,
  list: FormFacts,
  language: LanguageTag = defaultLanguage,
): PageContext {
  return {
    list,
    language,
    say: sayIn(language, messagesOf(templates, language)),
    render: pageRenderer(templates, list, language),
  }
}

/** A topic as a page of this language prints it. */
export function topicIn(
  context: Pick<PageContext, 'language'>,
  topic: OfferedTopic,
): { label: string; definition: string } {
  const { language } = context
  const definition = definitionIn(topic, language)
  return {
    label: topicName(topic, language),
    definition: inOwnDirection(definition, definition !== topic.definition, language),
  }
}

/** @example dayIn(context, '2026-11-19') // 'Thursday 19 November' */
export function dayIn({ language }: PageContext, date: string): string {
  return formatDay(language, date)
}

/** Hour and zone in the words of the emails.
 *
 * @param date ISO date near the time meant
 * @example clockIn(context, { hour: 7, zone: 'Europe/Berlin' }, '2026-11-19') // { hour: '07:00', zone: 'Central
 * European Time' } */
export function clockIn({ language }: PageContext, { hour, zone }: { hour: number; zone: string }, date: string) {
  return { hour: formatHour(language, hour), zone: zoneName(language, zone, date) }
}

/** A sentence with the date of the next briefing, or `null` if no date is known. */
export function sentenceWithDay(context: PageContext, key: string, coming: NextBriefing | null): string | null {
  return coming === null ? null : context.say(key, { date: dayIn(context, coming.date) })
}

/** Address of the subscribe form, in the language of the page that links to it. */
export function subscribeForm({ language }: Pick<PageContext, 'language'>): string {
  return `${subscribePath(language)}#subscribe`
}
