// Reads the head of a Markdown page: what it states of its article, in YAML between `---` (or TOML between `+++`).
import { CORE_SCHEMA, load } from 'js-yaml'
import { fold, plain } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import type { Fact } from '../elements/stated-elements.ts'
import { isSomebody } from '../names/several-names.ts'
import type { StatedFacts } from './html-metadata.ts'
import { chosenAddress } from './stated-address.ts'

export interface FrontMatter {
  stated: StatedFacts
  /** The page after it. */
  body: string
}

/** Most lines of a head. */
// Numbers here bound what is large on purpose: chosen, not measured.
const mostLines = 100
const longestHead = 20_000
/** Most references in YAML to something above, which may contain further ones; and most names in one list. */
const mostAliases = 20
const mostValues = 10

/** `key: value`, an entry of a list, an indented line, a comment, or an empty line. */
const field = /^(?:["']?[\w.-]{1,40}["']?\s{0,4}[:=](?:\s|$).*|\s*-\s.*|\s+\S.*|\s*#.*|\s*|[\]})],?)$/

/** `null` if the page begins with its text. */
export function frontMatterIn(text: string): FrontMatter | null {
  const lines = text
    .slice(0, longestHead)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, mostLines)
  const mark = lines[0]?.trimEnd()
  if (mark !== '---' && mark !== '+++') return null
  const end = lines.findIndex(
    (line, at) => at > 0 && (line.trimEnd() === mark || (mark === '---' && line.trimEnd() === '...')),
  )
  const head = lines.slice(1, Math.max(end, 1))
  if (!head.some((line) => /^["']?[\w.-]{1,40}["']?\s{0,4}[:=]/.test(line))) return null
  if (!head.every((line) => field.test(line))) return null
  const body = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(end + 1)
  return { stated: statedIn(new Fields(head)), body: body.join('\n') }
}

class Fields {
  readonly #lines: readonly string[]
  readonly #values: ReadonlyMap<string, unknown>

  constructor(lines: readonly string[]) {
    this.#lines = lines.map(fold)
    this.#values = new Map(valuesIn(lines).map(([key, value]) => [key.toLowerCase(), value]))
  }

  /** Texts of the first of these keys that has any, each with its line. */
  facts(...keys: string[]): Required<Fact>[] {
    for (const key of keys) {
      const found = textsIn(this.#values.get(key))
        .map(fold)
        .filter((text) => text !== '')
      if (found.length > 0)
        return found.map((value) => ({ value, from: this.#lineOf(value), element: `front matter ${key}` }))
    }
    return []
  }

  /** A value folded over several lines is in no single line. */
  #lineOf(value: string): string {
    return this.#lines.find((line) => line.includes(value)) ?? value
  }
}

function valuesIn(lines: readonly string[]): [string, unknown][] {
  const toml = lines.filter((line) => line.trim() !== '').every((line) => !/^[\w.-]+:/.test(line))
  try {
    const value: unknown = toml ? null : load(lines.join('\n'), { schema: CORE_SCHEMA, maxAliases: mostAliases })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value)
  } catch {
    // Ignored: the lines are read one by one below.
  }
  return lines.flatMap((line): [string, unknown][] => {
    const [, key, value = ''] = /^["']?([\w.-]{1,40})["']?\s{0,4}[:=]\s*(.*)$/.exec(line) ?? []
    const list = /^\[(.*)\]$/.exec(value.trim())?.[1]?.split(',')
    return key === undefined ? [] : [[key, list === undefined ? unquoted(value) : list.map(unquoted)]]
  })
}

const unquoted = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2')

/** Texts in a string, a list, or a person with a name. */
function textsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, mostValues) : [value]
  return all.flatMap((one): string[] => {
    if (typeof one === 'string') return [one]
    return typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string' ? [one.name] : []
  })
}

function statedIn(fields: Fields): FrontMatter['stated'] {
  const [title = null] = fields.facts('title', 'headline')
  const [publication = null] = fields.facts('publication', 'publisher', 'site', 'site_name', 'sitename', 'website')
  const address = chosenAddress(
    fields
      .facts('canonical_url', 'canonical', 'canonicalurl', 'url', 'link', 'permalink', 'source_url')
      .map(({ value }) => value),
  )
  const line = fields.facts('canonical_url', 'canonical', 'canonicalurl', 'url', 'link', 'permalink', 'source_url')[0]
  return {
    title,
    byline: fields.facts('authors', 'author', 'byline', 'by').flatMap(namesOf),
    publication: publication !== null && /https?:|\/\//.test(publication.value) ? null : publication,
    publishedOn:
      fields
        .facts('date', 'published', 'publishdate', 'pubdate', 'publish_date', 'date_published', 'created')
        .flatMap(dated)[0] ?? null,
    url: address.url === null || line === undefined ? null : { ...address.url, from: line.from, element: line.element },
    notes: address.notes,
    descriptions: [],
  }
}

function namesOf(stated: Required<Fact>): Fact[] {
  const names = stated.value.replace(/^by /i, '').split(/,? and |, | & /)
  return names.filter((one) => isSomebody(one) && plain(one) !== 'me').map((value) => ({ ...stated, value }))
}

function dated(stated: Required<Fact>): Fact[] {
  const found = readDate(stated.value)
  return found === null ? [] : [{ ...stated, value: found.date }]
}
