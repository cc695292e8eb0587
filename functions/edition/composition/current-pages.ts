// What pages say now, and what became of sentences that were quoted of them.
import { wordingOf } from '../../content/language/same-wording.ts'
import { pageStem, stemOfArticle } from '../../content/page/article-id.ts'
import type { Article, Quote, ReadPage } from '../../content/types.ts'

/** What a reading of a page says, title, standfirst and dropped lines with it: other rules may read a sentence as
 * another part of the page. */
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
   * @param pages that are read
   * @param changed names of those whose bytes were others before: the others say what they said
   * @param withdrawn names of the pages that were taken out
   */
  constructor(pages: readonly ReadPage[], changed: ReadonlySet<string>, withdrawn: readonly string[]) {
    const own = pages.filter(({ page, held }) => changed.has(page) && held === undefined)
    this.#pages = new Map(own.map((page) => [pageStem(page.page), page]))
    this.#withdrawn = new Set(withdrawn.map(pageStem))
  }

  /** The page that does not say this any more; `withdrawn` where it was taken out; `null` where nothing is known to
   * have become of it. */
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

/** Characters of a dropped line that are kept at most (`content/page/dropped-lines.ts`). */
const cut = 300

/** The paragraph stands among the dropped lines, cut: the rest of it may stand in the page still. */
export function isCutOff(paragraph: string, { dropped }: ReadPage): boolean {
  return dropped.some(({ text }) => text.length >= cut && paragraph.startsWith(text))
}

/** What the article reads now, by its address, its title or a paragraph that stayed; `null` where the page holds it no
 * more. */
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

/** Characters by which the same paragraph is no accident; chosen, not measured. */
const telling = 40
