// Names that need no first name, office or "Union" next to them, wherever they occur.

import large from '../lists/cities.json' with { type: 'json' }
import lists from '../lists/known-names.json' with { type: 'json' }
import { withoutAccents } from '../words/fold.ts'
import { wordsOf } from '../words/word-list.ts'

const people = wordsOf([...lists.leaders, ...lists.richest, ...lists.people])
/** Half of a two-word city name is not one. */
const places = wordsOf([
  ...lists.states,
  ...lists.parts,
  ...lists.earth,
  ...large.cities.filter((name) => !name.includes(' ')),
])
const others = wordsOf([
  ...lists.companies,
  ...lists.bodies,
  ...lists.seats,
  ...lists.other,
  ...lists.heads,
  ...lists.peoples,
])
const calendar = wordsOf(lists.calendar)

const bare = (name: string) => withoutAccents(name).replace(/[’'].{0,60}$/u, '')

/** @example isHousehold('Erdoğan’s') // true */
export const isHousehold = (name: string) => people.has(bare(name))

/** A person, place, organisation or date that everyone knows. */
export const isKnownName = (name: string) => people.has(bare(name)) || isKnownThing(bare(name))

/** A place, organisation, date or people: not someone whom "he" could stand for. */
export function isNoPerson(name: string): boolean {
  const word = bare(name)
  return isKnownThing(word) || /^\p{Lu}[\p{Lu}\d.&-]+s?$/u.test(word)
}

export const isDate = (name: string) => calendar.has(bare(name))

const isKnownThing = (word: string) =>
  places.has(word) || others.has(word) || calendar.has(word) || endsAsPeople.test(word)

/** Endings that surnames hardly ever have. */
const endsAsPeople = new RegExp(`(?:${lists.endings.join('|')}|[^r]anis?)$`, 'u')
