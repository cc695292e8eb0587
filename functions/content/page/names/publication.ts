// The publication of an HTML page: by the name it states for the site, JSON-LD, the titles of its window and its feed,
// its logo, the link to its front page, the line of its copyright. In what order these count.
import { countWords, plain } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { cleaned, type Fact, facts, longest, type Page } from '../elements/stated-elements.ts'

/** @example domainNames('https://www.v8.dev/blog') // ['v8.dev', 'v8'] */
export function domainNames({ from }: { from: string }): string[] {
  const host = hostIn(from)
  return host === null ? [] : [host, host.split('.')[0] ?? '']
}

const hostIn = (address: string) =>
  /^https?:\/\/(?:www\.)?([a-z0-9.-]{1,100})/i.exec(address)?.[1]?.toLowerCase() ?? null
export const hostsOf = (addresses: readonly Fact[]) => [...new Set(addresses.flatMap(({ from }) => hostIn(from) ?? []))]

/** Names of the publication, most certain first. A site name written like a name comes before the publisher in JSON-LD,
 * which is just as often the company that owns the site. */
export function publishersIn(
  page: Page,
  data: { publishers: string[]; sites: string[] },
  window: string | null,
  hosts: string[],
): Required<Fact>[] {
  const sites = [...new Set(data.sites.map(cleaned))]
  // A page that states no address names its site's by its own links.
  const own = hosts.length > 0 ? hosts : linkedHosts(page)
  const feeds = feedsOf(page)
  const marks = [...feeds, ...marksOf(page, hosts)]
  const keys = new Set(marks.map(({ value }) => letters(value)))
  const owned = ({ value }: Fact) => isOfHost(value, own) || keys.has(letters(value))
  const named = page.contents('og:site_name').filter(({ value }) => isWritten(value) && !isOneWord(value))
  const small = page.contents('og:site_name').filter(({ value }) => isOneWord(value))
  const inTitle = facts(window === null ? [] : [...endsOf(window), ...startsOf(window)], 'title').filter(owned)
  const shown = marks.filter(({ value }) => (value.includes(' ') || isHost(value, hosts)) && isOfHost(value, hosts))
  const all = [
    ...named.filter(({ value }) => !isSection(value, data.publishers, window, hosts)),
    ...page.contents('prism.publicationname', 'citation_journal_title'),
    ...facts(data.publishers, 'JSON-LD publisher'),
    ...page.contents('og:site_name').filter(({ value }) => !isOneWord(value)),
    ...(small.length > 0 ? [...inTitle, ...shown] : []),
    ...small,
    ...page.contents('application-name', 'dc.publisher', 'cre'),
    ...page.texts('[itemprop~="publisher"] [itemprop="name"],[itemprop~="sourceOrganization"] [itemprop="name"]'),
    ...page.attributes('[itemprop~="publisher"] meta[itemprop="name"]', 'content'),
    ...(sites.length === 1 ? facts(sites, 'JSON-LD name') : []),
    ...feeds.filter(({ value, from }) => from.startsWith(`${value} » `)),
    ...inTitle,
    ...page.contents('apple-mobile-web-app-title', 'al:ios:app_name').filter(owned),
    ...shown,
    ...copyrightIn(page)
      .filter(({ value }) => !company.test(value))
      .filter(({ value }) => isOfHost(value, own)),
  ]
  const names = all
    .filter(({ value }) => value !== window)
    .map((fact) => ({ ...fact, value: withoutSlogan(withoutCompany(fact.value)) }))
    .filter(({ value }) => isName(value) && value !== window)
  // A publisher with two languages may state its name in the other; names in the page's own script come first.
  const isOwn = (fact: Fact) => window === null || isInLettersOf(window, fact.value) || owned(fact)
  return [...names.filter(isOwn), ...names.filter((one) => !isOwn(one))]
}

/** A text in another script contains Latin words too. */
function isInLettersOf(window: string, name: string): boolean {
  const [all, others] = [window.match(/\p{L}/gu) ?? [], window.match(notLatin) ?? []]
  return 2 * others.length > all.length ? name.match(notLatin) !== null : /\p{Script=Latin}{2}/u.test(name)
}
const notLatin = /(?!\p{Script=Latin})\p{L}/gu

/** A name for machines, in lower case and one word, or a whole host name: `hillherald`, `www.hillherald.com`. Some
 * newspapers do write themselves like this. */
const isOneWord = (name: string) =>
  /^[\p{Ll}\p{N}]+$|^www\.[\p{L}\p{N}.-]+$|^@?[\p{L}\p{N}]+_[\p{L}\p{N}_]+$/u.test(name)

