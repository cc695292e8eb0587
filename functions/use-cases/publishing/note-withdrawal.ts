// Notes in the editions that printed a page that it was withdrawn, or restored: the web and welcomes then leave it out.
// An edition still to be launched goes out without it.
import { isArticleOf } from '../../content/page/reading/article-id.ts'
import type { EditionRecord, EditionStatus } from '../../delivery/types.ts'
import type { EditionStore } from '../../ports.ts'

const withReaders: readonly EditionStatus[] = [
  'composed',
  'held',
  'launching',
  'sending',
  'paused',
  'stopped',
  'sent',
  'closed',
]

/** Two pages of one edition may be withdrawn at the same time, and the later note may overwrite the other. */
const mostTries = 3

/** Resolves to the ids of the editions that changed. May be repeated. */
export async function noteWithdrawal(
  editions: Pick<EditionStore, 'list' | 'find' | 'change'>,
  page: string,
  isWithdrawn: boolean,
): Promise<string[]> {
  const changed: string[] = []
  for (const record of (await editions.list()).filter(({ status }) => withReaders.includes(status))) {
    const articles = articlesIn(record, page)
    if (articles.length === 0) continue
    if (await noteIn(editions, record, articles, isWithdrawn)) changed.push(record.id)
  }
  return changed
}

function articlesIn({ published }: EditionRecord, page: string): string[] {
  const quoted = published.flatMap(({ quotes }) => quotes.map(({ article }) => article))
  return [...new Set(quoted)].filter((article) => isArticleOf(article, page))
}

async function noteIn(
  editions: Pick<EditionStore, 'find' | 'change'>,
  { id }: EditionRecord,
  articles: readonly string[],
  isWithdrawn: boolean,
): Promise<boolean> {
  let isChanged = false
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = new Set((await editions.find(id))?.withdrawn?.articles)
    if (articles.every((article) => known.has(article) === isWithdrawn)) return isChanged
    for (const article of articles) {
      if (isWithdrawn) known.add(article)
      else known.delete(article)
    }
    const withdrawn = { articles: [...known].sort(), onSite: false }
    isChanged = (await editions.change(id, withReaders, { withdrawn })) || isChanged
  }
  return isChanged
}
