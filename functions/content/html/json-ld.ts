// Reads what a page states about its article as JSON-LD (schema.org).

export interface LinkedData {
  titles: string[]
  authors: string[]
  /** Companies and agencies, if it names no other authors. */
  organisations: string[]
  publishers: string[]
  /** Addresses of the article itself. */
  addresses: string[]
  /** Days on which it was published. */
  dates: string[]
  /** Publication days of the page that contains it, if it states no day of its own. */
  pageDates: string[]
  /** Days on which it was changed. */
  changes: string[]
  /** Names of the site and its owner, if they are not stated for an article. */
  sites: string[]
}

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most characters of a script, and most things in it, that are read. */
const mostCharacters = 200_000
const mostThings = 100
const mostNames = 10

/** @param isTitle recognises the article among others that the page lists */
export function linkedDataIn(scripts: readonly string[], isTitle: (text: string) => boolean = () => false): LinkedData {
  const things = scripts.flatMap(thingsIn).slice(0, mostThings)
  const articles = things.filter(isArticle)
  const article = articles.find((one) => textsIn(one['headline']).some(isTitle)) ?? articles[0]
  const page = things.find(isPage)
  const byId = new Map(things.flatMap((thing) => textsIn(thing['@id']).map((id) => [id, thing] as const)))
  const namesOf = (value: unknown) => namesIn(value, byId)
  const authors = listOf(article?.['author'] ?? article?.['creator']).slice(0, mostNames)
  return {
    titles: articles.flatMap(({ headline, name }) => textsIn(headline ?? name)),
    authors: authors.every(isOrganisation) ? [] : namesOf(authors),
    organisations: authors.every(isOrganisation) ? namesOf(authors) : [],
    publishers: namesOf(article?.['publisher']),
    addresses: articles.flatMap(({ url, mainEntityOfPage }) => [
      ...textsIn(url),
      ...textsIn(isRecord(mainEntityOfPage) ? (mainEntityOfPage['@id'] ?? mainEntityOfPage['url']) : mainEntityOfPage),
    ]),
    dates: textsIn(article?.['datePublished'] ?? article?.['dateCreated']),
    pageDates: textsIn(page?.['datePublished']),
    changes: textsIn(article?.['dateModified'] ?? page?.['dateModified']),
    sites: things.filter(isSite).flatMap(({ name }) => textsIn(name)),
  }
}

type Thing = Record<string, unknown>

function thingsIn(script: string): Thing[] {
  if (script.length > mostCharacters) return []
  try {
    const data: unknown = JSON.parse(script.trim().replace(comments, '').replace(controls, ' '))
    return listOf(data).flatMap(unfolded).filter(isRecord)
  } catch {
    return []
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** The things in a graph, or the thing that its page is about. */
const unfolded = (one: unknown): unknown[] => {
  if (!isRecord(one)) return []
  return Array.isArray(one['@graph']) ? one['@graph'] : isRecord(one['mainEntity']) ? [one, one['mainEntity']] : [one]
}

/** Marks that hide a script from XML parsers. */
const comments = /^(?:\/\/|\/\*)? ?<!\[CDATA\[(?: ?\*\/)?|(?:\/\/|\/\*)? ?\]\]>(?: ?\*\/)?$/g

/** Line breaks inside strings, which scripts tolerate and JSON does not. */
const controls = /[\u0000-\u001f]/g

const isArticle = (thing: Thing) => textsIn(thing['@type']).some((type) => /(?:Article|Posting|Report)$/.test(type))
/** Whoever runs a site alone may be stated to be both, a person and an organisation. */
const isOrganisation = (value: unknown) => {
  const types = isRecord(value) ? textsIn(value['@type']) : []
  return types.some((type) => /Organi[sz]ation$|^Corporation$/.test(type)) && !types.includes('Person')
}
const isPage = (thing: Thing) => textsIn(thing['@type']).some((type) => /^(?:WebPage|ItemPage)$/.test(type))
const isSite = (thing: Thing) =>
  textsIn(thing['@type']).some((type) => /^(?:WebSite|Organization|NewsMediaOrganization|Corporation)$/.test(type))

/** Of a person, several, a plain text, or a reference to something elsewhere on the page. */
function namesIn(value: unknown, byId: ReadonlyMap<string, Thing>): string[] {
  return listOf(value)
    .slice(0, mostNames)
    .flatMap((one) => {
      if (!isRecord(one)) return textsIn(one)
      const [id] = textsIn(one['@id'])
      const named = textsIn(one['name'] ?? (id === undefined ? undefined : byId.get(id)?.['name']))
      const parts = [...textsIn(one['givenName']), ...textsIn(one['familyName'])]
      return named.length > 0 ? named : parts.length > 1 ? [parts.join(' ')] : []
    })
}

function textsIn(value: unknown): string[] {
  return listOf(value).filter((one) => typeof one === 'string')
}

const isRecord = (value: unknown): value is Thing => typeof value === 'object' && value !== null
