// Reads the operator's topics (`seeds/topics.json`) and names every mistake in the file.

import { isRecord } from '../../language/words/json-record.ts'
import { isCanonicalTag } from '../../language/words/tag.ts'
import type { Topic } from '../../types.ts'
import { jsonOf } from './operator-json.ts'

/** The topics file is missing or malformed; the message lists each mistake, the entry it is in and what to do. */
export class InvalidTopics extends Error {
  override name = 'InvalidTopics'
  readonly mistakes: string[]
  constructor(mistakes: string[]) {
    super(`topics.json cannot be used:\n${mistakes.map((one) => `- ${one}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

/** The topics in a file's text, in its order. @throws InvalidTopics */
export function parseTopics(text: string): Topic[] {
  const data = jsonOf(text, (mistake) => new InvalidTopics([mistake]))
  if (!Array.isArray(data))
    throw new InvalidTopics(['it must be a list of topics: [{ "id": …, "label": …, "definition": …, "terms": [ … ] }]'])
  if (data.length === 0) throw new InvalidTopics(['it names no topic; add at least one'])
  const mistakes = [...data.flatMap(mistakesOf), ...repeated(data)]
  if (mistakes.length > 0) throw new InvalidTopics(mistakes)
  return data as Topic[]
}

/** @throws InvalidTopics if the file has no topic with that id */
export function topicById(topics: Topic[], id: string): Topic {
  const found = topics.find((topic) => topic.id === id)
  if (found) return found
  throw new Error(`there is no topic "${id}"; known ones are ${topics.map((topic) => topic.id).join(', ')}`)
}

const translated = ['labels', 'definitions'] as const

const keys = new Set(['id', 'label', 'definition', ...translated, 'terms', 'exclude'])

function mistakesOf(entry: unknown, at: number): string[] {
  const name = `topic ${at + 1}${isRecord(entry) && typeof entry['id'] === 'string' ? ` ("${entry['id']}")` : ''}`
  if (!isRecord(entry)) return [`${name}: must be an object with id, label, definition and terms`]
  const found: string[] = []
  const { id, terms, exclude } = entry
  if (typeof id !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > longestId) {
    found.push(`${name}: id must be lower-case letters and digits joined by hyphens, at most 40, e.g. "south-caucasus"`)
  }
  for (const key of ['label', 'definition']) {
    const value = entry[key]
    if (typeof value !== 'string' || value.trim() === '')
      found.push(`${name}: ${key} is empty; write what readers should see`)
  }
  for (const key of translated) for (const why of translationMistakes(entry[key])) found.push(`${name}, ${key}: ${why}`)
  for (const key of Object.keys(entry))
    if (!keys.has(key)) found.push(`${name}: unknown key "${key}"; known ones are ${[...keys].join(', ')}`)
  if (!Array.isArray(terms) || terms.length === 0)
    found.push(`${name}: terms is empty; add the words that speak of it, e.g. { "text": "Armenia" }`)
  else
    for (const [n, term] of terms.entries())
      for (const why of termMistakes(term)) found.push(`${name}, term ${n + 1}: ${why}`)
  if (
    exclude !== undefined &&
    !(Array.isArray(exclude) && exclude.every((one) => typeof one === 'string' && one.trim() !== ''))
  ) {
    found.push(`${name}: exclude must be a list of words or phrases, none empty`)
  }
  return found
}

/** Most characters of an id, which appears in links and keys; and the greatest weight, against 1 for a plain term.
 * Chosen, not measured. */
const longestId = 40
const mostWeight = 10
/** Most characters of a translation: one line of a form or one chip of a mail has no room for more. */
const longestTranslation = 200

function translationMistakes(value: unknown): string[] {
  if (value === undefined) return []
  if (!isRecord(value)) return ['must name languages, e.g. { "ar": "…" }']
  return Object.entries(value).flatMap(([language, text]) => {
    if (!isCanonicalTag(language))
      return [`"${language.slice(0, 40)}" is not a language; write its tag, e.g. "ar" or "pt-BR"`]
    if (typeof text !== 'string' || text.trim() === '') return [`"${language}" is empty; write the words, or remove it`]
    return text.length > longestTranslation || /[\p{Cc}\u2028\u2029⟦⟧]/u.test(text)
      ? [`"${language}" must be one plain line of at most ${longestTranslation} characters`]
      : []
  })
}

function termMistakes(term: unknown): string[] {
  if (!isRecord(term)) return ['must be an object, e.g. { "text": "Armenia", "weight": 2 }']
  const { text, weight, caseSensitive } = term
  if (typeof text !== 'string' || !/[\p{L}\p{N}]/u.test(text)) return ['text holds no letter; write a word or a phrase']
  const found: string[] = []
  if (weight !== undefined && !(typeof weight === 'number' && weight > 0 && weight <= mostWeight)) {
    found.push(`the weight of "${text}" must be a number above 0, at most 10`)
  }
  if (caseSensitive !== undefined && typeof caseSensitive !== 'boolean') {
    found.push(`caseSensitive of "${text}" must be true or false`)
  }
  return found
}

function repeated(entries: unknown[]): string[] {
  const seen = new Map<string, number>()
  return entries.flatMap((entry, at) => {
    const id = isRecord(entry) ? entry['id'] : undefined
    if (typeof id !== 'string') return []
    const first = seen.get(id)
    if (first !== undefined)
      return [`topic ${at + 1}: the id "${id}" is that of topic ${first + 1}; give it another one or merge the two`]
    seen.set(id, at)
    return []
  })
}
