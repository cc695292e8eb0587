// What a page says of its article for machines, as JSON-LD (schema.org): its titles, its address and the
// publication's name.

export interface LinkedData {
  titles: string[]
  publishers: string[]
  /** Of the article itself. */
  addresses: string[]
}

/** Characters of a script, and things in it, that are looked at. */
const mostCharacters = 200_000
const mostThings = 100

export function linkedDataIn(scripts: readonly string[]): LinkedData {
  const things = scripts.flatMap(thingsIn).slice(0, mostThings)
  return {
    addresses: things
      .filter(isArticle)
      .flatMap(({ url, mainEntityOfPage }) => [
        ...textsIn(url),
        ...textsIn(
          isRecord(mainEntityOfPage) ? (mainEntityOfPage['@id'] ?? mainEntityOfPage['url']) : mainEntityOfPage,
        ),
      ]),
    titles: things.filter(isArticle).flatMap(({ headline, name }) => textsIn(headline ?? name)),
    publishers: things.flatMap(({ publisher }) => (isRecord(publisher) ? textsIn(publisher['name']) : [])),
  }
}

type Thing = Record<string, unknown>

function thingsIn(script: string): Thing[] {
  if (script.length > mostCharacters) return []
  try {
    const data: unknown = JSON.parse(script.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
    const top = Array.isArray(data) ? data : [data]
    return top
      .flatMap((one) => (isRecord(one) && Array.isArray(one['@graph']) ? one['@graph'] : [one]))
      .filter(isRecord)
  } catch {
    return []
  }
}

const isArticle = (thing: Thing) => textsIn(thing['@type']).some((type) => /(?:Article|Posting|Report)$/.test(type))

function textsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string')
}

const isRecord = (value: unknown): value is Thing => typeof value === 'object' && value !== null
