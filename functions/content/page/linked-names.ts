// Names of authors that a page sets in elements of their own: one in a line, several in one, and one whose address the
// page states for machines.
import { loneNameIn } from './byline.ts'
import { textOf } from './element-text.ts'
import { leadsToSigner, signs } from './own-elements.ts'
import { isSomebody, namesInElements } from './stated-authors.ts'
import { type Element, type Fact, facts, longest, type Page } from './stated-elements.ts'

const selector =
  '[rel~="author"],a[href*="/author/"],a[href*="/authors/"],[itemprop~="author"] [itemprop="name"],[class*="author-name"],[class*="author__name"],[class*="authorName"]'
/** Authors of one article at most: more are a list of everybody who writes. Chosen by reading. */
const mostNames = 6
/** Elements around a name that hold nothing else, and around several that say they sign. Chosen by reading. */
const reach = 4

const signing = /^(?:by|von|par|por|di|door|written by|words by|story by|authors?)\b/i
const ofOthers = /\b(?:edited|photo\w*|illustrat\w+|review\w*|translat\w+|produced|additional)\b/i

/** Elements of a kind among which the ones that sign are looked for. Chosen, not measured. */
const mostSigning = 60
const mostElements = 600
const byLine = '[class*="yline"],[class~="firma"],[class*="postedby"],byline'
const byName =
  '[class~="author"],[class*="author-name"],[class*="author__name"],[class*="authorName"],[class*="writer-name"],[class~="p-author"],[class~="post-author"],[class~="entry-author"],[class~="article-author"],[class~="autor"]'
/** Letters that the words for a signer have in common, whatever their first one. */
const byClass = 'uthor utor uteur riter ritten reator edak ournalist enulis azar uhabir ttribution erfasser'
  .split(' ')
  .map((part) => `[class*="${part}"]`)
  .join()
const byLink = 'aut staff/ writer reporter redak ist editors/ contributors/ newsteam/ penulis/ yazar'
  .split(' ')
  .map((part) => `a[href*="${part}"]`)
  .join()

/** What single elements say of whoever signs, the surest first. */
export const namesInSigning = (page: Page): Required<Fact>[][] => [
  page.texts('[rel~="author"]'),
  page.textsOf(byLine, mostSigning, signs),
  page.texts(byName),
  page.texts('[itemprop~="author"]'),
]

/** Weaker signs, which count where all of one kind agree: between the title and the text, then anywhere. */
export function weaklySigned(page: Page): Required<Fact>[][] {
  const selector = `address,${byLine},${byClass},${byLink}`
  const isOne = (element: Element) => signs(element) || leadsToSigner(element.getAttribute('href') ?? '')
  return [page.head(selector), page.elements(selector, mostElements)].map((some) => page.factsOf(some.filter(isOne)))
}

/** Names in an element each, as the one line that readers see. */
export function namesBeside(page: Page): Required<Fact>[] {
  const all = page.own(selector)
  const [first] = all
  const around = first === undefined ? null : alone(first).parentElement
  if (first === undefined || around === null) return []
  const line = textOf(around, longest)
  const names = new Set(all.filter((one) => alone(one).parentElement === around).flatMap((one) => nameIn(one) ?? '∅'))
  const isLine = signing.test(line) || isSigned(around)
  if (!isLine || ofOthers.test(line) || names.size < 2 || names.size > mostNames || names.has('∅')) return []
  return facts([[...names].join(' and ')], namesInElements)
}

/** Behind the name may stand whose it is: `Ann Lee, Hill Press`. */
const nameIn = (element: Element) => loneNameIn(textOf(element, longest).split(', ', 1)[0] ?? '')

/** The outermost element that holds this one and nothing beside it. */
function alone(element: Element): Element {
  let at = element
  for (let depth = 0; depth < reach; depth += 1) {
    const above = at.parentElement
    if (above === null || bare(above) !== bare(element)) return at
    at = above
  }
  return at
}

/** Without the signs that part names. */
const bare = ({ textContent }: Element) => textContent.replace(/[\s,;/|&]+/g, '')

function isSigned(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at !== null && depth < reach; at = at.parentElement, depth += 1) if (signs(at)) return true
  return false
}

/** Sites state the address of the page of whoever wrote it; the link that leads there has the name. */
export function addressedNames(page: Page): Required<Fact>[] {
  const addresses = page.contents('article:author', 'og:article:author').flatMap(({ value }) => addressIn(value))
  return addresses.flatMap(([host, path]) => {
    const links = page.own(`a[href="${host}${path}"],a[href="${path}"]`)
    const names = new Set(links.flatMap((link) => loneNameIn(textOf(link, longest)) ?? []))
    const [name = ''] = names
    return names.size === 1 && isSomebody(name) ? facts([name], namesInElements) : []
  })
}

/** Its host and its path, which must lead below the front page. */
function addressIn(value: string): [string, string][] {
  const found = /^(https?:\/\/[^/"\\\s]{1,100})(\/[^"\\\s]{3,200})$/.exec(value)
  return found === null ? [] : [[found[1] ?? '', found[2] ?? '']]
}
