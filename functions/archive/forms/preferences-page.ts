// The preference page, and the page that says what happens after a change.
import { formatDate } from '../../edition/messages.ts'
import { type Effect, effectsOf } from '../../subscription/effect.ts'
import type { Problem } from '../../subscription/form.ts'
import { type NextBriefing, nextBriefing, type UpcomingEditions } from '../../subscription/next-briefing.ts'
import { pauseOf, pauseWeeks } from '../../subscription/preferences.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { nameOf } from '../alternates.ts'
import { clockIn, type Desk, dayIn, type OfferedTopic, sentenceWithDay, topicIn } from './desk.ts'
import { languageFields, problemFields, timingFields, topicFields } from './fields.ts'

export interface Preferences {
  reader: Subscriber
  topics: readonly OfferedTopic[]
  /** Languages that have a frame. */
  languages: readonly string[]
  upcoming: UpcomingEditions
  /** Address of the leave page. */
  leave: string
  problems: readonly Problem[]
}

export function preferencesPage(
  desk: Desk,
  { reader, topics, languages, upcoming, leave, problems }: Preferences,
): string {
  const pause = pauseOf(reader, upcoming.now)
  const until = pause === null ? null : dateOf(desk, pause, reader.zone)
  const chosen = problems.includes('topics-none') ? [] : reader.topics
  const coming = reader.suppressed === null ? nextBriefing(reader, upcoming) : null
  return desk.render('preferences', {
    ...problemFields(desk, desk.say('prefs-title'), problems),
    ...topicFields(desk, topics, chosen, problems),
    ...timingFields(desk, reader, false),
    ...languageFields(desk, languages),
    status: statusOf(desk, until, coming),
    suppressed: suppressedWords(desk, reader),
    until: until === null ? null : desk.say('prefs-resume-text', { until }),
    pauses: pauseWeeks.map((weeks) => ({ weeks, label: desk.say('prefs-pause-weeks', { count: weeks }) })),
    canRenew: reader.suppressed === null,
    leave,
  })
}

/** Who can end it: the reader after a bounce, somebody of the list otherwise. */
function suppressedWords(desk: Desk, { suppressed }: Subscriber): string | null {
  if (suppressed === null) return null
  if (suppressed.reason === 'bounce') return desk.say('prefs-bounced')
  const key = suppressed.reason === 'operator' ? 'prefs-suppressed-operator' : 'prefs-suppressed'
  return desk.say(key, { reply: desk.list.replyToAddress })
}

export interface Change {
  before: Subscriber
  after: Subscriber
  topics: readonly OfferedTopic[]
  upcoming: UpcomingEditions
  undone: boolean
  /** The form asked to take back that the reader left. */
  returning: boolean
  /** Token that takes the change back. */
  undo: string
  /** Address of the preferences; `null` where the link that was used does not open them. */
  preferences: string | null
}

/** What happens next, and the way back. */
export function changedPage(desk: Desk, change: Change): string {
  const { before, after, upcoming, undone, returning, undo, preferences } = change
  const effects = effectsOf(before, after, upcoming)
  const returned = before.status !== after.status
  const title = effects.length === 0 ? 'unchanged-title' : undone || returned ? 'undone-title' : 'changed-title'
  return desk.render('changed', {
    title: desk.say(title),
    effects:
      effects.length === 0
        ? [desk.say(returning ? 'unchanged-returned' : 'unchanged-text')]
        : effects.flatMap((effect) => inWords(desk, effect, change)),
    undo: effects.length === 0 || returned ? null : undo,
    preferences,
    ask: preferences === null ? desk.say('links-button') : null,
  })
}

function statusOf(desk: Desk, paused: string | null, coming: NextBriefing | null): string | null {
  const lines = [
    paused === null ? null : desk.say('prefs-paused', { until: paused }),
    sentenceWithDay(desk, 'prefs-next', coming),
  ]
  return lines.filter((line) => line !== null).join(' ') || null
}

function inWords(desk: Desk, effect: Effect, { after, topics, upcoming }: Change): string[] {
  const saying = (key: string, values: Record<string, string> = {}): string =>
    effect.from === null
      ? desk.say(`effect-${key}-open`, values)
      : desk.say(`effect-${key}`, { ...values, date: dayIn(desk, effect.from) })
  switch (effect.what) {
    case 'topics': {
      const chosen = topics.filter(({ id }) => effect.topics.includes(id)).map((topic) => topicIn(desk, topic).label)
      return [saying('topics', { topics: chosen.join(desk.say('list-separator').replace(/^ /, '\u00a0')) })]
    }
    case 'cadence':
      return [saying(effect.cadence)]
    case 'time': {
      const still = effect.still === null ? [] : [desk.say('effect-time-still', { still: dayIn(desk, effect.still) })]
      return [saying('time', clockIn(desk, effect, upcoming.now.toISOString().slice(0, 10))), ...still]
    }
    case 'language':
      return [saying('language', { language: nameOf(desk.language) })]
    case 'paused':
      return [saying('paused', { until: dateOf(desk, effect.until, after.zone) })]
    case 'resumed':
    case 'returned':
      return [saying(effect.what)]
  }
}

/** The reader's own day of an instant, e.g. `3 December 2026`. */
function dateOf(desk: Desk, instant: string, zone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return formatDate(desk.language, day.format(new Date(instant)))
}
