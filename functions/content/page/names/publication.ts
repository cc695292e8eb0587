// The publication of an HTML page: among the names that it states for its site and its publisher, and those that its
// window, its feed, its logo, its front page and its copyright show, the one that most signs agree on.
import { countWords } from '../../language/words/fold.ts'
import { readDate } from '../days/date.ts'
import { cleaned, type Fact, facts, type Page } from '../elements/stated-elements.ts'
import { hostsOf, isAddress, isHost, isOfHost, letters, linkedHosts, startsAsHost } from './site-address.ts'
import { copyrightIn, feedsOf, logo, marksOf } from './site-marks.ts'

/** What a name is worth by where it stands. A site's name written like a name is worth more than the publisher in
 * JSON-LD, which is just as often the company that owns the site, or of several papers the network; what only readers
 * see is worth nothing before it agrees with something else. Measured on pages as they are: decision 117. */
const worth = { site: 5, journal: 5, publisher: 2.5, company: 2, address: 1.5, stated: 2, section: 2, machine: 0.5 }
/** What it is worth that another sign agrees: the address, of which the name may be a copy, the end of the window's
 * title, another of these places. */
const agreed = { address: 2, itself: 0.5, title: 2, place: 0.5 }
/** Most other places that count. */
const mostPlaces = 2

interface Candidate extends Required<Fact> {
  worth: number
}

/** Names of the publication, most certain first. */
export function publishersIn(
  page: Page,
  data: { publishers: string[]; sites: string[]; writers: readonly string[] },
  window: string | null,
  addresses: readonly Fact[],
): Required<Fact>[] {
  const hosts = hostsOf(addresses)
  // A page that states no address names its site's by its own links.
  const own = hosts.length > 0 ? hosts : linkedHosts(page)
  const [ends, feeds] = [window === null ? [] : endsOf(window), feedsOf(page)]
  const marks = [...feeds, ...marksOf(page, own)]
  const keys = new Set([...marks, ...page.contents('twitter:site')].map(({ value }) => letters(value)))
  const logos = new Set(marks.filter(({ element }) => element === logo).map(({ value }) => letters(value)))
  const isOwn = ({ value }: Fact) =>
    isOfHost(value, own) || keys.has(letters(withoutCompany(value))) || (isAddress(value) && ends.includes(value))
  const sites = [...new Set(data.sites.map(cleaned))]
  const valued = (value: number, found: readonly Required<Fact>[]): Candidate[] =>
    found.map((fact) => ({ ...fact, worth: isForMachines(fact.value) ? Math.min(value, worth.machine) : value }))
  const inTitle = [
    ...facts(window === null ? [] : [...ends, ...startsOf(window)], 'title').filter(isOwn),
    ...facts(window === null ? [] : [fromIn(window)], 'title'),
  ]
  const shown = marks.filter(
    ({ value, element }) =>
      !company.test(value) &&
      (proper.test(value) || isHost(value, hosts)) &&
      isOfHost(value, element === logo ? own : hosts),
  )
  const all = [
    ...page.contents('og:site_name').map((fact) => ({ ...fact, worth: ofSiteName(fact.value, ends, hosts) })),
    ...valued(worth.journal, page.contents('prism.publicationname', 'citation_journal_title')),
    ...facts(data.publishers, 'JSON-LD publisher').map((fact) => ({
      ...fact,
      worth: legalForm.test(fact.value) ? worth.company : worth.publisher,
    })),
    ...valued(worth.stated, page.contents('application-name', 'dc.publisher', 'cre')),
    ...valued(worth.stated, [
      ...page.texts('[itemprop~="publisher"] [itemprop="name"],[itemprop~="sourceOrganization"] [itemprop="name"]'),
      ...page.attributes('[itemprop~="publisher"] meta[itemprop="name"]', 'content'),
    ]),
    ...valued(worth.stated, sites.length === 1 ? facts(sites, 'JSON-LD name') : []),
    ...valued(
      worth.stated,
      feeds.filter(({ value, from }) => from.startsWith(`${value} » `)),
    ),
    ...valued(0, inTitle),
    ...valued(0, page.contents('apple-mobile-web-app-title', 'al:ios:app_name').filter(isOwn)),
    ...valued(0, shown),
    ...valued(
      0,
      copyrightIn(page).filter(
        ({ value }) =>
          !company.test(value) &&
          (isOfHost(value, own) || logos.has(letters(value)) || (own.length === 0 && isAddress(value))),
      ),
    ),
  ]
  // The title of the window is the article's, unless the same name has the copyright.
  const isTitle = ({ value, element }: Fact) => value === window && element !== 'copyright line'
  const names = withoutWriter(all, data.writers)
    .filter((one) => !isTitle(one))
    .map((fact) => ({ ...fact, value: trimmed(ownPart(withoutCompany(fact.value), ends, own)) }))
    .filter((one) => isName(one.value, own) && !isTitle(one))
  const sorted = byAgreement(names, ends, window, own)
  // A publisher with two languages may state its name in the other; names in the page's own script come first.
  const isInScript = (fact: Fact) => window === null || isInLettersOf(window, fact.value) || isOwn(fact)
  return [...sorted.filter(isInScript), ...sorted.filter((one) => !isInScript(one))]
}

