// What pages say now, and what became of sentences quoted from them.

import { wordingOf } from '../../content/language/words/same-wording.ts'
import { pageStem, stemOfArticle } from '../../content/page/reading/article-id.ts'
import { longestDropped } from '../../content/page/text/dropped-lines.ts'
import type { Article, Quote, ReadPage } from '../../content/types.ts'

/** All words of a page as read, including title, standfirst and dropped lines, since other rules may assign a sentence
 * to another part of the page. */
export function wordingOfPage({ articles, dropped }: ReadPage): string {
  const texts = articles.flatMap(({ title, standfirst, sourceLine, headings = [], paragraphs }) => [
    ...paragraphs.map(({ text }) => text),
    ...[title, standfirst, sourceLine].flatMap((known) => (known === null ? [] : [known.value])),
    ...headings.map(({ text }) => text),
  ])
  return wordingOf([...texts, ...dropped.map(({ text }) => text)].join('\n'))
}

export class CurrentPages {
  readonly #pages: ReadonlyMap<string, ReadPage>
  readonly #withdrawn: ReadonlySet<string>
  readonly #wordings = new Map<ReadPage, string>()

  /**
   * @param pages as read now
   * @param changed names of pages whose bytes have changed; the others still say the same
   * @param withdrawn names of pages that were withdrawn
   */
  constructor(pages: readonly ReadPage[], changed: ReadonlySet<string>, withdrawn: readonly string[]) {
    const own = pages.filter(({ page, held }) => changed.has(page) && held === undefined)
    this.#pages = new Map(own.map((page) => [pageStem(page.page), page]))
    this.#withdrawn = new Set(withdrawn.map(pageStem))
  }

  /** The page that no longer says this; `withdrawn` if it was withdrawn; `null` if it still says so or nothing is
   * known. */
  lost({ text, article }: Quote): ReadPage | 'withdrawn' | null {
    const stem = stemOfArticle(article)
    if (this.#withdrawn.has(stem)) return 'withdrawn'
    const page = this.#pages.get(stem)
    return page === undefined || this.#wordingOf(page).includes(wordingOf(text)) ? null : page
  }

  #wordingOf(page: ReadPage): string {
    const wording = this.#wordings.get(page) ?? wordingOfPage(page)
    this.#wordings.set(page, wording)
    return wording
  }
}

/** True if the paragraph is among the dropped lines, cut off: the rest of it may still be on the page. */
export function isCutOff(paragraph: string, { dropped }: ReadPage): boolean {
  return dropped.some(({ text }) => text.length >= longestDropped && paragraph.startsWith(text))
}

/** The article as it reads now, found by its address, its title or an unchanged paragraph; `null` if the page no longer
 * contains it. */
export function sameArticle(before: Article, { articles }: ReadPage): Article | null {
  const printable = articles.filter(({ unprintable }) => unprintable === undefined)
  const stayed = new Set(before.paragraphs.map(({ text }) => wordingOf(text)).filter((text) => text.length > telling))
  return (
    printable.find(({ url }) => url && url.value === before.url?.value) ??
    printable.find(({ title }) => title && before.title && wordingOf(title.value) === wordingOf(before.title.value)) ??
    printable.find(({ paragraphs }) => paragraphs.some(({ text }) => stayed.has(wordingOf(text)))) ??
    null
  )
}

/** Fewest characters for which an equal paragraph is no coincidence. Chosen, not measured. */
const telling = 40
