// The subscribe page and its answer.
import { formatHour, localeOf } from '../../edition/messages.ts'
import { editionPath, languageOnSite, subscribePath, subscribeUrl } from '../../edition/site-url.ts'
import type { PublishedStory } from '../../edition/types.ts'
import { isZone } from '../../subscription/calendar.ts'
import type { Problem, Typed } from '../../subscription/form.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import { headlineFields } from '../headline-fields.ts'
import { type Desk, dayIn, type OfferedTopic } from './desk.ts'
import { addressProblems, problemFields, problemText, topicFields, zoneFields } from './fields.ts'

/** The newest edition on the site. */
export interface LatestEdition {
  id: string
  date: string
  published: readonly PublishedStory[]
  /** In which it stands on the site. */
  languages?: readonly string[]
}

export interface SubscribeForm {
  topics: readonly OfferedTopic[]
  latest: LatestEdition | null
  /** Proves that the form came from here, and lately. */
  token: string
  /** Languages that the page can be had in, its own among them. */
  languages: readonly string[]
  typed: Typed
  problems: readonly Problem[]
}

export function subscribePage(desk: Desk, form: SubscribeForm): string {
  const { topics, latest, token, languages, typed, problems } = form
  const { listName, siteUrl } = desk.list
  return desk.render('subscribe', {
    ...problemFields(desk, listName, problems),
    ...topicFields(desk, topics, typed.topics, problems),
    lead: desk.say('subscribe-lead', { day: weekdayOf(desk) }),
    url: subscribeUrl(siteUrl, desk.language),
    alternates: alternateFields(languages, (language) => subscribeUrl(siteUrl, language)),
    switch: switchFields(
      languages.map((language) => ({ language, path: subscribePath(language) })),
      desk.language,
    ),
    latest: latest === null ? null : latestView(desk, latest),
    token,
    address: typed.address,
    addressProblem: problemText(desk, problems, addressProblems),
    ...zoneChoice(desk, typed.zone),
    consent: typed.consent,
    consentProblem: problemText(desk, problems, ['consent-missing']),
    words: consentWords(desk),
  })
}

/** So that the first briefing comes at the reader's hour. What was chosen is not guessed again. */
function zoneChoice(desk: Desk, typed: string) {
  const { timeZone, localHour } = desk.list
  const hint = desk.say('subscribe-zone', { hour: formatHour(desk.language, localHour) })
  return zoneFields(desk, isZone(typed) ? typed : timeZone, typed === '' ? 'subscribe-zone-guessed' : null, hint)
}

/** The words beside the box, as they are kept on record (promise R3). */
export function consentWords(desk: Desk): string {
  return desk.say('choice-consent', { list: desk.list.listName })
}

/** The same for every address but for the address itself, as it was typed (promise R2). */
export function sentPage(desk: Desk, address: string): string {
  const { fromAddress, replyToAddress } = desk.list
  return desk.render('sent', {
    title: desk.say('sent-title'),
    text: desk.say('sent-text', { from: fromAddress }),
    typed: desk.say('sent-typed', { address }),
    write: desk.say('sent-write', { reply: replyToAddress }),
  })
}

function latestView(desk: Desk, { id, date, published, languages }: LatestEdition) {
  const path = editionPath(id, languageOnSite(languages, desk.language))
  return {
    title: desk.say('subscribe-latest', { date: dayIn(desk, date) }),
    path,
    headlines: published.map((story) => ({
      ...headlineFields(story, desk.language),
      path: `${path}#${encodeURIComponent(story.id)}`,
    })),
  }
}

/** @example 'Thursday' */
function weekdayOf({ language, list }: Desk): string {
  const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
  // 4 January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + days.indexOf(list.deliveryDay)))
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(date)
}