/** The holder of a newspaper's copyright is just as often the company behind it. */
const company =
  /\b(?:association|company|corporation|laborator(?:y|ies)|holdings?|group|network|communications|publishing|publications|publishers|enterprises|partners|initiative|foundation|ventures|verlag|gmbh|mediengruppe|editorial|groupe|grupo|gruppo)\.?$/i

/** True of the name of a part of the site, if its publisher has the name of its host and the window's title ends with
 * it. */
const isSection = (name: string, publishers: readonly string[], window: string | null, hosts: string[]) =>
  !isOfHost(name, hosts) &&
  publishers.some((one) => isOfHost(one, hosts) && window !== null && endsOf(window).includes(cleaned(one)))

/** Fewest words of an addition to a site's name that are a slogan. Chosen, not measured, as are the other numbers
 * here. */
const fewestOfSlogan = 3

/** Of five words or more, without a space before it. */
const gluedSlogan = /(?<=^[\p{L}\p{N}]{2,30})-\p{Lu}\p{L}+(?: [^ ]+){4,}$/u

const hostName = /^(?:www\.)?[\p{L}\p{N}-]{2,60}\.\p{Ll}{2,4}$/iu
const legalForm =
  /(?<!\p{L})(?:gmbh|ag|kg|se|ltd|llc|inc|corp|limited|s\.?a\.?s?|s\.?p\.?a|s\.?r\.?l|b\.?v|plc)\.?(?!\p{L})/iu

/** `Hill Publishing Ltd, The Herald`: the company in front of the paper. */
function withoutCompany(name: string): string {
  const parts = name.split(', ')
  const others = parts.filter((part) => !legalForm.test(part))
  return parts.length === 2 && others.length === 1 && countWords(others[0] ?? '') <= mostOfName
    ? (others[0] ?? name)
    : name
}

/** `The Herald - News and weather from the coast`: what a site says about itself is not part of its name. */
function withoutSlogan(written: string): string {
  const name = written.replace(gluedSlogan, '')
  const [own = '', ...slogan] = name.split(/ [|–—·-] |, (?=\p{Ll})/u)
  if (slogan.length > 0 && hostName.test(own)) return own.replace(/^www\./i, '')
  return countWords(slogan.join(' ')) >= fewestOfSlogan && !/^(?:home|news|welcome)$/i.test(own) ? own : name
}

/** Most elements that are searched for the name of a site, and fewest letters of a name that is more than an
 * initial. */
const mostMarks = 10
const fewestLetters = 3

/** What the page shows as its own name: its logo, the link to its front page, the holder of its copyright. */
function marksOf(page: Page, hosts: readonly string[]): Required<Fact>[] {
  const home = hosts.flatMap((host) =>
    ['', 'www.'].flatMap((www) => ['', '/'].map((end) => `a[href="https://${www}${host}${end}"]`)),
  )
  const images = page.attributes('header img[alt],a[href="/"] img[alt],[class*="logo"] img[alt]', 'alt')
  const links = page.elements(
    ['a[href="/"]', ...home, '[class*="site-title"],[class~="logo"],#header h1,.header h1'].join(),
    mostMarks,
  )
  const texts = facts(
    links.flatMap((link) => [link.textContent.slice(0, longest), link.getAttribute('title') ?? '']),
    'link to the front page',
  )
  return [...images, ...texts, ...copyrightIn(page)]
    .map((fact) => ({
      ...fact,
      value: fact.value.replace(/^(?:copyright|logo(?: de[rs]?)?) | (?:home(?: ?page)?|logo|startseite)$/i, ''),
    }))
    .filter(({ value }) => letters(value).length >= fewestLetters)
}

/** What follows the site's name in the title of its feed. */
const behindFeed = / [»:] .*$|[ :|–—-]{1,3}(?:all stories|latest|rss|atom|feed|news feed|articles|posts|blog)(?: .*)?$/i

/** A writer's own site may have their name. */
export const isFeed = (element: string): boolean => element.startsWith('link rel=alternate')

/** The site as its feed is named: `The Hill Herald » Feed`. */
const feedsOf = (page: Page): Required<Fact>[] =>
  page
    .attributes('link[rel~="alternate"][type="application/rss+xml"]', 'title')
    .map((fact) => ({ ...fact, value: fact.value.replace(behindFeed, '').replace(/^(?:rss|feed)[ :|–—-]{1,3}/i, '') }))
    .filter(({ value }) => letters(value).length >= fewestLetters && !/^(?:rss|atom|feed|all|latest)\b/i.test(value))

/** Names for a part of a site, or for any site. */
const anySite = /^(?:magazine|news|blog|home ?page|home|website|web ?site|articles?|stories|start(?:seite)?|accueil)$/i

const longestName = 60
const mostOfName = 7
const isName = (text: string) =>
  text.length <= longestName &&
  text.split(' ').length <= mostOfName &&
  /\p{L}/u.test(text) &&
  !/^(?:posted|written|published) by /i.test(text) &&
  !anySite.test(text) &&
  !/https?:|[<>{}@]/.test(text)

