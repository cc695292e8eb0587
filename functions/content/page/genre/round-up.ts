// Recognises round-ups: paragraphs on separate matters, and links to other articles.
import { counted, type GenreLine, matching, type Rule } from './genre-reading.ts'

const several = '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a dozen)'
const roundUpTitle = new RegExp(
  `\\b(?:round-?up|(?:morning|evening|daily|weekly|weekend|lunchtime|midday|friday|monday|sunday|saturday) (?:briefing|digest|edition|brief|newsletter|headlines|mail|memo|wrap|links|read(?:s|ing)?)|(?:news|world|business|sport|local|tech) (?:in brief|briefs|digest|wrap|bulletin)|at a glance|need to know|(?:this|the|last) week in|(?:your|the) (?:day|week) in|today['’]s (?:headlines|news|top stories|papers)|what (?:we['’]re|I['’]m|to) read(?:ing)?|link(?:s|fest) (?:of|for)|newsletter|das wichtigste (?:am|vom|des|zum)|morgenlage|${several} (?:podcasts|books|films|movies|series|albums|songs|shows|apps|exhibitions|events) (?:to|you|we|for|of)|${several} (?:things|stories|headlines|links|reads) (?:to|you|we|in|from|for|of)|newsbriefs?|in other news|top stories|paper review|presseschau|revue de presse|die wichtigsten nachrichten|kurz notiert)\\b`,
  'i',
)
const greeting =
  /^(?:good (?:morning|afternoon|evening|day)\b|welcome (?:back )?to\b|happy (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|hello,? (?:and|readers|everyone)\b|guten morgen\b|bonjour\b)|\bhere(?:['’]s| is| are) (?:what|the|our|your|everything|some)\b.{0,80}\b(?:today|this (?:week|morning|evening|monday|tuesday|wednesday|thursday|friday|weekend)|need to know|happening|stories|headlines|news|links)\b/i

/** `… muss der Landrat neu rechnen. Zum Kommentar` */
const leading = /[.!?…] (?:zu[mr] \p{Lu}\p{L}{2,20}|read more|read on|lire la suite|leer más|leggi tutto)[\s»→>]*$/iu

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest paragraphs that end in a link elsewhere, and their share of all. */
const fewestLeading = 3
const leastLeading = 0.4
/** Fewest words of a paragraph; fewest paragraphs from which it can be judged how they are connected, and fewest from
 * which it is certain. */
const shortestItem = 10
const fewestItems = 4
const manyItems = 5
/** Most words of a line above the text that says what it is, and of one that says only that; lines that may contain a
 * greeting. */
const longestTitle = 8
const shortTitle = 3
const greetedWithin = 4
/** Fewest links to the articles that are summed up, and their share of the paragraphs. */
const fewestLinks = 3
const leastLinks = 0.3
/** Share of connected paragraphs below which it is a round-up, by the signs that it shows. */
const below = { titledAndGreeted: 0.8, titled: 0.5, titledAlone: 0.3, greeted: 0.4, linked: 0.5 }

export const roundUp: Rule = (reading) => {
  const { title, prose, lines, before } = reading
  const led = matching(lines, leading).length
  if (led >= fewestLeading && led >= leastLeading * lines.length)
    return `${counted(led, 'paragraph')} that lead elsewhere`
  const items = prose.filter(({ words }) => words >= shortestItem)
  if (items.length < fewestItems) return null
  const titled =
    roundUpTitle.test(title) || before.some(({ text, words }) => words <= longestTitle && roundUpTitle.test(text))
  const greeted = matching(lines.slice(0, greetedWithin), greeting).length > 0
  const links = matching(lines, /^(?:read (?:more|the|it)|full story|more (?:here|at|on)|via|source)\b.{0,60}$/i).length
  // Most pages show no other sign, and finding what paragraphs share takes longest.
  if (!titled && !greeted && links < fewestLinks) return null
  const tied = tiedShare(items)
  const saw = `${counted(items.length, 'paragraph')} on matters of their own`
  if (titled && greeted && tied < below.titledAndGreeted) return saw
  if (titled && items.length >= manyItems && tied < below.titled) return saw
  const isTitle = before.some(({ text, words }) => words <= shortTitle && roundUpTitle.test(text))
  if (isTitle && tied < below.titledAlone) return saw
  if (greeted && items.length >= manyItems && tied < below.greeted) return saw
  return links >= fewestLinks && links >= leastLinks * items.length && tied < below.linked ? saw : null
}

/** Share, 0–1, of paragraphs that have a name or two meaningful words in common with the one before or after. */
function tiedShare(items: readonly GenreLine[]): number {
  const words = items.map(({ text }) => wordsOf(text))
  const tied = words.filter((own, at) => [at - 1, at + 1].some((next) => ties(own, words[next])))
  return tied.length / Math.max(items.length, 1)
}

interface Words {
  names: Set<string>
  others: Set<string>
}

/** Most characters of a paragraph that are examined; fewest letters of a name and of another meaningful word; number of
 * words that connect two paragraphs. */
const mostCharacters = 3000
const fewestOfName = 4
const fewestOfWord = 6
const fewestShared = 2

function wordsOf(text: string): Words {
  const names = new Set<string>()
  const others = new Set<string>()
  for (const [word] of text.slice(0, mostCharacters).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]{2,}/gu)) {
    const plain = word.toLowerCase().replace(/['’]s$/, '')
    if (/^\p{Lu}/u.test(word) && word.length >= fewestOfName) names.add(plain)
    else if (word.length >= fewestOfWord) others.add(plain)
  }
  for (const name of ordinary) names.delete(name)
  return { names, others }
}

/** Words that begin sentences, and names found on every page. */
const ordinary =
  'this that they there their then when what while where with from after before about also have here more most some many other these those according however meanwhile because although since under over into during last next monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december good morning'.split(
    ' ',
  )

function ties(own: Words, next: Words | undefined): boolean {
  if (next === undefined) return false
  return (
    [...own.names].some((name) => next.names.has(name)) ||
    [...own.others].filter((word) => next.others.has(word)).length >= fewestShared
  )
}
