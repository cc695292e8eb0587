// Names that need no first name, no office and no "Union" beside them, wherever they stand.
import { withoutAccents } from './fold.ts'
import large from './lists/cities.json' with { type: 'json' }
import lists from './lists/known-names.json' with { type: 'json' }
import { wordsOf } from './word-list.ts'

const people = wordsOf([...lists.leaders, ...lists.richest, ...lists.people])
/** Of a city of two words the half by itself is none. */
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

/** A person, a place, a body or a date that everybody knows. */
export const isKnownName = (name: string) => people.has(bare(name)) || isKnownThing(bare(name))

/** A place, a body, a date or a people: nobody whom "he" could stand for. */
export function isNoPerson(name: string): boolean {
  const word = bare(name)
  return isKnownThing(word) || /^\p{Lu}[\p{Lu}\d.&-]+s?$/u.test(word)
}

export const isDate = (name: string) => calendar.has(bare(name))

const isKnownThing = (word: string) =>
  places.has(word) || others.has(word) || calendar.has(word) || endsAsPeople.test(word)

/** Endings that hardly any surname of a first mention has. */
const endsAsPeople = new RegExp(`(?:${lists.endings.join('|')}|[^r]anis?)$`, 'u')
