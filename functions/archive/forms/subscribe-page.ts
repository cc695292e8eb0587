// The subscribe page and the page after its form was sent.
import type { LanguageTag } from '../../content/types.ts'
import { editionPath, languageOnSite, subscribePath, subscribeUrl } from '../../edition/site-url.ts'
import type { PublishedStory } from '../../edition/types.ts'
import { formatHour, formatWeekday } from '../../edition/words/messages.ts'
import { isZone } from '../../subscription/calendar.ts'
import type { Problem, Typed } from '../../subscription/requests/submitted-form.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import { nameFields } from '../name-fields.ts'
import { addressProblems, problemFields, problemText, topicFields, zoneFields } from './fields.ts'
import { mailLink } from './mail-link.ts'
import { dayIn, type OfferedTopic, type PageContext } from './page-context.ts'

/** The newest edition on the site. */
export interface LatestEdition {
  id: string
  date: string
  published: readonly PublishedStory[]
  /** Languages in which it is on the site. */
  languages?: readonly LanguageTag[]
}

export interface SubscribeForm {
  topics: readonly OfferedTopic[]
  latest: LatestEdition | null
  /** Proves that the form came from this page, and recently. */
  token: string
  /** The task of a proof of work, if one is required. */
  challenge: string | null
  /** Languages in which the page is available, its own among them. */
  languages: readonly LanguageTag[]
  typed: Typed
  problems: readonly Problem[]
}

export function subscribePage(context: PageContext, form: SubscribeForm): string {
  const { topics, latest, token, challenge, languages, typed, problems } = form
  const { listName, siteUrl, mailDomain } = context.list
  // Mail programs ask for confirmation before sending an email without a subject.
  const subject = context.say('subscribe-button')
  const lead = context.say('subscribe-lead', { day: formatWeekday(context.language, context.list.deliveryDay) })
  return context.render('subscribe', {
    ...problemFields(context, listName, problems),
    ...topicFields(context, topics, typed.topics, problems),
    lead,
    social: { type: 'website', title: listName, description: lead, date: null },
    url: subscribeUrl(siteUrl, context.language),
    alternates: alternateFields(languages, (language) => subscribeUrl(siteUrl, language)),
    switch: switchFields(
      languages.map((language) => ({ language, path: subscribePath(language) })),
      context.language,
    ),
    latest: latest === null ? null : latestView(context, latest),
    token,
    challenge,
    byMail:
      mailDomain === undefined ? null : mailLink(context, 'subscribe-by-mail', `subscribe@${mailDomain}`, subject),
    withoutScript: context.say('proof-without-script', { reply: writeTo(context.list) }),
    address: typed.address,
    addressProblem: problemText(context, problems, addressProblems),
    ...zoneChoice(context, typed.zone),
    consent: typed.consent,
    consentProblem: problemText(context, problems, ['consent-missing']),
    words: consentWords(context),
  })
}

/** The address at which an email subscribes automatically, or else the one a person reads. */
function writeTo({ mailDomain, replyToAddress }: PageContext['list']): string {
  return mailDomain === undefined ? replyToAddress : `subscribe@${mailDomain}`
}

/** So that the first briefing comes at the reader's hour. A zone that was chosen is not replaced by a guess. */
function zoneChoice(context: PageContext, typed: string) {
  const { timeZone, localHour } = context.list
  const hint = context.say('subscribe-zone', { hour: formatHour(context.language, localHour) })
  return zoneFields(context, isZone(typed) ? typed : timeZone, typed === '' ? 'subscribe-zone-guessed' : null, hint)
}

/** The words next to the checkbox, as they are kept on record (promise R3). */
export function consentWords(context: PageContext): string {
  return context.say('choice-consent', { list: context.list.listName })
}

/** The same for every address, except for the address itself as typed (promise R2). */
export function sentPage(context: PageContext, address: string): string {
  const { fromAddress, replyToAddress } = context.list
  return context.render('sent', {
    title: context.say('sent-title'),
    text: context.say('sent-text', { from: fromAddress }),
    typed: context.say('sent-typed', { address }),
    write: context.say('sent-write', { reply: replyToAddress }),
  })
}

function latestView(context: PageContext, { id, date, published, languages }: LatestEdition) {
  const path = editionPath(id, languageOnSite(languages, context.language))
  const day = dayIn(context, date)
  return {
    title: context.say('subscribe-latest', { date: day }),
    see: context.say('subscribe-see', { date: day }),
    path,
    stories: published.map((story) => ({
      ...nameFields(story, context.language),
      path: `${path}#${encodeURIComponent(story.id)}`,
    })),
  }
}
