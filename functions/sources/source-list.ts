// Reads the operator's sources (`sources.json`), the form and default of every key (`every`, `paused`, `topics`, `keep`
// …), and names every mistake, with the entry, the key and an example. Sets how many sources, topics per source, and
// senders a list may have; and how many new entries of a source are taken at a time (`keep`).

import { isRecord } from '../content/language/words/json-record.ts'
import { isCanonicalTag } from '../content/language/words/tag.ts'
import { jsonOf } from '../content/story/topics/operator-json.ts'
import { freshForPattern } from '../environment.ts'
import { newsletterBox } from './mail/incoming-address.ts'
import { webAddress } from './source-address.ts'
import { intervals, type Source, sourceKinds } from './types.ts'

/** The file is malformed; the message lists every mistake and what to do. */
export class InvalidSources extends Error {
  override name = 'InvalidSources'
  readonly mistakes: string[]
  constructor(mistakes: string[]) {
    super(`sources.json cannot be used:\n${mistakes.map((one) => `- ${one}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

/** Default of `keep`: a publisher with a few articles a day needs a week for as many; without it, a news agency with a
 * thousand would fill the list alone. */
const usualKeep = 30
const mostKeep = 200
/** Every source takes at least one request a day; more sources than this would be a search engine. */
const mostSources = 2_000
/** Most characters of a value: a file with the most sources then has at most 1 KB for each. */
const longestWord = 200

/** Most characters of an id, which is used in keys, logs and commands. Chosen, not measured. */
const longestId = 40

/** An article on more topics than this is on none in particular. */
const mostTopics = 5
/** A publisher and those who send emails for it. */
const mostSenders = 10
/** Fewer words are not a sentence, and no list quotes more. */
const [fewestQuoted, mostQuoted] = [8, 2_000]

const defaults = {
  senders: [],
  publication: null,
  language: null,
  topics: [],
  freshFor: null,
  quote: null,
  full: true,
  every: '6h',
  keep: usualKeep,
  include: [],
  exclude: [],
  paused: false,
} as const

/** The sources in a file, in order; an entry with a mistake is left out without affecting the others.
 * Throws `InvalidSources` if the text is not a list of sources. */
export function readSources(text: string): { sources: Source[]; mistakes: string[] } {
  const entries = listIn(text)
  const own = entries.map((entry, at) => mistakesOf(entry, at))
  const shared = repeated(entries)
  const sound = entries.filter((_entry, at) => own[at]?.length === 0 && !shared.has(at)) as Partial<Source>[]
  return {
    sources: sound.map((entry) => ({ ...structuredClone(defaults), ...entry }) as unknown as Source),
    mistakes: [...own.flat(), ...shared.values()],
  }
}

function listIn(text: string): unknown[] {
  const data = jsonOf(text, (mistake) => new InvalidSources([mistake]))
  if (!Array.isArray(data))
    throw new InvalidSources([
      `it must be a list of sources: [{ ${example('id')}, ${example('url')}, ${example('kind')} }]`,
    ])
  if (data.length > mostSources)
    throw new InvalidSources([`it has ${data.length} sources, the limit is ${mostSources}; remove some`])
  return data
}

interface Rule {
  example: string
  /** What it must be; completes the sentence “must be …”. */
  must: string
  holds: (value: unknown) => boolean
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= longestWord &&
  !/[\p{Cc}\u2028\u2029]/u.test(value)
const isWords = (value: unknown) => Array.isArray(value) && value.every(isText)
const isNumber = (most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
const isDomain = (value: unknown) =>
  typeof value === 'string' &&
  value.length <= 253 &&
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}[a-z]{2,63}$/.test(value)
const isYesNo = (value: unknown) => typeof value === 'boolean'
const oneOf = (words: readonly string[]) => (value: unknown) => typeof value === 'string' && words.includes(value)
const listed = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' or ')

const rules = new Map<keyof Source, Rule>([
  [
    'id',
    {
      example: '"example-news"',
      must: `lower-case letters and digits joined by hyphens, at most ${longestId}`,
      holds: (value) =>
        typeof value === 'string' && value.length <= longestId && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value),
    },
  ],
  [
    'url',
    {
      example: '"https://www.example.com/feed.xml"',
      must: 'an address of the public web with http or https, without a port or a password',
      holds: (value) => typeof value === 'string' && ('url' in webAddress(value) || newsletterBox(value) !== null),
    },
  ],
  [
    'senders',
    {
      example: '["example.com"]',
      must: `a list of 1 to ${mostSenders} domains in lower case`,
      holds: (value) =>
        Array.isArray(value) && value.length > 0 && value.length <= mostSenders && value.every(isDomain),
    },
  ],
  ['kind', { example: '"feed"', must: listed(sourceKinds), holds: oneOf(sourceKinds) }],
  ['publication', { example: '"Example News"', must: `one line of at most ${longestWord} characters`, holds: isText }],
  [
    'language',
    {
      example: '"en"',
      must: 'a language tag as it is usually written (BCP 47)',
      holds: (value) => isCanonicalTag(value),
    },
  ],
  [
    'topics',
    {
      example: '["economy"]',
      must: `a list of at most ${mostTopics} ids of topics`,
      holds: (value) => Array.isArray(value) && value.length <= mostTopics && value.every(isText),
    },
  ],
  [
    'freshFor',
    {
      example: '"14d"',
      must: 'days, 1d to 999d, or "always"',
      holds: (value) => typeof value === 'string' && freshForPattern.test(value),
    },
  ],
  [
    'quote',
    {
      example: '40',
      must: `a whole number of words from ${fewestQuoted} to ${mostQuoted}`,
      holds: (value) => isNumber(mostQuoted)(value) && Number(value) >= fewestQuoted,
    },
  ],
  ['full', { example: 'true', must: 'true (the linked page) or false (the entry’s own text)', holds: isYesNo }],
  ['every', { example: '"6h"', must: listed(intervals), holds: oneOf(intervals) }],
  ['keep', { example: String(usualKeep), must: `a whole number from 1 to ${mostKeep}`, holds: isNumber(mostKeep) }],
  ['include', { example: '["economy"]', must: 'a list of words', holds: isWords }],
  ['exclude', { example: '["/sport/"]', must: 'a list of words', holds: isWords }],
  ['paused', { example: 'true', must: 'true or false', holds: isYesNo }],
])

const required: (keyof Source)[] = ['id', 'url', 'kind']

const example = (key: keyof Source) => `"${key}": ${rules.get(key)?.example}`

function mistakesOf(entry: unknown, at: number): string[] {
  const name = `source ${at + 1}`
  if (!isRecord(entry)) return [`${name}: must be an object with ${required.join(', ')}`]
  const given = new Map(Object.entries(entry))
  const id = given.get('id')
  const named = typeof id === 'string' ? `${name} ("${id.slice(0, 40)}")` : name
  const found: string[] = []
  for (const key of required) if (!given.has(key)) found.push(`${named}: ${key} is missing; write e.g. ${example(key)}`)
  for (const [key, value] of given) {
    const rule = rules.get(key as keyof Source)
    if (rule === undefined)
      found.push(`${named}: unknown key "${key.slice(0, 40)}"; known ones are ${[...rules.keys()].join(', ')}`)
    else if (!rule.holds(value))
      found.push(`${named}: ${key} must be ${rule.must}, e.g. ${example(key as keyof Source)}`)
  }
  const kind = given.get('kind')
  if (given.get('full') === false && (kind === 'page' || kind === 'sitemap'))
    found.push(
      `${named}: full must be true or left out where the kind is "${kind}": its entries have no text of their own`,
    )
  return [...found, ...ofLetters(given).map((mistake) => `${named}: ${mistake}`)]
}

/** Mistakes in keys that are required for, or only allowed for, sources of kind `mail`. */
function ofLetters(given: ReadonlyMap<string, unknown>): string[] {
  const isMail = given.get('kind') === 'mail'
  const [url, id] = [given.get('url'), given.get('id')]
  const box = typeof url === 'string' ? newsletterBox(url) : null
  if (!isMail) {
    const wrong = [...(box === null ? [] : ['url']), ...(given.has('senders') ? ['senders'] : [])]
    return wrong.map((key) => `${key} is for newsletters alone; write "kind": "mail" or another ${key}`)
  }
  return [
    ...(box?.source === id
      ? []
      : [
          `url must be its own address for newsletters; "npm run sources -- add --mail ${String(id).slice(0, 40)} --from example.com" makes one`,
        ]),
    ...(given.has('senders') ? [] : [`senders is missing; write e.g. ${example('senders')}`]),
  ]
}

/** Topics that a list names and that do not exist; empty while the topics are not known. */
export function unknownTopics(sources: readonly Pick<Source, 'id' | 'topics'>[], known: readonly string[]): string[] {
  if (known.length === 0) return []
  return sources.flatMap(({ id, topics }) =>
    topics
      .filter((topic) => !known.includes(topic))
      .map(
        (topic) =>
          `source "${id}": topics must be ids of topics.json, e.g. "topics": ["${known[0]}"]; "${topic}" is none of ${known.slice(0, mostNamed).join(', ')}`,
      ),
  )
}

/** Most known topics listed in the message about an unknown one. */
const mostNamed = 20

/** Two entries with the same id would share one state; two with the same address would fetch it twice. By the position
 * of the later one. */
function repeated(entries: unknown[]): Map<number, string> {
  const found = new Map<number, string>()
  for (const key of ['url', 'id'] as const) {
    const seen = new Map<string, number>()
    for (const [at, entry] of entries.entries()) {
      const value = isRecord(entry) ? entry[key] : undefined
      if (typeof value !== 'string') continue
      const first = seen.get(value)
      if (first === undefined) seen.set(value, at)
      else
        found.set(
          at,
          `source ${at + 1}: the ${key} "${value.slice(0, longestWord)}" is that of source ${first + 1}; remove one`,
        )
    }
  }
  return found
}
