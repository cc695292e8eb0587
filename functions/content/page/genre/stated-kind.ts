// Reads what kind of page an HTML page says it is, for machines (schema.org, as JSON-LD or microdata).
import { statedSponsor } from './stated-sponsor.ts'

export interface StatedKind {
  /** Types of schema.org, e.g. `Recipe`, `LiveBlogPosting`. */
  types: ReadonlySet<string>
  /** It says that part of it must be paid for. */
  paid: boolean
  /** The software it was built with makes only pages of this kind. */
  built: 'forum' | 'documentation' | 'shop' | null
  /** The words that say somebody paid for its article. */
  sponsored: string | null
  /** Number of links that it states to be paid for. */
  paidLinks: number
}

export const nothingStated: StatedKind = { types: new Set(), paid: false, built: null, sponsored: null, paidLinks: 0 }

/** It states an article, whatever else it states beside it. A posting in a forum is none. */
export function statesArticle(types: ReadonlySet<string>): boolean {
  return [...types].some((type) => /Article$|^BlogPosting$|Report$/.test(type))
}

/** Software for forums and documentation, by the names it gives in `generator` and `id`. */
const forum =
  /\bcontent=["']?(?:discourse|phpbb|vbulletin|xenforo|mybb|flarum|nodebb|vanilla forums|smf\b|discuz)|\sid=["']?(?:phpbb|xenforo)\b|\sclass=["'][^"']{0,1000}(?<![\w-])(?:wpforo|bbpress)(?![\w-])/i
/** The page of one product, in the classes that four programs for shops give it. */
const shop =
  /\sclass=["'][^"']{0,1000}(?<![\w-])(?:single-product|template-product|catalog-product-view)(?![\w-])|\sid=["']product["']/i
const documentation =
  /\bcontent=["']?(?:docutils|sphinx|mkdocs|mdbook|doxygen|gitbook|javadoc|antora|docsify|vitepress)/i
// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most characters of the head of a page, and of one of its tags, that are examined. */
const head = 20_000
const tags = /<(?:meta|html)\s[^<>]{1,400}>/gi
const body = /<body\s[^<>]{1,1500}>/i

/** Most scripts and attributes of a page that are examined, and most characters of each. */
const most = 50
const mostCharacters = 200_000

export function statedKind(html: string): StatedKind {
  const scripts = linkedDataScripts(html)
  const inScripts = scripts.flatMap((script) => [
    ...script.matchAll(/"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"([A-Za-z]{1,40})"/g),
  ])
  const inTags = [...html.matchAll(/itemtype=["']https?:\/\/schema\.org\/([A-Za-z]{1,40})["']/gi)].slice(0, most)
  const types = new Set([...inScripts, ...inTags].flatMap(([, type]) => type ?? []))
  const paid = scripts.some((script) => /"isAccessibleForFree"\s{0,20}:\s{0,20}"?false/i.test(script))
  return {
    types,
    paid,
    built: builtWith(html),
    sponsored: statedSponsor(html, scripts),
    paidLinks: paidLinksIn(html),
  }
}

/** Most links that are counted; more make no difference. */
const mostLinks = 50

function paidLinksIn(html: string): number {
  let count = 0
  for (const _ of html.matchAll(/\srel=["'][^"']{0,60}\bsponsored\b/gi)) {
    count += 1
    if (count === mostLinks) break
  }
  return count
}

function builtWith(html: string): StatedKind['built'] {
  const own = body.exec(html)
  for (const [tag] of [...html.slice(0, head).matchAll(tags), ...(own === null ? [] : [own])]) {
    if (/^<meta/i.test(tag) && !/\bname=["']?generator\b/i.test(tag)) continue
    if (forum.test(tag)) return 'forum'
    if (/^<body/i.test(tag) && shop.test(tag)) return 'shop'
    if (documentation.test(tag)) return 'documentation'
  }
  return null
}

function linkedDataScripts(html: string): string[] {
  const found: string[] = []
  for (let at = 0; found.length < most; ) {
    const start = html.indexOf('application/ld+json', at)
    const end = start < 0 ? -1 : html.indexOf('</script', start)
    if (end < 0) return found
    found.push(html.slice(start, Math.min(end, start + mostCharacters)))
    at = end
  }
  return found
}
