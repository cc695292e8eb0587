// The fields that several forms share, in the shape that their templates need.
import type { LanguageTag } from '../../content/types.ts'
import { directionOf, formatHour, nameOfLanguage } from '../../edition/words/messages.ts'
import { cadences, cadenceWords } from '../../subscription/cadence.ts'
import type { Choices } from '../../subscription/requests/preferences.ts'
import type { Problem } from '../../subscription/requests/submitted-form.ts'
import { type OfferedTopic, type PageContext, topicIn } from './page-context.ts'
import { regionsWith } from './zone-list.ts'

/** For `partials/page-topics.hbs`. */
export function topicFields(
  context: PageContext,
  offered: readonly OfferedTopic[],
  chosen: readonly string[],
  problems: readonly Problem[],
) {
  return {
    topics: offered.map((topic) => ({ id: topic.id, ...topicIn(context, topic), chosen: chosen.includes(topic.id) })),
    topicsHint: context.say('choice-topics-hint'),
    topicsProblem: problemText(context, problems, ['topics-none']),
  }
}

/** For `partials/page-hour-and-cadence.hbs`. `guess` lets the script choose the browser's zone. */
export function timingFields(
  context: PageContext,
  { hour, zone, cadence }: Pick<Choices, 'hour' | 'zone' | 'cadence'>,
  guess: boolean,
) {
  return {
    hours: Array.from({ length: 24 }, (_, n) => ({
      hour: n,
      label: formatHour(context.language, n),
      chosen: n === hour,
    })),
    ...zoneFields(context, zone, guess ? 'choice-zone-guessed' : null),
    cadences: cadences.map((one, n) => ({
      value: one,
      id: n === 0 ? 'cadence' : null,
      label: context.say(cadenceWords(one).choice),
      text: context.say(cadenceWords(one).meaning),
      chosen: one === cadence,
    })),
  }
}

/**
 * For `partials/page-zone.hbs`.
 *
 * @param guessed key of the message shown once the script has chosen the browser's zone; `null` if it should not choose
 * one
 */
export function zoneFields(
  { language, say }: PageContext,
  zone: string,
  guessed: string | null,
  zoneHint: string | null = null,
) {
  const guess = guessed !== null
  const described = [zoneHint === null ? '' : 'zone-hint', guess ? 'zone-guessed' : ''].join(' ').trim()
  return {
    regions: regionsWith(zone, language, say, guess),
    guess,
    guessed: guess ? say(guessed) : '',
    zoneHint,
    described,
  }
}

/** For `partials/page-frame-language.hbs`: each language by its own name; empty if there is only one. */
export function languageFields(context: PageContext, languages: readonly LanguageTag[]) {
  const options = languages.map((language) => ({
    language,
    dir: directionOf(language),
    name: nameOfLanguage(language),
    chosen: language === context.language,
  }))
  return { languages: options.length > 1 ? options : [] }
}

/** For `partials/page-problems.hbs`: the summary, in which each line links to its field. */
export function problemFields(context: PageContext, title: string, problems: readonly Problem[]) {
  return {
    title: problems.length === 0 ? title : context.say('problem-page', { title }),
    problemTitle: context.say('problem-title', { count: problems.length }),
    problems: problems.map((problem) => ({ field: fieldOf[problem], text: context.say(`problem-${problem}`) })),
  }
}

/** The message for the first of these problems that occurred, or `null`. */
export function problemText(
  context: PageContext,
  problems: readonly Problem[],
  about: readonly Problem[],
): string | null {
  const found = problems.find((problem) => about.includes(problem))
  return found === undefined ? null : context.say(`problem-${found}`)
}

/** Ids of the fields in the page. */
const fieldOf: Record<Problem, string | null> = {
  'address-missing': 'address',
  'address-long': 'address',
  'address-line': 'address',
  'address-at': 'address',
  'address-letters': 'address',
  'address-local': 'address',
  'address-domain': 'address',
  'address-same': 'address',
  'address-often': null,
  'topics-none': 'topics',
  'consent-missing': 'consent',
  'form-stale': null,
  'proof-missing': null,
  'hour-broken': 'hour',
  'zone-broken': 'zone',
  'cadence-broken': 'cadence',
  'language-broken': 'language',
  'action-unknown': null,
  'undo-void': null,
  'renew-often': null,
  'renew-barred': null,
}

export const addressProblems = (Object.keys(fieldOf) as Problem[]).filter((problem) => fieldOf[problem] === 'address')
