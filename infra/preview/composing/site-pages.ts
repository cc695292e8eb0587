// Every page for readers besides the emails, in each of its states: by the functions that the site and the API use.
import { confirmedPage, confirmPage, usedPage } from '../../../functions/archive/forms/confirm-page.ts'
import { leavePage, leftPage } from '../../../functions/archive/forms/leave-page.ts'
import { type Notice, notice, noticeInAll } from '../../../functions/archive/forms/notice-page.ts'
import { type PageContext, pageContextFor } from '../../../functions/archive/forms/page-context.ts'
import { changedPage, preferencesPage } from '../../../functions/archive/forms/preferences-page.ts'
import { consentWords, sentPage, subscribePage } from '../../../functions/archive/forms/subscribe-page.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { dayMs } from '../../../functions/durations.ts'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import type { EditionDocument, Templates } from '../../../functions/edition/types.ts'
import { frameLanguages } from '../../../functions/edition/words/messages.ts'
import type { Settings } from '../../../functions/environment.ts'
import { nextBriefing, type UpcomingEditions } from '../../../functions/subscription/next-briefing.ts'
import type { Problem } from '../../../functions/subscription/requests/submitted-form.ts'
import type { Subscriber, Suppression } from '../../../functions/subscription/types.ts'
import { utcDay } from '../../../functions/utc-day.ts'
import { archivePages } from './archive-pages.ts'
import { dataPages } from './data-pages.ts'

/** What the pages are made from. */
export interface SiteFacts {
  templates: Templates
  settings: Settings
  topics: Topic[]
  language: string
  reader: Subscriber
  /** `null` in a week without an edition. */
  document: EditionDocument | null
  /** The instant at which the reader sees them. */
  now: Date
}

interface Ready extends SiteFacts {
  context: PageContext
  languages: readonly string[]
  upcoming: UpcomingEditions
}

interface SitePage {
  label: string
  make: (facts: Ready) => string | null
  /** Only if it is not an HTML page. */
  type?: string
}

/** What an editor finds each notice by. A missing one does not compile. */
const noticeNames: Record<Notice, string> = {
  cancelled: 'a cancelled edition',
  link: 'broken link to unsubscribe',
  'preferences-link': 'broken link to preferences',
  'confirm-link': 'broken confirmation link',
  expired: 'expired confirmation link',
  old: 'expired link to preferences',
  asked: 'the email with the link is on its way',
  renewed: 'links renewed',
  'timing-late': 'time chosen too late',
  gone: 'subscription has ended',
  late: 'too late to undo',
  large: 'form too long',
  'data-old': 'expired link to one’s data',
  'address-link': 'broken link to a new address',
  'address-old': 'expired link to a new address',
  'address-changed': 'address changed',
  'address-held': 'address of another subscription',
  'address-barred': 'address that cannot be emailed',
  'address-undone': 'change of address undone',
  erased: 'data erased',
  missing: 'page not found',
  'server-error': 'something went wrong',
}
const notices = Object.keys(noticeNames) as Notice[]

const token = 'preview'

/** By the name in the preview's address. */
export const sitePages: ReadonlyMap<string, SitePage> = new Map<string, SitePage>([
  ['subscribe', { label: 'Subscribe', make: (facts) => subscribe(facts, []) }],
  ['subscribe-flooded', { label: 'Subscribe, while it is flooded', make: (facts) => subscribe(facts, [], easyTask) }],
  [
    'subscribe-again',
    {
      label: 'Subscribe: to be corrected',
      make: (facts) => subscribe(facts, ['address-at', 'topics-none', 'consent-missing']),
    },
  ],
  [
    'sent',
    { label: 'Subscribe: the email is on its way', make: ({ context, reader }) => sentPage(context, reader.address) },
  ],
  ['confirm', { label: 'Confirm', make: (facts) => confirm(facts, null) }],
  ['confirm-replaced', { label: 'Confirm: replaces choices', make: (facts) => confirm(facts, { isPaused: false }) }],
  ['confirm-paused', { label: 'Confirm: ends a pause', make: (facts) => confirm(facts, { isPaused: true }) }],
  ['confirmed', { label: 'Confirmed', make: (facts) => confirmed(facts, []) }],
  ['confirmed-again', { label: 'Confirmed: to be corrected', make: (facts) => confirmed(facts, ['hour-broken']) }],
  [
    'confirmed-complaint',
    {
      label: 'Confirmed: not emailed (complaint)',
      make: (facts) => confirmed({ ...facts, reader: { ...facts.reader, suppressed: by('complaint', facts) } }, []),
    },
  ],
  ['used', { label: 'Confirm: used before', make: ({ context, reader }) => usedPage(context, reader) }],
  [
    'used-ended',
    {
      label: 'Confirm: used, and ended since',
      make: ({ context, reader }) => usedPage(context, { ...reader, status: 'left' }),
    },
  ],
  ['preferences', { label: 'Preferences', make: (facts) => preferences(facts, {}) }],
  [
    'preferences-again',
    { label: 'Preferences: to be corrected', make: (facts) => preferences(facts, {}, ['topics-none', 'hour-broken']) },
  ],
  [
    'preferences-paused',
    { label: 'Preferences: paused', make: (facts) => preferences(facts, { pausedUntil: weeksAfter(facts.now, 4) }) },
  ],
  ...(['bounce', 'complaint', 'operator'] as const).map((reason): [string, SitePage] => [
    `preferences-${reason}`,
    {
      label: `Preferences: not emailed (${reason})`,
      make: (facts) => preferences(facts, { suppressed: by(reason, facts) }),
    },
  ]),
  ['changed', { label: 'Changed', make: (facts) => changed(facts, { hour: (facts.reader.hour + 2) % 24 }) }],
  [
    'changed-paused',
    { label: 'Changed: paused', make: (facts) => changed(facts, { pausedUntil: weeksAfter(facts.now, 4) }) },
  ],
  ['unchanged', { label: 'Changed: nothing', make: (facts) => changed(facts, {}) }],
  [
    'undone',
    { label: 'Changed: undone', make: (facts) => changed(facts, { hour: (facts.reader.hour + 2) % 24 }, true) },
  ],
  ['returned', { label: 'Changed: a reader again', make: returned }],
  ['leave', { label: 'Unsubscribe', make: ({ context }) => leavePage(context) }],
  ['left', { label: 'Unsubscribed', make: ({ context }) => leftPage(context, token, null) }],
  ['left-late', { label: 'Unsubscribed: too late to undo', make: ({ context }) => leftPage(context, null, null) }],
  ...dataPages,
  ...notices.map((name): [string, SitePage] => [
    `notice-${name}`,
    { label: `Notice: ${noticeNames[name]}`, make: ({ context }) => notice(context, name) },
  ]),
  ['not-found', { label: 'Not found, in every language', make: notFound }],
  ...archivePages,
])

