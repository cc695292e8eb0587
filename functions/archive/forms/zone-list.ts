// The time zones in a form, by region; each is named after its place in the language of the page.

import { primaryLanguage } from '../../content/language/words/tag.ts'
import type { LanguageTag } from '../../content/types.ts'
import { localeOf, type Say } from '../../edition/words/messages.ts'
import { correctedPlace } from '../../edition/words/zone-names.ts'
import { modernZone, zones } from '../../subscription/zone.ts'

export interface ListedZone {
  zone: string
  /** The older name that a browser may still use. */
  formerly: string | null
  /** @example 'Berlin' or 'ألمانيا' */
  place: string
}

export interface Region {
  region: string
  zones: ListedZone[]
}

/** All zones of the platform, and the reader's own if it is not one of them.
 *
 * @param guess true if a script will look up the browser's zone, by either name */
export function regionsWith(chosen: string, language: LanguageTag, say: Say, guess: boolean) {
  const known = lists.get(language) ?? listIn(language, say)
  lists.set(language, known)
  const own = modernZone(chosen)
  const isListed = known.some((region) => region.zones.some(({ zone }) => zone === own))
  const alone: Region = { region: cityOf(own), zones: [{ zone: own, formerly: null, place: cityOf(own) }] }
  return (isListed ? known : [alone, ...known]).map(({ region, zones: listed }) => ({
    region,
    zones: listed.map(({ zone, place, formerly }) => ({
      zone,
      place,
      chosen: zone === own,
      formerly: guess ? formerly : null,
    })),
  }))
}

/** Naming four hundred zones takes longer than the rest of the page, and there are few languages. */
const lists = new Map<string, Region[]>()

function listIn(language: LanguageTag, say: Say): Region[] {
  const placeOf = placesIn(language)
  const { compare } = new Intl.Collator(language)
  return [...Map.groupBy(zones(), ({ zone }) => zone.split('/', 1)[0] ?? '')].map(([region, listed]) => ({
    region: regionName(region, say),
    zones: listed
      .map((one) => ({
        ...one,
        place: correctedPlace(language, one.zone) ?? placeOf.get(one.zone) ?? cityOf(one.zone),
      }))
      .sort((a, b) => compare(a.place, b.place)),
  }))
}

/** The database names cities in English. Other languages have the places from `Intl`, unless it gives the same
 * abbreviation to many of them. */
function placesIn(language: LanguageTag): Map<string, string> {
  if (primaryLanguage(language) === 'en') return new Map()
  const named = zones().map(({ zone }) => [zone, placeName(language, zone)] as const)
  const counts = Map.groupBy(named, ([, name]) => name)
  const own = named.filter(([, name]) => counts.get(name)?.length === 1)
  const around = lead(own.map(([, name]) => name))
  return new Map(own.map(([zone, name]) => [zone, name.slice(around)]))
}

/** Length of the words that all names begin with, such as “time of”: the field's label already says that. */
function lead(names: readonly string[]): number {
  const [first = '', last = ''] = [names.toSorted()[0], names.toSorted().at(-1)]
  const common = [...first].findIndex((character, at) => character !== last[at])
  return first.slice(0, Math.max(0, common)).lastIndexOf(' ') + 1
}

function placeName(language: LanguageTag, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'shortGeneric' }).formatToParts(0)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Regions that have a message. */
const regions = 'Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific'.split(' ')

function regionName(region: string, say: Say): string {
  return regions.includes(region) ? say(`zone-${region.toLowerCase()}`) : region
}

/** @example cityOf('America/Argentina/Buenos_Aires') // 'Argentina/Buenos Aires' */
function cityOf(zone: string): string {
  return zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ')
}
