// Decides which elements are about the article itself, and which of them say who wrote it: by a word in their class, as
// an `address`, or as a link to a writer's page.
import signing from '../../language/lists/signing-words.json' with { type: 'json' }
import { countWords } from '../../language/words/fold.ts'
import { alternatives, wordsOf } from '../../language/words/word-list.ts'
import { type Node, oncePerElement } from './element-text.ts'

export interface Element extends Node {
  getAttribute(name: string): string | null
  parentElement: Element | null
  tagName: string
}

const signers = wordsOf(signing.elements)
/** The page of a writer, and no article that is filed under their name. */
const folder = new RegExp(`/(?:${alternatives(signing.folders)})/[^/?#]{2,}(?:/[^/?#]*){0,2}(?:[?#]|$)`, 'i')

/** @example saysSigner('Article-authorName') // true */
export const saysSigner = (name: string): boolean =>
  wordsIn(name).some((word) => signers.has(word) || /byline|authors?$/.test(word))

const wordsIn = (name: string) =>
  name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .split(/[^\p{L}]+/u)

/** True if its class or its property says so, or if it is an `address` element. */
export const signs = (element: Element): boolean =>
  saysSigner(element.getAttribute('class') ?? '') ||
  /\bauthor\b/.test(`${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('rel') ?? ''}`) ||
  /^(?:address|byline)$/i.test(element.tagName)

/** @example leadsToSigner('/autor/ann-lee') // true */
export const leadsToSigner = (address: string): boolean => folder.test(address)

const others =
  /(?:^|[\s_-])(?:comments?|related|recommended|recirc|popular|trending|teasers?|cards?|promo|sidebar|captions?|credits?|cr[eé]ditos?|licen[cs]e|(?:image|photo|picture|img)[_-]?(?:by|byline|authors?|credits?)|quotes?|footer|nav|menu|reviewer|tweet)(?:$|[\s_-])/i
/** Words of classes that do not make an element something else if it signs itself: `author--no-img`; */
const pictures = /(?:^|[\s_-])(?:image|img|photo|gallery|media)(?:$|[\s_-])/i
/** and words that do not do so around one that signs. */
const buttons = /(?:^|[\s_-])(?:widget|share|social|newsletter)(?:$|[\s_-])/i
/** `has-sidebar`: describes the surroundings, not the element. */
const besides = /\b(?:has|with|no)-[\w-]+/g

/** The signature of an article may be in its own footer. */
const ownFooter = /(?:^|[\s_-])(?:post|entry|article|node|story)[_-]{1,2}(?:footer|meta)(?:$|[\s_-])|^meta$/i

/** The head of an article may be named after its picture, too: `entry-header media-header`. */
const ownHead = /(?:^|\s)(?:post|entry|article|story)[_-]{1,2}head(?:er)?(?:\s|$)/

/** Cards about the writer. */
const ownCards = /\b(?:[hv]|author|byline|writer)-?card\b/g
/** Number of elements around one whose names count. Chosen, not measured. */
const reach = 8

/** True in a caption, a comment or a list of other articles.
 * @param titled the elements around the title: what the site calls them says nothing of the signature in them */
export function isOfSomethingElse(element: Element, titled: ReadonlyMap<Element, number> = new Map()): boolean {
  let at: Element | null = element
  let [isSigned, isAddress, isInArticle] = [false, false, false]
  for (let depth = 0; at !== null && depth < reach; at = at.parentElement, depth += 1) {
    const [name, tag] = [at.getAttribute('class') ?? '', at.tagName.toLowerCase()]
    const isOwnFooter =
      ownFooter.test(name) || (tag === 'footer' && isOfArticle(at.parentElement, titled) && !isInArticle)
    if (tag === 'body' || tag === 'html' || titled.has(at)) return false
    isInArticle ||= tag === 'article'
    if (isOwnFooter || ownHead.test(name)) continue
    const signsItself = signs(at)
    isAddress ||= tag === 'address'
    isSigned ||= signsItself
    if (isTeaser(at, element, depth)) return true
    if (/^(?:aside|nav|footer|blockquote)$/.test(tag) || (!isAddress && /^fig(?:ure|caption)$/.test(tag))) return true
    const names = `${name} ${at.getAttribute('id') ?? ''}`.replace(ownCards, '').replace(besides, '')
    if (others.test(names) || (!signsItself && pictures.test(names)) || (!isSigned && buttons.test(names))) return true
  }
  return false
}

/** Most elements between the title and one that holds the head and the foot of its article alone. Chosen after
 * reading. */
const nearTitle = 1
const isOfArticle = (element: Element | null, titled: ReadonlyMap<Element, number>) =>
  element !== null && (/^article$/i.test(element.tagName) || (titled.get(element) ?? nearTitle + 1) <= nearTitle)

/** Most elements around a name, most nodes of one, and how deep in it, among which the heading of another article is
 * looked for; most words of what announces one. Chosen after reading. */
const teaserReach = 4
const mostNodes = 40
const inside = 4
const mostWords = 60
const wordsInside = oncePerElement(countWords)

/** True of a link or an item of a list with a heading that is not the name itself, and of a few words with one that is
 * a link: they announce another article. */
function isTeaser(element: Element, { textContent: name }: Element, depth: number): boolean {
  if (depth === 0 || depth > teaserReach) return false
  const isItem = /^(?:a|li)$/i.test(element.tagName)
  const found = headingsIn(element, { left: mostNodes }).filter((one) => !one.text.includes(name.trim()))
  if (isItem) return found.length > 0
  return found.length === 1 && found[0]?.linked === true && wordsInside(element) <= mostWords
}

interface Heading {
  text: string
  /** It is in a link, or holds one. */
  linked: boolean
}

function headingsIn(node: Node, reading: { left: number }, depth = 0, linked = false): Heading[] {
  const found: Heading[] = []
  for (const child of node.childNodes) {
    reading.left -= 1
    if (reading.left < 0) break
    const isLink = linked || /^a$/i.test(child.nodeName)
    if (/^h[2-6]$/i.test(child.nodeName)) {
      const holdsLink = [...child.childNodes].some(({ nodeName }) => /^a$/i.test(nodeName))
      found.push({ text: child.textContent, linked: isLink || holdsLink })
    } else if (depth < inside) {
      for (const one of headingsIn(child, reading, depth + 1, isLink)) found.push(one)
    }
  }
  return found
}
