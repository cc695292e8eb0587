// What every page for a reader is made with: the list's facts, its words, its templates.
import { definitionIn } from '../../content/story/topic-label.ts'
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
import { type ListFacts, pageRenderer, type RenderPage } from '../page.ts'

export type FormFacts = ListFacts &
  Pick<Settings, 'fromAddress' | 'replyToAddress' | 'mailDomain' | 'deliveryDay' | 'timeZone' | 'localHour'>

export interface PageContext {
  list: FormFacts
  language: LanguageTag
  say: Say
  render: RenderPage
}

/** A topic of the taxonomy, as a form offers it. */
export type OfferedTopic = Pick<Topic, 'id' | 'label' | 'labels' | 'definition' | 'definitions'>

/** Compiles templates at their first use: keep it for the life of the process.
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

/** Hour and zone in the words of the mails.
 *
 * @param date ISO date of about then
 * @example clockIn(context, { hour: 7, zone: 'Europe/Berlin' }, '2026-11-19') // { hour: '07:00', zone: 'Central European Time' } */
export function clockIn({ language }: PageContext, { hour, zone }: { hour: number; zone: string }, date: string) {
  return { hour: formatHour(language, hour), zone: zoneName(language, zone, date) }
}

/** A sentence with the date of the next briefing, or none where no date is known. */
export function sentenceWithDay(context: PageContext, key: string, coming: NextBriefing | null): string | null {
  return coming === null ? null : context.say(key, { date: dayIn(context, coming.date) })
}

/** The form on the subscribe page, in the language of the page that leads there. */
export function subscribeForm({ language }: PageContext): string {
  return `${subscribePath(language)}#subscribe`
}