/** Whoever writes a site alone is often stated to be its publisher, too: not its name where it states another. */
function withoutWriter(all: readonly Candidate[], writers: readonly string[]): readonly Candidate[] {
  const isSiteName = ({ element }: Fact) => element === 'meta og:site_name'
  const states = all.some((one) => isSiteName(one) && !writers.includes(one.value) && isWritten(one.value))
  return states ? all.filter((one) => isSiteName(one) || !writers.includes(one.value)) : all
}

function ofSiteName(name: string, ends: readonly string[], hosts: string[]): number {
  if (isForMachines(name)) return worth.machine
  if (!isWritten(name)) return worth.address
  const [last] = ends
  const isPart = last !== undefined && last !== name && !isOfHost(name, hosts) && isOfHost(last, hosts)
  const isSection = isPart && !last.includes(name) && !name.includes(last)
  return isSection && (ends.includes(name) || !name.includes(' ')) ? worth.section : worth.site
}

/** Each name with what agrees with it; of equals, the earlier one. */
function byAgreement(names: Candidate[], ends: readonly string[], window: string | null, hosts: readonly string[]) {
  const [last = ''] = ends
  const key = (name: string) => letters(name).replace(/^the/, '')
  const places = new Map<string, Set<string>>()
  for (const { value, element } of names)
    places.set(key(value), (places.get(key(value)) ?? new Set()).add(element.split(' ', 2).join(' ')))
  // A name in lower case at the end of a title is written so for readers: `The old bridge - ferry`.
  const isItself = (value: string) => isAddress(value) || (isForMachines(value) && value !== last)
  // A slogan may follow a name that the address has: `The old bridge - HillHerald news from the valley`.
  const isAtEnd = (value: string) =>
    key(value) === key(last) || window?.endsWith(` ${value}`) || (last.startsWith(`${value} `) && isHost(value, hosts))
  const total = ({ value, worth: own }: Candidate) =>
    own +
    (isOfHost(value, hosts) ? (isItself(value) ? agreed.itself : agreed.address) : 0) +
    (isAtEnd(value) ? agreed.title : 0) +
    agreed.place * Math.min(mostPlaces, (places.get(key(value))?.size ?? 1) - 1)
  const best = names.map((one) => ({ one, total: total(one) })).sort((a, b) => b.total - a.total)
  // Of spellings of one name, that of people comes before that of machines and headlines.
  const isSpelled = ({ value }: Fact) => !isForMachines(value) && value !== value.toUpperCase()
  return best.map(({ one }) => {
    const { worth: _, ...fact } = isSpelled(one)
      ? one
      : (names.find((other) => isSpelled(other) && key(other.value) === key(one.value)) ?? one)
    return fact
  })
}

/** A text in another script contains Latin words too. */
function isInLettersOf(window: string, name: string): boolean {
  const [all, others] = [window.match(/\p{L}/gu) ?? [], window.match(notLatin) ?? []]
  return 2 * others.length > all.length ? name.match(notLatin) !== null : /\p{Script=Latin}{2}/u.test(name)
}
const notLatin = /(?!\p{Script=Latin})\p{L}/gu

/** A name for machines, all in lower case, or a whole host name: `hillherald`, `www.hillherald.com`. Some
 * newspapers do write themselves like this. */
const isForMachines = (name: string) =>
  /^[\p{Ll}\p{N} ]+$|^www\.[\p{L}\p{N}.-]+$|^@?[\p{L}\p{N}]+_[\p{L}\p{N}_]+$/u.test(name)

/** The holder of a newspaper's copyright is just as often the company behind it. */
const company =
  /\b(?:association|company|corporation|laborator(?:y|ies)|holdings?|group|network|communications|publishing|publications|publishers|enterprises|partners|initiative|foundation|ventures|verlag|gmbh|mediengruppe|editorial|groupe|grupo|gruppo)\.?$/i

/** Fewest words of an addition to a site's name that are a slogan. Chosen, not measured, as are the other numbers
 * here. */
const fewestOfSlogan = 3

/** Of five words or more, without a space before it. */
const gluedSlogan = /(?<=^[\p{L}\p{N}]{2,30})-\p{Lu}\p{L}+(?: [^ ]+){4,}$/u

