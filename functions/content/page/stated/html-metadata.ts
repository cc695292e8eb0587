// Reads what an HTML page states about its article outside the text, in order of trust: JSON-LD, Open Graph, meta,
// rel=author, byline classes, microdata, time. Each value comes with its words and the element it was read from.
import { linkedDataIn } from '../../html/json-ld.ts'
import { plain } from '../../language/words/fold.ts'
import { openerAlone } from '../elements/signing-words.ts'
import { cleaned, type Fact, facts, type Head, Page } from '../elements/stated-elements.ts'
import { loneNameIn } from '../names/byline.ts'
import {
  addressedNames,
  namesBeside,
  namesInRow,
  namesInSigning,
  pseudonym,
  weaklySigned,
} from '../names/linked-names.ts'
import { publishersIn } from '../names/publication.ts'
import { domainNames } from '../names/site-address.ts'
import { isFeed } from '../names/site-marks.ts'
import { authorsIn, organisation } from '../names/stated-authors.ts'
import { chosenAddress } from './stated-address.ts'
import { changedDays, namedDays, publishedDays } from './stated-days.ts'
import { type StatedTitles, titlesIn } from './stated-title.ts'

/** What the page says about its article, each fact with the words it was read from. */
export interface Stated {
  byline: Fact[]
  publication: Fact | null
  /** Days on which it was published, most certain first. */
  published: Fact[]
  changed: Fact[]
  /** Of elements that are named after a day. */
  namedDays: Fact[]
  /** The canonical address, and a note on it. */
  url: (Fact & { upgraded: boolean }) | null
  notes: string[]
  /** Summaries of the article that the page states. */
  descriptions: string[]
  titles: StatedTitles
}

/** What a page says about its article, including what its lines say. */
export type StatedFacts = Pick<Stated, 'byline' | 'publication' | 'url' | 'notes' | 'descriptions'> & {
  title: Fact | null
  publishedOn: Fact | null
}

/** Most blocks of JSON-LD that are examined; a bound for pages made large on purpose. Chosen, not measured. */
const mostScripts = 50

export function statedIn(document: Head): Stated {
  const page = new Page(document)
  const scripts = page.elements('script[type="application/ld+json"]', mostScripts).map(({ textContent }) => textContent)
  const own = page.contents('og:title', 'twitter:title').map(({ from }) => plain(from))
  const data = linkedDataIn(scripts, (title) => own.includes(plain(cleaned(title))))
  const said = (values: string[], name: string) => facts(values, `JSON-LD ${name}`)
  const addresses = [
    ...page.attributes('link[rel~="canonical"]', 'href'),
    ...page.contents('og:url'),
    ...said(data.addresses, 'url'),
  ]
  const titles = titlesIn(page, data.titles)
  const authors = authorGroups(page, data.authors)
  const writers = data.authors.filter((name) => isPersonTwice(name, authors))
  const names = publishersIn(page, { ...data, writers }, titles.window, addresses)
  const address = chosenAddress(addresses.map(({ from }) => from))
  const element = addresses.find(({ from }) => from === address.url?.from)?.element ?? 'link rel=canonical'
  const [publication] = names
  const signsAlone = ({ value }: Fact) => value !== publication?.value && writers.includes(value)
  return {
    byline: authorsIn([...authors, facts(data.organisations, organisation)], weaklySigned(page), [
      ...names.filter((one) => !isFeed(one.element) && !signsAlone(one)).map(({ value }) => value),
      ...page.contents('publisher').map(({ value }) => value),
    ]),
    publication: publication ?? null,
    published: publishedDays(page, { article: data.dates, page: data.pageDates }),
    changed: changedDays(page, data.changes),
    namedDays: namedDays(page),
    url: address.url === null ? null : { ...address.url, element },
    notes: address.notes,
    descriptions: page.contents('description', 'og:description', 'twitter:description').map(({ value }) => value),
    titles: {
      ...titles,
      sites: [...names.map(({ value }) => value), ...data.sites.map(cleaned), ...addresses.flatMap(domainNames)],
    },
  }
}

/** Some sites tell their author to previews alone, as a label and a value: `Written by`, `Ann Lee`. */
const writtenBy = (page: Page) =>
  [1, 2].flatMap((n) =>
    page.contents(`twitter:label${n}`).some(({ value }) => openerAlone.test(value))
      ? page.contents(`twitter:data${n}`)
      : [],
  )

/** A name of a person, in a tag or an element that signs, too. */
const isPersonTwice = (name: string, groups: readonly Required<Fact>[][]) =>
  loneNameIn(name) !== null &&
  groups.flat().some(({ value, element }) => value === name && !element.startsWith('JSON-LD'))

function authorGroups(page: Page, authors: string[]): Required<Fact>[][] {
  return [
    facts(authors, 'JSON-LD author'),
    page.contents('og:article:author', 'article:author'),
    page.contents(
      'author',
      'parsely-author',
      'sailthru.author',
      'citation_author',
      'dc.creator',
      'byl',
      'cXenseParse:author',
    ),
    writtenBy(page),
    addressedNames(page),
    namesBeside(page),
    namesInRow(page),
    ...namesInSigning(page),
    pseudonym(page),
  ]
}