/** True if it is neither a domain nor a name for machines. */
const isWritten = (text: string) => /\p{Lu}|\p{Lo}/u.test(text) && !/\.\p{L}{2,6}$/u.test(text)

/** What follows the title in a window: the last part, and the one before it, where a slogan stands behind the name of
 * the site. A day is no part. */
function endsOf(title: string): string[] {
  const [, ...behind] = title.split(/ [·•:»—–|/-] |\s?\|\s?/).filter((part, at) => at === 0 || readDate(part) === null)
  return behind.slice(-2).reverse()
}

/** What comes before the first colon or bar: old sites begin with their name. */
const startsOf = (title: string): string[] =>
  title
    .split(/: | ?\| ?/)
    .slice(0, -1)
    .slice(0, 1)

const letters = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Fewest letters that a name and a host must share. */
const shared = 4

/** True if the host has the name, or a part of the name is the host: `Trinidad Guardian` of guardian.co.tt. */
function isOfHost(name: string, hosts: readonly string[]): boolean {
  const whole = letters(name).replace(/^the/, '')
  const spelled = letters(name.replace(/[äöüÄÖÜ]/g, '$&e'))
  const words = plain(name).split(/[^\p{L}\p{N}]+/u)
  return hosts.some((host) => {
    const labels = host.split('.').slice(0, -1)
    return (
      labels.some(
        (label) =>
          letters(label) === whole ||
          letters(label) === spelled ||
          letters(label) === letters(name) ||
          letters(host) === whole ||
          (label.length > shared && words.includes(label)) ||
          (words.length > 1 && label.length >= fewestLetters && isShort(label, words)),
      ) || isSpelledOut(words, labels)
    )
  })
}

/** True if each of its words stands between the dots and hyphens: `Bridge Blog` of blog.bridge-town.org. */
function isSpelledOut(words: readonly string[], labels: readonly string[]): boolean {
  const parts = new Set(labels.flatMap((label) => label.split('-')))
  return words.length > 1 && words.some(({ length }) => length >= shared) && words.every((word) => parts.has(word))
}

/** In one word with a capital, and nothing else. */
const isHost = (name: string, hosts: readonly string[]) =>
  /^\p{Lu}[\p{L}\p{N}]+$/u.test(name) && hosts.some((host) => host.split('.').slice(0, -1).includes(letters(name)))

/** True if the label consists of beginnings of all the words: `nytimes`, `wapo`; `the` may be left out. */
function isShort(label: string, [word = '', ...others]: readonly string[]): boolean {
  if (word === '') return label === ''
  if (word === 'the' && isShort(label, others)) return true
  const most = Math.min(word.length, label.length)
  for (let taken = 1; taken <= most && label[taken - 1] === word[taken - 1]; taken += 1) {
    if (others.length === 0 ? taken === label.length : isShort(label.slice(taken), others)) return true
  }
  return false
}

/** Most links and files that are examined, and least share of them that makes a host the site's own. */
const mostLinked = 300
const leastOwn = 0.25

/** Hosts of a page's files if it states no address: those of its own site are the most frequent. */
function linkedHosts(page: Page): string[] {
  const found = page.elements('link[href],script[src],a[href]', mostLinked)
  const hosts = found.flatMap((one) => hostIn(one.getAttribute('href') ?? one.getAttribute('src') ?? '') ?? [])
  const least = leastOwn * found.length
  const [whole] = mostFrequent(
    hosts.map((host) => host.split('.').slice(-2).join('.')),
    least,
  )
  if (whole === undefined) return []
  return [
    ...new Set([
      ...mostFrequent(
        hosts.filter((host) => host.endsWith(whole)),
        0,
      ),
      whole,
    ]),
  ]
}

/** The most frequent one, if there are more than that many of it. */
function mostFrequent(names: readonly string[], least: number): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > least ? [first[0]] : []
}

const copyright =
  /(?:©|\(c\)|copyright)[\s©]{0,3}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]{0,3}(?:by )?(\p{L}[\p{L}\p{N} .&'’-]{1,50}?)(?:,? (?:LLC|Inc|Ltd|GmbH|Limited|Corp)\b|[.,|]|\s?all rights|$)/iu

/** Most lines that are examined. */
const mostLines = 40

function copyrightIn(page: Page): Required<Fact>[] {
  const lines = page.elements(
    '[class*="copyright"],[class*="Copyright"],footer p,footer small,footer div,center',
    mostLines,
  )
  return facts(
    lines.flatMap(({ textContent }) => copyright.exec(textContent.slice(0, longest))?.[1]?.trim() ?? []),
    'copyright line',
  )
}
