// What an HTML page states of its article outside its text, in order of trust: JSON-LD, Open Graph, meta, rel=author,
// byline classes, microdata, time. Each value comes with the words and the element it was read from.
import { withoutReferences } from '../html/character-references.ts'
import { linkedDataIn } from '../html/json-ld.ts'
import { fold, plain } from '../language/fold.ts'
import { chosenAddress } from './address.ts'
import { authorsIn } from './authors.ts'
import { readDate } from './date.ts'

/** What the page says of its article, each with the words it was read from. */
export interface Stated {
  byline: Fact[]
  publication: Fact | null
  publishedOn: Fact | null
  /** The canonical address, and what is to be said of it. */
  url: (Fact & { upgraded: boolean }) | null
  notes: string[]
  titles: StatedTitles
}

export interface Fact {
  value: string
  /** A line of the page's text. */
  from: string
  /** Where in the page it stands: `meta og:site_name`. */
  element?: string
}

export interface StatedTitles {
  /** For other machines. */
  titles: string[]
  /** Of the window. */
  window: string | null
  sites: string[]
}

interface Element {
  getAttribute(name: string): string | null
  textContent: string
  parentElement: Element | null
  tagName: string
}
export interface Head {
  querySelectorAll(selector: string): Iterable<Element>
}

/** Elements of one kind that are looked at. */
const most = 5

export function statedIn(document: Head): Stated {
  const page = new Page(document)
  const scripts = page.elements('script[type="application/ld+json"]', 50).map(({ textContent }) => textContent)
  const own = page.contents('og:title', 'twitter:title').map(({ from }) => plain(from))
  const data = linkedDataIn(scripts, (title) => own.includes(plain(cleaned(title))))
  const said = (values: string[], name: string) => facts(values, `JSON-LD ${name}`)
  const addresses = [
    ...page.attributes('link[rel~="canonical"]', 'href'),
    ...page.contents('og:url'),
    ...said(data.addresses, 'url'),
  ]
  const titles = titlesIn(page, data.titles)
  const names = publishersIn(page, data, titles.window, hostsOf(addresses))
  const address = chosenAddress(addresses.map(({ from }) => from))
  const element = addresses.find(({ from }) => from === address.url?.from)?.element ?? 'link rel=canonical'
  return {
    byline: authorsIn(authorGroups(page, data.authors), names),
    publication: names[0] ?? null,
    publishedOn: datesIn(page, data.dates).flatMap(dated)[0] ?? null,
    url: address.url === null ? null : { ...address.url, element },
    notes: address.notes,
    titles: {
      ...titles,
      sites: [...names.map(({ value }) => value), ...data.sites.map(cleaned), ...addresses.flatMap(domainNames)],
    },
  }
}

export const cleaned = (text: string): string => fold(withoutReferences(text)).slice(0, 300)

const facts = (values: readonly string[], element: string): Required<Fact>[] =>
  values.map(cleaned).flatMap((from) => (from === '' ? [] : [{ value: from, from, element }]))

class Page {
  readonly #document: Head

  constructor(document: Head) {
    this.#document = document
  }

  elements(selector: string, limit = most): Element[] {
    const found: Element[] = []
    for (const element of this.#document.querySelectorAll(selector)) {
      if (found.length >= limit) break
      found.push(element)
    }
    return found
  }

  attributes(selector: string, name: string): Required<Fact>[] {
    return facts(
      this.elements(selector).flatMap((one) => one.getAttribute(name) ?? []),
      selector.replace(/\[(rel~?=)"?([^"\]]*)"?\]/, ' rel=$2').slice(0, 60),
    )
  }

  /** Of `meta` elements by their name, property or itemprop, in this order. */
  contents(...names: string[]): Required<Fact>[] {
    return names.flatMap((name) => {
      const found = this.elements(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
      return facts(
        found.flatMap((one) => one.getAttribute('content') ?? []),
        `meta ${name}`,
      )
    })
  }

  /** Texts of elements that stand in no caption, no comment and no list of other articles. */
  texts(selector: string): Required<Fact>[] {
    const found = this.elements(selector, 4 * most).filter((element) => !isOfSomethingElse(element))
    return facts(
      found.slice(0, most).map(({ textContent }) => textContent.slice(0, longest)),
      selector.slice(0, 60),
    )
  }
}

/** Characters of an element that names somebody. */
const longest = 200

const others =
  /(?:^|[\s_-])(?:comments?|related|recommended|recirc|popular|trending|teasers?|cards?|promo|sidebar|widget|captions?|credits?|image|img|photo|gallery|media|footer|nav|menu|reviewer|share|social|newsletter)(?:$|[\s_-])/i

