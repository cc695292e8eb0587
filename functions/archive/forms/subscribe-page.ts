// The subscribe page and its answer.
import type { PublishedStory } from '../../edition/types.ts'
import { sitePath } from '../../environment.ts'
import type { Problem, Typed } from '../../subscription/form.ts'
import { type Desk, dayIn, type OfferedTopic } from './desk.ts'
import { problemFields, problemText, topicFields } from './fields.ts'

/** The newest edition on the site. */
export interface LatestEdition {
  id: string
  date: string
  published: readonly PublishedStory[]
}

export interface SubscribeForm {
  topics: readonly OfferedTopic[]
  latest: LatestEdition | null
  /** Proves that the form came from here, and lately. */
  token: string
  typed: Typed
  problems: readonly Problem[]
}

export function subscribePage(desk: Desk, { topics, latest, token, typed, problems }: SubscribeForm): string {
  const { listName, siteUrl } = desk.list
  return desk.render('subscribe', {
    ...problemFields(desk, listName, problems),
    ...topicFields(desk, topics, typed.topics, problems),
    lead: desk.say('subscribe-lead', { day: weekdayOf(desk) }),
    url: `${siteUrl}${sitePath.subscribe}`,
    latest: latest === null ? null : latestView(desk, latest),
    token,
    address: typed.address,
    addressProblem: problemText(desk, problems, ['address-missing', 'address-broken']),
    consent: typed.consent,
    consentProblem: problemText(desk, problems, ['consent-missing']),
    words: consentWords(desk),
  })
}

/** The words beside the box, as they are kept on record (promise R3). */
export function consentWords(desk: Desk): string {
  return desk.say('choice-consent', { list: desk.list.listName })
}

/** The same for everybody (promise R2). */
export function sentPage(desk: Desk): string {
  const text = desk.say('sent-text', { from: desk.list.fromAddress })
  return desk.render('sent', { title: desk.say('sent-title'), text })
}

function latestView(desk: Desk, { id, date, published }: LatestEdition) {
  const path = `/editions/${id}/`
  return {
    title: desk.say('subscribe-latest', { date: dayIn(desk, date) }),
    path,
    headlines: published.map((story) => ({
      headline: story.headline,
      path: `${path}#${encodeURIComponent(story.id)}`,
    })),
  }
}

/** @example 'Thursday' */
function weekdayOf({ language, list }: Desk): string {
  const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
  // 4 January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + days.indexOf(list.deliveryDay)))
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
