// Reads names of authors that a page puts into separate elements: one in a line, several in one, and one whose address
// the page states for machines.

import { countWords } from '../../language/words/fold.ts'
import { oncePerElement, textOf } from '../elements/element-text.ts'
import { leadsToSigner, signs } from '../elements/own-elements.ts'
import { opener } from '../elements/signing-words.ts'
import { type Element, type Fact, facts, longest, type Page } from '../elements/stated-elements.ts'
import { isDomain, isOrganisation, loneNameIn } from './byline.ts'
import { isPlace } from './paper-name.ts'
import { isPlaceholderName } from './placeholder-names.ts'
import { isSomebody, isWithin } from './several-names.ts'
import { namesInElements, oneWord } from './stated-authors.ts'

const selector =
  '[rel~="author"],a[href*="/author/"],a[href*="/authors/"],[itemprop~="author"] [itemprop="name"],[class*="author-name"],[class*="author__name"],[class*="authorName"]'
/** Most authors of one article; more are a list of everyone who writes. Chosen after reading. */
const mostNames = 6
/** Most elements around a name that contain nothing else, and around several names that say they sign. Chosen after
 * reading. */
const reach = 4

const signing = /^(?:by|von|par|por|di|door|written by|words by|story by|authors?)\b/i
const ofOthers = /\b(?:edited|photo\w*|illustrat\w+|review\w*|translat\w+|produced|additional)\b/i

/** Most elements of one kind that are searched for those that sign. Chosen, not measured. */
const mostSigning = 60
const mostElements = 600
const byLine = '[class*="yline"],[class~="firma"],[class*="postedby"],byline'
const byName =
  '[class~="author"],[class*="author-name"],[class*="author__name"],[class*="authorName"],[class*="writer-name"],[class~="p-author"],[class~="post-author"],[class~="entry-author"],[class~="article-author"],[class~="autor"]'
/** Letters of the words for a signer in several languages, without the first, which may be a capital. */
const byClass = 'uthor utor uteur riter ritten reator edak ournalist enulis azar uhabir ttribution erfasser'
  .split(' ')
  .map((part) => `[class*="${part}"]`)
  .join()
const byLink = 'aut staff/ writer reporter redak ist editors/ contributors/ newsteam/ penulis/ yazar'
  .split(' ')
  .map((part) => `a[href*="${part}"]`)
  .join()

/** Names in single elements that sign, most certain first. */
export const namesInSigning = (page: Page): Required<Fact>[][] => [
  page.texts('[rel~="author"]', (one) => !isTold(one)),
  page.factsOf(page.nearest(byLine, mostSigning).filter(signs)),
  page.texts(byName),
  page.texts('[itemprop~="author"]'),
]

/** Weaker signs, which count if all of one kind agree: between the title and the text, then anywhere. */
export function weaklySigned(page: Page): Required<Fact>[][] {
  const selector = `address,${byLine},${byClass},${byLink}`
  const isOne = (element: Element) =>
    (signs(element) && !isPostal(element)) || leadsToSigner(element.getAttribute('href') ?? '')
  return [page.head(selector), page.elements(selector, mostElements)].map((some) => page.factsOf(some.filter(isOne)))
}

/** A town with its number: an address to write to. */
const isPostal = ({ tagName, textContent }: Element) =>
  /^address$/i.test(tagName) && /(?<!\d)\d{4,5} \p{Lu}\p{Ll}{2,}/u.test(textContent)

/** Names in elements of their own, as the one line that readers see. */
export function namesBeside(page: Page): Required<Fact>[] {
  const all = page.nearest(selector)
  const [first] = all
  const around = first === undefined ? null : alone(first).parentElement
  if (first === undefined || around === null) return []
  const line = textOf(around, longest)
  const names = new Set(all.filter((one) => alone(one).parentElement === around).flatMap((one) => nameIn(one) ?? '∅'))
  const isLine = signing.test(line) || isSigned(around)
  if (!isLine || ofOthers.test(line) || names.size < 2 || names.size > mostNames || names.has('∅')) return []
  return facts([[...names].join(' and ')], namesInElements)
}

/** One element for each, side by side in one that holds nothing else. */
export function namesInRow(page: Page): Required<Fact>[] {
  const all = page.nearest(`${byLine},${byName},[itemprop~="author"]`, mostSigning).filter(signs)
  for (const first of all) {
    const around = alone(first).parentElement
    const row = all.filter(
      (one) => alone(one).parentElement === around && one.getAttribute('class') === first.getAttribute('class'),
    )
    const names = new Set(row.map(nameOfOne))
    const isRow = row.length > 1 && names.size === row.length && !names.has('') && row.length <= mostNames
    if (isRow && around !== null && isTogether(row, around)) return facts([[...names].join(' and ')], namesInElements)
    // Whoever signs nearest to the title, in an element with little else, signs alone.
    const name = nameOfOne(first)
    if (name !== '' && bare(first).length - name.length <= mostBesideRow) return []
  }
  return []
}

