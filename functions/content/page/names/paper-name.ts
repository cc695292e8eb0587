// Decides whether the name after a signature is a newspaper's when no word of it says so: `Gadget Corner`. Refuses what
// could also be a place, a person, an office or an employer.

import places from '../../language/lists/cities.json' with { type: 'json' }
import bodies from '../../language/lists/institution-nouns.json' with { type: 'json' }
import papers from '../../language/lists/paper-names.json' with { type: 'json' }
import persons from '../../language/lists/person-nouns.json' with { type: 'json' }
import { isNoPerson } from '../../language/names/known-names.ts'
import { fold, plain } from '../../language/words/fold.ts'
import { zipfOf } from '../../language/words/word-frequency.ts'
import { wordsOf } from '../../language/words/word-list.ts'

const cities = new Set(places.cities.map(plain))
const nouns = wordsOf(papers.nouns.map(plain))
const subjects = wordsOf(papers.subjects)
const endings = wordsOf(papers.endings)
const others = wordsOf([...bodies.nouns, ...persons.nouns])
/** Offices, parts of a newspaper and kinds of companies, anywhere in the name. */
const elsewhere =
  /(?<!\p{L})(?:chief|head|executive|vice|senior|junior|deputy|founder|co-?founder|partner|director|manager|owner|critic|intern|fellow|candidate|chair|desk|staff|team|editorial|systems?|labs?|technolog(?:y|ies)|solutions|partners|consulting|capital|software|industries|holdings?|inc|ltd|llc|gmbh|corp|co|plc|ag|sa)(?!\p{L})/u
/** First words of place names. */
const ofPlaces = /^(?:north|south|east|west|new|saint|st|san|santa|los|las|fort|port|mount|lake)$/
const joined = /^(?:&|and|of|the|und|et|y|e|de|du|des|del|da|do|dei|di|della|la|le|les|d[’'].{2,20})$/u

const joiners = /^(?:&|and|und|et|y|e)$/
const article = /^(?:le|la|les|el|los|il|o|a|der|die|das|het|de) (?=\p{Lu})/iu

/** @example isCity('Madrid') // true */
export const isCity = (name: string): boolean => cities.has(plain(name))

/** @example isPlace('New York') // true */
export const isPlace = (name: string): boolean => isCity(name) || (!name.includes(' ') && isNoPerson(name))

/** Most words of a name, fewest of a newspaper's name that begins with *The*, and letters before such an ending.
 * Chosen, not measured. */
const mostOfName = 6
const fewestBehindThe = 4
const fewestBeforeEnding = 3

/** @example isPaperName('Field & Market') // true
 * @example isPaperName('Bob Roe') // false */
export function isPaperName(name: string): boolean {
  const words = fold(name).replace(article, '').split(' ')
  const own = words.filter((word) => !joined.test(word)).map(plain)
  const last = own.at(-1) ?? ''
  if (words.length > mostOfName || own.length === 0 || own.some((word) => !/^[\p{L}’'-]{2,30}$/u.test(word)))
    return false
  if (isPlace(name) || elsewhere.test(plain(name)) || others.has(last)) return false
  if (ofPlaces.test(own[0] ?? '')) return false
  if (words.length === 1) return endsAsPaper(last)
  if (/^the$/i.test(words[0] ?? '')) return own.length >= fewestBehindThe || nouns.has(last)
  if (words.some((word) => joiners.test(word))) return nouns.has(last) && own.every(isSubject)
  return nouns.has(last) || (nouns.has(own[0] ?? '') && joined.test(words[1] ?? ''))
}

const isSubject = (word: string) => subjects.has(word) || nouns.has(word)

/** `Wanderlist`: a word joined to what newspapers are called, which is not itself a word in use. */
const endsAsPaper = (word: string) =>
  zipfOf(word) === 0 &&
  [...endings].some((ending) => word.endsWith(ending) && word.length >= ending.length + fewestBeforeEnding)
