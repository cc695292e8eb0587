// Names that need no first name, no office and no "Union" beside them, wherever they stand.
import { withoutAccents } from './fold.ts'
import lists from './lists/known-names.json' with { type: 'json' }
import { wordsOf } from './word-list.ts'

const people = wordsOf(lists.people)
const places = wordsOf(lists.places)
const organizations = wordsOf(lists.organizations)
const calendar = wordsOf(lists.calendar)

const bare = (name: string) => withoutAccents(name).replace(/[’'].{0,60}$/u, '')

/** @example isHousehold('Erdoğan’s') // true */
export const isHousehold = (name: string) => people.has(bare(name))

/** A person, a place, a body or a date that everybody knows. */
export function isKnownName(name: string): boolean {
  const word = bare(name)
  return people.has(word) || places.has(word) || organizations.has(word) || calendar.has(word) || isOfPeople(word)
}

/** A place, a body, a date or a people: nobody whom "he" could stand for. */
export function isNoPerson(name: string): boolean {
  const word = bare(name)
  return (
    places.has(word) ||
    organizations.has(word) ||
    calendar.has(word) ||
    /^\p{Lu}[\p{Lu}\d.&-]+s?$/u.test(word) ||
    isOfPeople(word)
  )
}

export const isDate = (name: string) => calendar.has(bare(name))

/** Adjectives and members of a people: endings that hardly any surname of a first mention has. */
const isOfPeople = (word: string) =>
  /(?:ians?|eans?|ish|ese|qis?|[^r]anis?)$|^(?:French|Dutch|German|Germans|Greek|Greeks|Czech|Swiss|Scots|Welsh|Arab|Arabs|Turks?|Danes?|Swedes?|Poles?|Finns?|Serbs?|Croats?|Kurds?|Jews?|Jewish|Muslims?|Christians?|Catholics?|Republicans?|Democrats?|Democratic|Conservatives?|Labour|Americans?|Britons?|Mexicans?|Africans?)$/u.test(
    word,
  )
