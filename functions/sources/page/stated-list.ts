// The articles that an index page lists as JSON-LD (schema.org), its only list if its links are written by scripts,
// which are not run.
import { articleKey, siteOf } from '../canonical-url.ts'
import { absolute } from '../feed/absolute-link.ts'
import { feedDate } from '../feed/feed-date.ts'
import { plainLine } from '../feed/plain-text.ts'
import type { Entry } from '../feed/types.ts'
import { listedAddress } from '../listed-address.ts'

/** Most characters of a script, most scripts of a page, and most things in them that are read. */
const mostCharacters = 1_000_000
const mostScripts = 40
const mostThings = 5_000
/** A page holds a list, which holds items, which hold articles. */
const deepest = 8

/** Types that list the path to a page or the parts of a site, not articles. */
const noList = /^(?:BreadcrumbList|SiteNavigationElement|WPHeader|WPFooter)$/
const article = /(?:Article|Posting|Report|Review)$/
/** Properties by which things hold the articles they list; others say what something is about, or by whom. */
const holding = [
  '@graph',
  'mainEntity',
  'itemListElement',
  'item',
  'hasPart',
  'blogPost',
  'blogPosts',
  'dataFeedElement',
]

type Thing = Record<string, unknown>

/** In order, each once, on the page's own site.
 *
 * @param base of relative addresses
 * @param page the page's own address */
export function statedEntries(html: string, base: string | null, page: string | null): Entry[] {
  const found = new Map<string, Entry>()
  const site = page === null ? null : siteOf(page)
  const own = page === null ? null : articleKey(page)
  const budget = { left: mostThings }
  for (const script of scriptsIn(html))
    for (const entry of entriesIn(parsed(script), base, budget, 0)) {
      const key = entry.url === null ? null : articleKey(entry.url)
      if (key === null || key === own || found.has(key)) continue
      if (site !== null && siteOf(entry.url ?? '') !== site) continue
      found.set(key, entry)
    }
  return [...found.values()]
}

/** Not by one regular expression over the whole page: a missing end would be searched for from each beginning. */
function scriptsIn(html: string): string[] {
  const scripts: string[] = []
  const lower = html.toLowerCase()
  let at = 0
  while (scripts.length < mostScripts) {
    const start = lower.indexOf('<script', at)
    const open = start < 0 ? -1 : html.indexOf('>', start)
    const end = open < 0 ? -1 : lower.indexOf('</script', open)
    if (end < 0) return scripts
    if (html.slice(start, open).slice(0, 500).includes('ld+json') && end - open <= mostCharacters)
      scripts.push(html.slice(open + 1, end))
    at = end
  }
  return scripts
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script.replace(/[\u0000-\u001f]/g, ' '))
  } catch {
    return null
  }
}

function entriesIn(value: unknown, base: string | null, budget: { left: number }, depth: number): Entry[] {
  if (Array.isArray(value)) return value.flatMap((one) => entriesIn(one, base, budget, depth))
  if (!isThing(value) || depth > deepest || budget.left <= 0) return []
  budget.left -= 1
  const types = textsIn(value['@type'])
  if (types.some((type) => noList.test(type))) return []
  const isArticle = types.some((type) => article.test(type))
  const isItem = types.includes('ListItem') && !isThing(value['item'])
  const inside = holding.flatMap((key) => entriesIn(value[key], base, budget, depth + 1))
  return isArticle || isItem ? [...entryOf(value, base), ...inside] : inside
}

function entryOf(thing: Thing, base: string | null): Entry[] {
  const { url, mainEntityOfPage, item } = thing
  const [address] = [...textsIn(url), ...textsIn(item), ...textsIn(mainEntityOfPage), ...idOf(mainEntityOfPage)]
  const link = address === undefined ? null : absolute(address, base)
  if (link === null) return []
  const [title] = [...textsIn(thing['headline']), ...textsIn(thing['name'])]
  const [day] = textsIn(thing['datePublished'])
  return [
    {
      ...listedAddress(link.split('#', 1)[0] ?? link),
      title: plainLine(title ?? '', 'text'),
      published: feedDate(day ?? null),
    },
  ]
}

const idOf = (value: unknown) => (isThing(value) ? [...textsIn(value['@id']), ...textsIn(value['url'])] : [])

const textsIn = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
