// What every page for a reader is made with: the list's facts, its words, its templates.
import { isolate } from '../../edition/bidi.ts'
import { defaultLanguage, directionOf, formatDay, messagesOf, type Say, sayIn } from '../../edition/messages.ts'
import type { Templates } from '../../edition/types.ts'
import { type Settings, sitePath } from '../../environment.ts'
import type { Coming } from '../../subscription/coming.ts'
import { type ListFacts, pageRenderer, type RenderPage } from '../page.ts'

export type FormFacts = ListFacts & Pick<Settings, 'fromAddress' | 'replyToAddress' | 'deliveryDay'>

export interface Desk {
  list: FormFacts
  language: string
  say: Say
  render: RenderPage
}

/** A topic of the taxonomy, as a form offers it. */
export interface OfferedTopic {
  id: string
  label: string
  definition: string
}

/** Compiles templates at their first use: keep the desk for the life of the process.
 *
 * @param language one that has messages */
export function deskFor(templates: Templates, list: FormFacts, language: string = defaultLanguage): Desk {
  return {
    list,
    language,
    say: sayIn(language, messagesOf(templates, language)),
    render: pageRenderer(templates, list, language),
  }
}

/** The list's own words, which may run against the page's. */
export function apart({ language }: Desk, text: string): string {
  return isolate(text, directionOf(language))
}

/** @example dayIn(desk, '2026-11-19') // 'Thursday 19 November' */
export function dayIn({ language }: Desk, date: string): string {
  return formatDay(language, date)
}

/** @example hourText(7) // '07:00' */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** @example zoneText('America/New_York') // 'America/New York' */
export function zoneText(zone: string): string {
  return zone.replaceAll('_', ' ')
}

/** A sentence with the date of the next briefing, or none where no date is known. */
export function sentenceWithDay(desk: Desk, key: string, coming: Coming | null): string | null {
  return coming === null ? null : desk.say(key, { date: dayIn(desk, coming.date) })
}

/** The form on the subscribe page. */
export const subscribeForm = `${sitePath.subscribe}#subscribe`
