// Names of authors that a page links: several in one line, and one whose address it states for machines.
import { loneNameIn } from './byline.ts'
import { textOf } from './element-text.ts'
import { isSomebody, namesInElements } from './stated-authors.ts'
import { type Element, type Fact, facts, longest, type Page } from './stated-elements.ts'

const selector =
  '[rel~="author"],a[href*="/author/"],a[href*="/authors/"],[itemprop~="author"] [itemprop="name"],[class*="author-name"],[class*="author__name"],[class*="authorName"]'
/** Authors of one article at most: more are a list of everybody who writes. Chosen by reading. */
const mostNames = 6
/** Elements around a name that hold nothing else, and around several that say they sign. Chosen by reading. */
const reach = 4

const signing = /^(?:by|von|par|por|di|door|written by|words by|story by|authors?)\b/i
const namesSigners =
  /(?:^|[\s_-])(?:by-?lines?|authors?|writers?|contributors?|autor(?:es)?|auteurs?|firma)(?:$|[\s_-])/i
const ofOthers = /\b(?:edited|photo\w*|illustrat\w+|review\w*|translat\w+|produced|additional)\b/i

/** Names in an element each, as the one line that readers see. */
export function namesBeside(page: Page): Required<Fact>[] {
  const all = page.own(selector)
  const [first] = all
  const around = first === undefined ? null : alone(first).parentElement
  if (first === undefined || around === null) return []
  const line = textOf(around, longest)
  const names = new Set(all.filter((one) => alone(one).parentElement === around).flatMap((one) => nameIn(one) ?? '∅'))
  const isLine = signing.test(line) || signs(around)
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
    if (above === null || above.textContent.trim() !== element.textContent.trim()) return at
    at = above
  }
  return at
}

function signs(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at !== null && depth < reach; at = at.parentElement, depth += 1) {
    if (/\bauthor\b/.test(at.getAttribute('itemprop') ?? '')) return true
    if (namesSigners.test((at.getAttribute('class') ?? '').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-'))) return true
  }
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
