// The fields that several forms share, as their templates read them.
import type { Problem } from '../../subscription/form.ts'
import type { Choices } from '../../subscription/preferences.ts'
import { apart, type Desk, hourText, type OfferedTopic, zoneText } from './desk.ts'

/** For `partials/page-topics.hbs`. `isLess` where only what the reader has is offered. */
export function topicFields(
  desk: Desk,
  offered: readonly OfferedTopic[],
  chosen: readonly string[],
  problems: readonly Problem[],
  isLess = false,
) {
  return {
    topics: offered.map(({ id, label, definition }) => ({
      id,
      label: apart(desk, label),
      definition: apart(desk, definition),
      chosen: chosen.includes(id),
    })),
    topicsHint: desk.say(isLess ? 'leave-less-text' : 'choice-topics-hint'),
    topicsProblem: problemText(desk, problems, ['topics-none']),
  }
}

/** For `partials/page-timing.hbs`. `guess` lets the script choose the browser's zone. */
export function timingFields({ hour, zone, cadence }: Pick<Choices, 'hour' | 'zone' | 'cadence'>, guess: boolean) {
  return {
    hours: Array.from({ length: 24 }, (_, n) => ({ hour: n, label: hourText(n), chosen: n === hour })),
    regions: regionsWith(zone),
    weekly: cadence === 'weekly',
    fortnightly: cadence === 'fortnightly',
    guess,
  }
}

/** For `partials/page-problems.hbs`: the summary, each line leading to its field. */
export function problemFields(desk: Desk, title: string, problems: readonly Problem[]) {
  return {
    title: problems.length === 0 ? title : desk.say('problem-page', { title }),
    problemTitle: desk.say('problem-title', { count: problems.length }),
    problems: problems.map((problem) => ({ field: fieldOf[problem], text: desk.say(`problem-${problem}`) })),
  }
}

/** The words for the first of these problems that is there, or `null`. */
export function problemText(desk: Desk, problems: readonly Problem[], about: readonly Problem[]): string | null {
  const found = problems.find((problem) => about.includes(problem))
  return found === undefined ? null : desk.say(`problem-${found}`)
}

/** Ids in the page. */
const fieldOf: Record<Problem, string | null> = {
  'address-missing': 'address',
  'address-broken': 'address',
  'topics-none': 'topics',
  'consent-missing': 'consent',
  'form-stale': null,
  'hour-broken': 'hour',
  'zone-broken': 'zone',
  'cadence-broken': 'cadence',
  'action-unknown': null,
}

interface Region {
  region: string
  zones: { zone: string; city: string }[]
}

/** All zones of the platform by region, and the reader's own where it goes by an older or newer name. */
function regionsWith(chosen: string) {
  const known = regions.some(({ zones }) => zones.some(({ zone }) => zone === chosen))
  const all = known
    ? regions
    : [{ region: zoneText(chosen), zones: [{ zone: chosen, city: zoneText(chosen) }] }, ...regions]
  return all.map(({ region, zones }) => ({
    region,
    zones: zones.map(({ zone, city }) => ({ zone, city, chosen: zone === chosen })),
  }))
}

const regions: Region[] = [
  ...Map.groupBy(Intl.supportedValuesOf('timeZone'), (zone) => zone.slice(0, zone.indexOf('/'))),
].map(([region, zones]) => ({
  region,
  zones: zones.map((zone) => ({ zone, city: zoneText(zone.slice(zone.indexOf('/') + 1)) })),
}))