const legalForm =
  /(?<!\p{L})(?:gmbh|ag|kg|se|ltd|llc|inc|corp|limited|s\.?a\.?s?|s\.?p\.?a|s\.?r\.?l|b\.?v|plc)\.?(?!\p{L})/iu
/** At the end of a name, in the letters in which it is written there. */
const legalEnd =
  /,? (?:GmbH(?: & Co\.? KG)?|AG|Ltd\.?|LLC|Inc\.?|Limited|S\.A\.(?:S\.)?|SAS|S\.p\.A\.|S\.r\.l\.|B\.V\.|e\. ?V\.)$/

/** `Hill Publishing Ltd, The Herald`: the company in front of the paper; `The Herald, Inc.`: its legal form. */
function withoutCompany(name: string): string {
  const parts = name.split(', ')
  const others = parts.filter((part) => !legalForm.test(part))
  const kept =
    parts.length === 2 && others.length === 1 && countWords(others[0] ?? '') <= mostOfName ? (others[0] ?? name) : name
  return kept.replace(legalEnd, '')
}

const partMarks = /(?: [|»–—·•-]|:| ?\|) |, (?=\p{Ll})/u

const trimmed = (name: string) => cleaned(name.replace(/^["“”'|»· –-]+|["“”'|»·: –-]+$/gu, ''))

/** Several words, the first with a capital. */
const proper = /^\p{Lu}\S* \S/u

/** `The Herald - News and weather from the coast`: what a site says about itself is not part of its name. The name is
 * the part with which the window's title ends, or that is the host. */
function ownPart(written: string, ends: readonly string[], hosts: readonly string[]): string {
  const name = written.replace(gluedSlogan, '').replace(/[™®]/g, '')
  const [, host = '', behind = ''] = /^(\S{4,30}) (.+)$/.exec(name) ?? []
  if (countWords(behind) >= fewestOfSlogan && isHost(host, hosts) && slogan.test(behind)) return host
  if (countWords(behind) >= fewestOfSlogan && isAddress(host) && isOfHost(host, hosts)) return host
  const [own = '', ...others] = name.split(partMarks)
  if (others.length === 0) return name
  if (isAddress(own)) return own.replace(/^www\./i, '')
  const keys = new Set(ends.map(letters))
  const parts = [own, ...others].filter((part) => letters(part).length > 1)
  const inWindow = parts.filter((part) => keys.has(letters(part)))
  const ofHost = parts.filter((part) => isOfHost(part, hosts))
  const [part] = ofHost.length === 1 ? ofHost : inWindow
  if (part !== undefined && inWindow.length < 2 && ofHost.length < 2) return part
  return countWords(others.join(' ')) >= fewestOfSlogan && !/^(?:home|news|welcome)$/i.test(own) ? own : name
}

/** In lower case, and no more of the name: `Tribuna de la Costa`. */
const slogan = /^(?!(?:of|de|del|da|do|dos|di|der|des|du|van|von|und|and|et|y|e) )\p{Ll}/u

/** Names for a part of a site, or for any site. */
const anySite = /^(?:magazine|news|blog|home ?page|home|website|web ?site|articles?|stories|start(?:seite)?|accueil)$/i

/** Most characters of a name, and most words where the address does not agree. */
const longestName = 60
const mostOfName = 7
const isName = (text: string, hosts: readonly string[]) =>
  text.length <= longestName &&
  (text.split(' ').length <= mostOfName || startsAsHost(text, hosts)) &&
  (/\p{L}/u.test(text) || isOfHost(text, hosts)) &&
  !/^(?:posted|written|published) by /i.test(text) &&
  !anySite.test(text) &&
  !/https?:|[<>{}@]/.test(text)

/** True if it is neither a domain nor a name for machines. */
const isWritten = (text: string) => /\p{Lu}|\p{Lo}/u.test(text) && !/\.\p{L}{2,6}$/u.test(text)

/** What follows the title in a window: the last part, and the one before it, where a slogan stands behind the name of
 * the site. A day is no part. */
function endsOf(title: string): string[] {
  const [, ...behind] = title
    .split(/ (?:--|[·•:»—–|/-]) |\s?\|\s?|(?<=[\p{Lo} ])_/u)
    .filter((part, at) => at === 0 || readDate(part) === null)
  return behind.slice(-2).reverse()
}

/** `The old bridge (from Hill Herald)` */
const fromIn = (title: string): string => / \(from (?:the )?(\p{Lu}[^()]{2,40})\)$/u.exec(title)?.[1] ?? ''

/** What comes before the first colon or bar, or is an address: old sites begin with their name. */
const startsOf = (title: string): string[] =>
  [/: | ?\| ?/, / [-–—] /].flatMap((mark) => title.split(mark).slice(0, -1).slice(0, 1))
