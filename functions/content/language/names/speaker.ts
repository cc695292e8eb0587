// Who speaks in a quotation, by the words just before and after it: a name, a pronoun, or no one.

import noNames from '../lists/no-names.json' with { type: 'json' }
import lists from '../lists/speakers.json' with { type: 'json' }
import { alternatives, wordsOf } from '../words/word-list.ts'

/** `name` as in the text; `pronoun` if it says he, she or they. */
export type Attribution = { name: string } | { pronoun: string } | null

/** `before` and `behind` are the writer's own words around a quotation, up to the sentence's ends or the next
 * quotation. */
export function attributionOf(before: string, behind: string, quoted: string): Attribution {
  const [ahead, after] = [before.slice(-160), behind.slice(0, 160)]
  // A quotation that stops at a comma is followed by its speaker; one that the sentence leads up to was announced.
  const announced = aheadOf(ahead)
  const named = behindOf(after)
  const spoken = /[,.!?…]["”»]?$/.test(quoted) || quoted === ''
  return spoken ? (named ?? announced) : (announced ?? (/^\s*,/.test(after) ? named : null))
}

const word = "\\p{Lu}[\\p{L}\\p{N}'’.-]{0,40}"
const title = `(?:(?:${alternatives(lists.titles)})\\.? |(?:${alternatives(lists.offices)}) )?`
const person = `${title}${word}(?: (?:${word}|${alternatives(lists.particles)})){0,5}`
const people = `${person}(?: and ${person})?`
const verbs = `(?:${alternatives([...lists.saying, ...lists.stating])}|${lists.phrases.join('|')})`
/** No other subject may come between the name and the verb (“the Black Sea, which he described as …”). */
const between = `(?:(?:${alternatives(lists.adverbs)}) ){0,3}`
const apposition = '(?:, [^,“”]{3,120},)?'
const pronoun = '[Hh]e|[Ss]he|[Tt]hey'
/** Roles before a name: “the Oslo-based journalist”, without prepositions. */
const role = "(?:(?!(?:in|at|on|to|that|during|after|with|by|from|as|when|while|if|about|of)\\b)[\\p{L}'’-]+ ){0,5}?"

const behindNamed = new RegExp(
  `^,? ?(?:(?:${verbs}) ${role}(${people})|${role}(${people})${apposition} ${between}${verbs}\\b|(?:according to|in the words of) ${role}(${people}))`,
  'u',
)
const behindPronoun = new RegExp(`^,? ?(?:(${pronoun}) ${between}${verbs}\\b|${verbs} (${pronoun})\\b)`, 'u')
const aheadNamed = new RegExp(
  `(?<![\\p{L}’'-]|\\b(?:for|of|in|at|on|to|from|by|with) )(${people})${apposition} ${between}(?:${verbs}\\b|[^“”,;]{0,40}\\bsaying\\b)([^“”;]{0,90})$`,
  'u',
)
const aheadAccording = new RegExp(`(?:[Aa]ccording to|[Ii]n the words of) ${role}(${people})[^“”]{0,60}$`, 'u')
const aheadPronoun = new RegExp(`\\b(${pronoun}) ${between}${verbs}\\b([^“”;]{0,90})$`, 'u')
/** What follows these is no longer what was said. */
const leavesSpeech = /, (?:which|who|thereby|thus|but|while)\b|\. /

function behindOf(text: string): Attribution {
  const asPronoun = behindPronoun.exec(text)
  if (asPronoun !== null) return { pronoun: (asPronoun[1] ?? asPronoun[2] ?? '').toLowerCase() }
  const found = behindNamed.exec(text)
  return named(found?.[1] ?? found?.[2] ?? found?.[3])
}

function aheadOf(text: string): Attribution {
  const byName = aheadNamed.exec(text)
  const byPronoun = aheadPronoun.exec(text)
  if (byPronoun !== null && byPronoun.index > (byName?.index ?? -1) + (byName?.[1]?.length ?? 0))
    return leavesSpeech.test(byPronoun[2] ?? '') ? null : { pronoun: (byPronoun[1] ?? '').toLowerCase() }
  if (byName !== null && !leavesSpeech.test(byName[2] ?? '')) return named(byName[1])
  return named(aheadAccording.exec(text)?.[1])
}

/** Words that begin sentences with a capital but are not names. */
const noName = wordsOf(noNames.speakers)

function named(found: string | undefined): Attribution {
  if (found === undefined) return null
  const words = found.split(' ')
  while (noName.has((words[0] ?? '').toLowerCase())) words.shift()
  const name = words
    .join(' ')
    .replace(/[.,]$/, '')
    .replace(/[’']s?$/, '')
  return /^\p{Lu}[\p{L}.’'-]+/u.test(name) ? { name } : null
}