/** True if the element holds little else, or holds them one right behind the other. */
function isTogether(row: readonly Element[], around: Element): boolean {
  const rest = row.reduce((length, one) => length - bare(one).length, bare(around).length)
  if (rest <= mostBesideRow) return true
  const inside = [...around.childNodes].filter(({ nodeType }) => nodeType === isElement)
  const at = row.map((one) => inside.indexOf(alone(one))).sort((a, b) => a - b)
  return at.every((place, n) => place >= 0 && place === (at[0] ?? 0) + n)
}
const isElement = 1

/** Most letters beside the names: `Written by`, `and`. Chosen, not measured. */
const mostBesideRow = 20
/** An office, a handle or the name of a network may follow. */
const nameOfOne = (element: Element) =>
  loneNameIn((textOf(element, longest).split(' | ', 1)[0] ?? '').replace(opener, '').split(', ', 1)[0] ?? '') ?? ''

/** True of the writer of another text, named in a sentence: `As Bo Ek writes in the Post: …` */
function isTold(element: Element): boolean {
  const around = element.parentElement
  if (around === null || !/^p$/i.test(around.tagName)) return false
  const [name, text] = [textOf(element, longest), textOf(around, longestParagraph)]
  const at = text.replace(opener, '').indexOf(name)
  return at > 0 && /[.!?:…”"]$/u.test(text) && countWords(text) - countWords(name) > mostBesideName
}

/** Most words beside a name in a line that signs, and most characters of a paragraph. Chosen, not measured. */
const mostBesideName = 4
const longestParagraph = 2_000

/** A publisher or an office may follow the name: `Ann Lee, Hill Press`, `Ann Lee (special envoy)`. */
const nameIn = (element: Element) =>
  loneNameIn((textOf(element, longest).split(', ', 1)[0] ?? '').replace(/ \([^()]{2,40}\)$/, ''))

/** The outermost element that contains this one and nothing else. */
function alone(element: Element): Element {
  let at = element
  for (let depth = 0; depth < reach; depth += 1) {
    const above = at.parentElement
    if (above === null || bare(above) !== bare(element)) return at
    at = above
  }
  return at
}

/** Text without the characters that separate names. */
const bare = oncePerElement((text) => text.replace(/[\s,;/|&]+/g, ''))

function isSigned(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at !== null && depth < reach; at = at.parentElement, depth += 1) if (signs(at)) return true
  return false
}

/** The writer's name of one word, also in small letters: in the link to their texts that is nearest to the title, or
 * stated and in a link that signs: `By oz`. */
export function pseudonym(page: Page): Required<Fact>[] {
  const [linked = ''] = page.nearest('[rel~="author"]').map((one) => textOf(one, longest))
  const stated = page.contents('author', 'og:article:author').map(({ value }) => value)
  const signed = stated.filter((value) => sign.test(value)).length === 0 ? [] : page.nearest('a[href]', mostSigning)
  const isSigned = (name: string) => signed.some((one) => bySign.exec(textOf(one, longest))?.[1] === name)
  const name = [linked, ...stated.filter(isSigned)].find(
    (one) => sign.test(one) && !isDomain(one) && !isPlaceholderName(one) && !isWithin(one) && !isPlace(one),
  )
  return name === undefined || isOrganisation(name) ? [] : facts([name], oneWord)
}
const bySign = /^(?:by|von|par|por|di|da|door|av):? (\S+)$/iu
const sign = /^\p{L}[\p{L}\p{M}\p{N}_.-]{2,29}$/u

/** Sites state the address of the writer's page; the link to it contains the name. */
export function addressedNames(page: Page): Required<Fact>[] {
  const addresses = page.contents('article:author', 'og:article:author').flatMap(({ value }) => addressIn(value))
  return addresses.flatMap(([host, path]) => {
    const links = page.own(`a[href="${host}${path}"],a[href="${path}"]`)
    const names = new Set(links.flatMap((link) => loneNameIn(textOf(link, longest)) ?? []))
    const [name = ''] = names
    return names.size === 1 && isSomebody(name) ? facts([name], namesInElements) : []
  })
}

/** Host and path, which must not be the front page. */
function addressIn(value: string): [string, string][] {
  const found = /^(https?:\/\/[^/"\\\s]{1,100})(\/[^"\\\s]{3,200})$/.exec(value)
  return found === null ? [] : [[found[1] ?? '', found[2] ?? '']]
}