/** @returns `null` if there is no such page, or nothing to show on it */
export function sitePage(name: string, facts: SiteFacts): { body: string; type: string } | null {
  const { templates, settings, language, now } = facts
  const found = sitePages.get(name)
  if (found === undefined) return null
  const context = pageContextFor(templates, settings, language)
  const upcoming = { now, deliveryDay: settings.deliveryDay, editions: [] }
  const body = found.make({ ...facts, context, upcoming, languages: frameLanguages(templates) })
  return body === null ? null : { body, type: found.type ?? 'text/html; charset=utf-8' }
}

/** Solved by the first attempt. */
const easyTask = JSON.stringify({
  parameters: { nonce: '00', salt: '00', cost: 1, keyLength: 1, keyPrefix: '' },
})

function subscribe(
  { context, topics, languages, document, reader }: Ready,
  problems: readonly Problem[],
  challenge: string | null = null,
): string {
  const isAgain = problems.length > 0
  const typed = {
    address: isAgain ? 'not an address' : '',
    topics: isAgain ? [] : reader.topics,
    zone: '',
    consent: false,
  }
  const latest = document === null ? null : { ...document, published: publishedOf(document), languages }
  return subscribePage(context, { topics, latest, token, challenge, languages, typed, problems })
}

function confirm({ context, topics, reader, now }: Ready, replaced: { isPaused: boolean } | null): string {
  const request = { id: 'Preview', at: now.toISOString(), topics: reader.topics, words: consentWords(context) }
  return confirmPage(context, { request, replaced, offered: topics })
}

function confirmed({ context, reader, upcoming, now, document }: Ready, problems: readonly Problem[]): string {
  const coming = nextBriefing(reader, upcoming)
  const today = utcDay(now)
  return confirmedPage(context, { reader, coming, welcome: document !== null, token, problems, today, guess: false })
}

function preferences(
  { context, reader, topics, languages, upcoming }: Ready,
  change: Partial<Subscriber>,
  problems: readonly Problem[] = [],
): string {
  return preferencesPage(context, {
    reader: { ...reader, ...change },
    topics,
    languages,
    upcoming,
    leave: '#',
    problems,
  })
}

function changed({ context, reader, topics, upcoming }: Ready, change: Partial<Subscriber>, undone = false): string {
  const [before, after] = [reader, { ...reader, ...change }]
  return changedPage(context, {
    before,
    after,
    topics,
    upcoming,
    undone,
    returning: false,
    undo: token,
    preferences: '#',
  })
}

function returned({ context, reader, topics, upcoming }: Ready): string {
  const before: Subscriber = { ...reader, status: 'left' }
  const change = { before, after: reader, undone: true, returning: true, undo: token, preferences: '#' }
  return changedPage(context, { ...change, topics, upcoming })
}

const weeksAfter = (now: Date, weeks: number) => new Date(now.getTime() + weeks * 7 * dayMs).toISOString()

const by = (reason: Suppression['reason'], { now }: SiteFacts): Suppression => ({ reason, at: now.toISOString() })

function notFound({ templates, settings, languages }: Ready): string | null {
  const [first, ...others] = languages.map((language) => pageContextFor(templates, settings, language))
  return first === undefined ? null : noticeInAll([first, ...others], 'missing')
}
