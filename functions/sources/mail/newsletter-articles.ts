// The articles of a newsletter: one, or several if headings and links say so.

import type { Block } from './message-blocks.ts'
import { articleBlocks, isBoilerplate, leadsOn } from './newsletter-boilerplate.ts'
import { publicAddress } from './target-link.ts'

export interface LetterArticle {
  title: string
  /** Address at which anyone can read it; `null` if the email names none. */
  url: string | null
  blocks: Block[]
}

/** Fewest words below a heading for it to head an article, and fewest articles for an email to have several. */
const fewestWords = 12
const fewestArticles = 2
/** If at least this many headings are listed above them, each heads an article even without an address. */
const fewestListed = 3
/** Most articles of one email. */
const mostArticles = 60

/** @param subject title of the email @param archived address at which it says it can be read */
export function articlesOf(all: readonly Block[], subject: string, archived: string | null): LetterArticle[] {
  const blocks = articleBlocks(all)
  const articles = withOwnAddress(sectionsOf(blocks)).filter(isWhole)
  if (articles.length >= fewestArticles) return articles.slice(0, mostArticles)
  const announced = listedSections(all, blocks)
  if (announced.length >= fewestListed) return announced.slice(0, mostArticles)
  const own = blocks.findIndex((block) => block.level > 0 && isSame(block.text, subject))
  const linked = blocks.find(({ level, text, links }) => level > 0 && links.length > 0 && isSame(text, subject))
  const url = archived ?? addressIn(linked?.links ?? []) ?? onlineVersion(all)
  return [{ title: subject, url, blocks: blocks.filter((_, at) => at !== own) }]
}

interface Section extends LetterArticle {
  level: number
}

/** A heading and the text below it. A heading that is a link heads an article; another one may have its link below, as
 * “Read more”. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const found: Section[] = []
  let open: Section | null = null
  for (const block of blocks) {
    if (block.rule) continue
    if (block.level > 0 && block.text !== '') {
      const isPart = open !== null && open.url !== null && block.links.length === 0 && block.level > open.level
      if (!isPart) {
        open = { title: block.text, url: addressIn(block.links), level: block.level, blocks: [] }
        found.push(open)
        continue
      }
    }
    if (open === null) continue
    const onward = block.links.filter(({ text }) => leadsOn.test(text) || text === '')
    open.url ??= addressIn(onward)
    if (block.text !== '' && !isOnward(block)) open.blocks.push(block)
  }
  return found
}

/** The sections that the newsletter lists before the first of them begins. */
function listedSections(all: readonly Block[], blocks: readonly Block[]): LetterArticle[] {
  const announced = new Set<string>()
  const found = new Set<string>()
  for (const { level, text } of all) {
    const title = folded(text.replace(/^\s{0,9}\d{1,2}[.)]\s{1,9}/, ''))
    if (level > 0 && announced.has(title)) found.add(title)
    else if (level === 0 && found.size === 0 && title !== '') announced.add(title)
  }
  const isListed = ({ title, blocks: own }: Section) => found.has(folded(title)) && wordsIn(own) >= fewestWords
  return sectionsOf(blocks).filter(isListed)
}

/** An address that several sections share belongs to the newsletter or its sender. */
function withOwnAddress(sections: readonly Section[]): Section[] {
  const counts = new Map<string | null, number>()
  for (const { url } of sections) counts.set(url, (counts.get(url) ?? 0) + 1)
  return sections.filter(({ url }) => counts.get(url) === 1)
}

const isWhole = ({ url, blocks }: Section) => url !== null && wordsIn(blocks) >= fewestWords

const wordsIn = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.split(' ').length, 0)

/** Most words of such a line: “Read the whole of this article on our website”. */
const longestOnward = 8

/** A block that only leads on. */
const isOnward = ({ text, links }: Block) =>
  links.length > 0 && leadsOn.test(text) && text.split(' ').length <= longestOnward

function addressIn(links: Block['links']): string | null {
  for (const { href } of links) {
    const url = publicAddress(href)
    if (url !== null) return url
  }
  return null
}

/** Where an email with one article can be read online. */
function onlineVersion(blocks: readonly Block[]): string | null {
  const ways = blocks.filter(isBoilerplate).flatMap(({ links }) => links)
  return addressIn(ways.filter(({ text }) => /browser|online|web|navigateur|en ligne|navegador/i.test(text)))
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map(folded)
  return x !== undefined && y !== undefined && x !== '' && (x === y || isMostOf(x, y) || isMostOf(y, x))
}

/** Chosen, not measured: a title shortened by an inbox keeps more, two titles of a series share less. */
const mostOf = 0.8

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The part is cut off, or lacks a series name: if the texts merely begin alike, they may be different articles. */
const isMostOf = (part: string, whole: string) => part.length >= mostOf * whole.length && whole.includes(part)
