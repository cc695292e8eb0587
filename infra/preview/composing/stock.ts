// The seed pages as articles and stories. A page is read again only if its bytes have changed.
import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Examined } from '../../../functions/content/page/reading/page.ts'
import { judgementOf } from '../../../functions/content/story/excerpts/kept-judgement.ts'
import { quotableWords } from '../../../functions/content/story/excerpts/quotation-cap.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { Article, ReadPage, Story, Topic } from '../../../functions/content/types.ts'
import { olderPagesLine } from '../../../functions/edition/reports/older-pages.ts'
import type { Caps } from '../../../functions/environment.ts'
import { examineFile } from '../../../functions/sources/mail/examine-mail.ts'

export interface Pages {
  read: ReadPage[]
  refused: { page: string; reason: string }[]
  /** What exceeds the limit of the stock, in words; `null` if nothing does. */
  older: string | null
}

export interface Stock {
  pages: ReadPage[]
  articles: Article[]
  candidates: Story[]
  /** Words in each article's body, by article id. */
  words: Map<string, number>
}

export class PageReader {
  readonly #folder: string
  /** By name and SHA-256 of the bytes. */
  #known = new Map<string, Examined>()
  /** How many pages have been examined so far, which a change must not increase needlessly. */
  examined = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** As many pages as an edition is composed from, in the order of names: pages that arrive together have the same
   * day. */
  async read(caps: Caps, most: number): Promise<Pages> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(noneWhereMissing)
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
    const pages: Pages = { read: [], refused: [], older: null }
    const seen = new Map<string, Examined>()
    for (const [n, name] of names.sort().entries()) {
      if (pages.read.length >= most) {
        pages.older = olderPagesLine({ pages: names.length - n, limit: most })
        break
      }
      const bytes = await readFile(join(this.#folder, name))
      const key = `${name} ${JSON.stringify(caps)} ${createHash('sha256').update(bytes).digest('hex')}`
      const found = this.#known.get(key) ?? this.#examine(name, bytes, caps)
      seen.set(key, found)
      if ('page' in found) pages.read.push(found.page)
      else pages.refused.push({ page: name, reason: found.refused })
    }
    this.#known = seen
    return pages
  }

  /** Judged too, as when it is ingested: that depends neither on the topics nor on other pages. */
  #examine(name: string, bytes: Uint8Array, caps: Caps): Examined {
    this.examined += 1
    const found = examineFile({ name, bytes, limit: caps.pageBytes })
    if (!('page' in found)) return found
    try {
      return { ...found, page: { ...found.page, judged: judgementOf(found.page, caps, 'preview') } }
    } catch {
      // As when it is ingested: judged, or set aside, when an edition is composed.
      return found
    }
  }
}

/** A list may start without pages. */
function noneWhereMissing(error: NodeJS.ErrnoException): Dirent[] {
  if (error.code === 'ENOENT') return []
  throw error
}

export function stockOf({ read }: Pages, topics: Topic[], caps: Caps): Stock {
  const articles = read.flatMap((page) => page.articles)
  return {
    pages: read,
    articles,
    candidates: findStories(read, topics, caps),
    words: new Map(articles.map((article) => [article.id, quotableWords(article)])),
  }
}
