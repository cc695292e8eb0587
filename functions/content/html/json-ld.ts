// What a page says of its article for machines, as JSON-LD (schema.org).

export interface LinkedData {
  titles: string[]
  authors: string[]
  publishers: string[]
  /** Of the article itself. */
  addresses: string[]
  /** Days on which it was published. */
  dates: string[]
  /** Names of the site and of whoever runs it, where they are said of no article. */
  sites: string[]
}

/** Characters of a script, and things in it, that are looked at. */
const mostCharacters = 200_000
const mostThings = 100
const mostNames = 10

/** @param isTitle tells the article among others that the page lists */
export function linkedDataIn(scripts: readonly string[], isTitle: (text: string) => boolean = () => false): LinkedData {
  const things = scripts.flatMap(thingsIn).slice(0, mostThings)
  const articles = things.filter(isArticle)
  const article = articles.find((one) => textsIn(one['headline']).some(isTitle)) ?? articles[0]
  const byId = new Map(things.flatMap((thing) => textsIn(thing['@id']).map((id) => [id, thing] as const)))
  const namesOf = (value: unknown) => namesIn(value, byId)
  return {
    titles: articles.flatMap(({ headline, name }) => textsIn(headline ?? name)),
    authors: namesOf(article?.['author'] ?? article?.['creator']).slice(0, mostNames),
    publishers: namesOf(article?.['publisher']),
    addresses: articles.flatMap(({ url, mainEntityOfPage }) => [
      ...textsIn(url),
      ...textsIn(isRecord(mainEntityOfPage) ? (mainEntityOfPage['@id'] ?? mainEntityOfPage['url']) : mainEntityOfPage),
    ]),
    dates: textsIn(article?.['datePublished'] ?? article?.['dateCreated']),
    sites: things.filter(isSite).flatMap(({ name }) => textsIn(name)),
  }
}

type Thing = Record<string, unknown>

function thingsIn(script: string): Thing[] {
  if (script.length > mostCharacters) return []
  try {
    const data: unknown = JSON.parse(script.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').replace(controls, ' '))
    const top = Array.isArray(data) ? data : [data]
    return top
      .flatMap((one) => (isRecord(one) && Array.isArray(one['@graph']) ? one['@graph'] : [one]))
      .filter(isRecord)
  } catch {
    return []
  }
}

/** Line breaks inside strings, which scripts get away with and JSON does not. */
const controls = /[\u0000-\u001f]/g

const isArticle = (thing: Thing) => textsIn(thing['@type']).some((type) => /(?:Article|Posting|Report)$/.test(type))
const isSite = (thing: Thing) =>
  textsIn(thing['@type']).some((type) => /^(?:WebSite|Organization|NewsMediaOrganization|Corporation)$/.test(type))

/** Of a person, several, a bare text, or a reference to what stands elsewhere on the page. */
function namesIn(value: unknown, byId: ReadonlyMap<string, Thing>): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.slice(0, mostNames).flatMap((one) => {
    if (!isRecord(one)) return textsIn(one)
    const [id] = textsIn(one['@id'])
    return textsIn(one['name'] ?? (id === undefined ? undefined : byId.get(id)?.['name']))
  })
}

function textsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string')
}

const isRecord = (value: unknown): value is Thing => typeof value === 'object' && value !== null
