// The preferences page, and the page that says what happens after a change.
import type { LanguageTag } from '../../content/types.ts'
import { localDate } from '../../edition/week.ts'
import { formatDate, nameOfLanguage } from '../../edition/words/messages.ts'
import { cadenceWords } from '../../subscription/cadence.ts'
import { type NextBriefing, nextBriefing, type UpcomingEditions } from '../../subscription/next-briefing.ts'
import { type Effect, effectsOf } from '../../subscription/requests/effect.ts'
import { pauseOf, pauseWeeks } from '../../subscription/requests/preferences.ts'
import type { Problem } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { utcDay } from '../../utc-day.ts'
import { languageFields, problemFields, timingFields, topicFields } from './fields.ts'
import { clockIn, dayIn, type OfferedTopic, type PageContext, sentenceWithDay, topicIn } from './page-context.ts'
import { suppressedWords } from './suppressed-words.ts'

export interface Preferences {
  reader: Subscriber
  topics: readonly OfferedTopic[]
  /** Languages that have a frame. */
  languages: readonly LanguageTag[]
  upcoming: UpcomingEditions
  /** Address of the leave page. */
  leave: string
  problems: readonly Problem[]
}

export function preferencesPage(
  context: PageContext,
  { reader, topics, languages, upcoming, leave, problems }: Preferences,
): string {
  const pause = pauseOf(reader, upcoming.now)
  const until = pause === null ? null : dateOf(context, pause, reader.zone)
  const chosen = problems.includes('topics-none') ? [] : reader.topics
  const coming = reader.suppressed === null ? nextBriefing(reader, upcoming) : null
  return context.render('preferences', {
    ...problemFields(context, context.say('prefs-title'), problems),
    ...topicFields(context, topics, chosen, problems),
    ...timingFields(context, reader, false),
    ...languageFields(context, languages),
    status: statusOf(context, until, coming),
    suppressed: suppressedWords(context, reader),
    until: until === null ? null : context.say('prefs-resume-text', { until }),
    pauses: pauseWeeks.map((weeks) => ({ weeks, label: context.say('prefs-pause-weeks', { count: weeks }) })),
    canRenew: reader.suppressed === null,
    leave,
  })
}

export interface Change {
  before: Subscriber
  after: Subscriber
  topics: readonly OfferedTopic[]
  upcoming: UpcomingEditions
  undone: boolean
  /** The form undid an unsubscription. */
  returning: boolean
  /** Token that undoes the change. */
  undo: string
  /** Address of the preferences; `null` if the link that was used does not open them. */
  preferences: string | null
}

/** What happens next, with an undo button. */
export function changedPage(context: PageContext, change: Change): string {
  const { before, after, upcoming, undone, returning, undo, preferences } = change
  const effects = effectsOf(before, after, upcoming)
  const returned = before.status !== after.status
  const title = effects.length === 0 ? 'unchanged-title' : undone || returned ? 'undone-title' : 'changed-title'
  return context.render('changed', {
    title: context.say(title),
    effects:
      effects.length === 0
        ? [context.say(returning ? 'unchanged-returned' : 'unchanged-text')]
        : effects.flatMap((effect) => inWords(context, effect, change)),
    undo: effects.length === 0 || returned ? null : undo,
    preferences,
    ask: preferences === null ? context.say('links-button') : null,
  })
}

function statusOf(context: PageContext, paused: string | null, coming: NextBriefing | null): string | null {
  const lines = [
    paused === null ? null : context.say('prefs-paused', { until: paused }),
    sentenceWithDay(context, 'prefs-next', coming),
  ]
  return lines.filter((line) => line !== null).join(' ') || null
}

function inWords(context: PageContext, effect: Effect, { after, topics, upcoming }: Change): string[] {
  const either = (dated: string, open: string, values: Record<string, string> = {}): string =>
    effect.from === null
      ? context.say(open, values)
      : context.say(dated, { ...values, date: dayIn(context, effect.from) })
  const saying = (key: string, values?: Record<string, string>) => either(`effect-${key}`, `effect-${key}-open`, values)
  switch (effect.what) {
    case 'topics': {
      const chosen = topics.filter(({ id }) => effect.topics.includes(id)).map((topic) => topicIn(context, topic).label)
      return [saying('topics', { topics: chosen.join(context.say('list-separator').replace(/^ /, '\u00a0')) })]
    }
    case 'cadence': {
      const words = cadenceWords(effect.cadence)
      return [either(words.effect, words.effectOpen)]
    }
    case 'time': {
      const still =
        effect.still === null ? [] : [context.say('effect-time-still', { still: dayIn(context, effect.still) })]
      return [saying('time', clockIn(context, effect, utcDay(upcoming.now))), ...still]
    }
    case 'language':
      return [saying('language', { language: nameOfLanguage(context.language) })]
    case 'paused':
      return [saying('paused', { until: dateOf(context, effect.until, after.zone) })]
    case 'resumed':
    case 'returned':
      return [saying(effect.what)]
  }
}

/** The date of an instant in the reader's zone, e.g. `3 December 2026`. */
function dateOf(context: PageContext, instant: string, zone: string): string {
  return formatDate(context.language, localDate(instant, zone))
}