function isOfSomethingElse(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at !== null && depth < 8; at = at.parentElement, depth += 1) {
    if (/^(?:figure|figcaption|aside|nav|footer)$/i.test(at.tagName)) return true
    const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`
    if (at.tagName.toLowerCase() !== 'body' && at.tagName.toLowerCase() !== 'html' && others.test(names)) return true
  }
  return false
}

function titlesIn(page: Page, headlines: string[]): Omit<StatedTitles, 'sites'> {
  const [window] = page.elements('title')
  return {
    titles: [...page.contents('og:title', 'twitter:title').map(({ value }) => value), ...headlines.map(cleaned)],
    window: window === undefined ? null : cleaned(window.textContent),
  }
}

function authorGroups(page: Page, authors: string[]): Required<Fact>[][] {
  return [
    facts(authors, 'JSON-LD author'),
    page.contents('og:article:author', 'article:author'),
    page.contents('author', 'parsely-author', 'sailthru.author', 'citation_author', 'dc.creator', 'DC.creator', 'byl'),
    page.texts('[rel~="author"]'),
    page.texts('[class*="byline"],[class*="Byline"]'),
    page.texts('[class~="author"],[class*="author-name"],[class*="author__name"],[class*="authorName"]'),
    page.texts('[itemprop~="author"]'),
  ]
}

/** Where pages state the day, beside JSON-LD. */
const days = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publish-date',
  'publish_date',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date',
  'DC.date',
  'DC.date.issued',
  'dcterms.created',
  'citation_publication_date',
]

function datesIn(page: Page, dates: string[]): Required<Fact>[] {
  return [
    ...facts(dates, 'JSON-LD datePublished'),
    ...page.contents(...days),
    ...page.attributes('[itemprop="datePublished"]', 'datetime'),
    ...page.attributes('[itemprop="datePublished"]', 'content'),
    ...page.attributes('time[pubdate],article time[datetime],header time[datetime],main time[datetime]', 'datetime'),
  ]
}

function dated(stated: Required<Fact>): Fact[] {
  const found = readDate(stated.value)
  return found === null ? [] : [{ ...stated, value: found.date }]
}

/** @example domainNames('https://www.v8.dev/blog') // ['v8.dev', 'v8'] */
function domainNames({ from }: { from: string }): string[] {
  const host = hostIn(from)
  return host === null ? [] : [host, host.split('.')[0] ?? '']
}

const hostIn = (address: string) =>
  /^https?:\/\/(?:www\.)?([a-z0-9.-]{1,100})/i.exec(address)?.[1]?.toLowerCase() ?? null
const hostsOf = (addresses: readonly Fact[]) => [...new Set(addresses.flatMap(({ from }) => hostIn(from) ?? []))]

/** Names of the publication, the surest first. The name of the site, where it is written as one, stands before its
 * publisher in JSON-LD, which is as often the company that owns it. */
function publishersIn(
  page: Page,
  data: { publishers: string[]; sites: string[] },
  window: string | null,
  hosts: string[],
): Required<Fact>[] {
  const sites = [...new Set(data.sites.map(cleaned))]
  const owned = (fact: Required<Fact>) => isOfHost(fact.value, hosts)
  const all = [
    ...page.contents('og:site_name').filter(({ value }) => isWritten(value)),
    ...facts(data.publishers, 'JSON-LD publisher'),
    ...page.contents(
      'og:site_name',
      'application-name',
      'citation_journal_title',
      'dc.publisher',
      'DC.publisher',
      'cre',
    ),
    ...page.texts('[itemprop~="publisher"] [itemprop="name"],[itemprop~="sourceOrganization"] [itemprop="name"]'),
    ...(sites.length === 1 ? facts(sites, 'JSON-LD name') : []),
    ...facts(window === null ? [] : endsOf(window), 'title').filter(owned),
    ...page.contents('apple-mobile-web-app-title', 'al:ios:app_name').filter(owned),
    ...copyrightIn(page).filter((fact) => isOfHost(fact.value, hosts.length > 0 ? hosts : linkedHosts(page))),
  ]
  return all.filter(({ value }) => isName(value) && value !== window)
}

const isName = (text: string) =>
  text.length <= 60 && text.split(' ').length <= 7 && /\p{L}/u.test(text) && !/https?:|[<>{}@]/.test(text)

/** No domain and no name for machines. */
const isWritten = (text: string) => /\p{Lu}|\p{Lo}/u.test(text) && !/\.\p{L}{2,6}$/u.test(text)

/** What stands behind the last separator of a window's title. */
function endsOf(title: string): string[] {
  const parts = title.split(/ [·•:»—–|-] |\s?\|\s?/)
  return parts.length > 1 ? [parts.at(-1) ?? ''] : []
}

const letters = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Letters that a name and a host must share. */
const shared = 4

/** The host is named so, or a part of the name is the host: `Trinidad Guardian` of guardian.co.tt. */
function isOfHost(name: string, hosts: readonly string[]): boolean {
  const whole = letters(name).replace(/^the/, '')
  const words = plain(name).split(/[^\p{L}\p{N}]+/u)
  return hosts.some((host) => {
    const labels = host.split('.').slice(0, -1)
    return labels.some(
      (label) =>
        letters(label) === whole ||
        letters(label) === letters(name) ||
        (label.length > shared && words.includes(label)),
    )
  })
}

/** Hosts of the files that a page of no stated address is made of: those of its own site come most often. */
function linkedHosts(page: Page): string[] {
  const counts = new Map<string, number>()
  const found = page.elements('link[href],script[src],a[href]', 300)
  for (const element of found) {
    const host = hostIn(element.getAttribute('href') ?? element.getAttribute('src') ?? '')
    const name = host?.split('.').slice(-2).join('.')
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > found.length / 4 ? [first[0]] : []
}

const copyright =
  /(?:©|\(c\)|copyright)[\s©]{0,3}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]{0,3}(\p{L}[\p{L}\p{N} .&'’-]{1,50}?)(?:,? (?:LLC|Inc|Ltd|GmbH|Limited|Corp)\b|[.,|]|\s?all rights|$)/iu

function copyrightIn(page: Page): Required<Fact>[] {
  const lines = page.elements('[class*="copyright"],[class*="Copyright"],footer p,footer small,footer div', 40)
  return facts(
    lines.slice(0, 40).flatMap(({ textContent }) => copyright.exec(textContent.slice(0, longest))?.[1]?.trim() ?? []),
    'copyright line',
  )
}
