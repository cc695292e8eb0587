// An article as an edition keeps it for labels and name lines: authors, publication, date, address.
import { quotableWords } from '../../content/story/excerpts/quotation-cap.ts'
import type { Article, Story } from '../../content/types.ts'
import type { Source } from '../types.ts'
import { nameLineOf } from './name-line.ts'

export function sourceFrom(article: Article): Source {
  return {
    article: article.id,
    page: article.page,
    title: article.title?.value ?? null,
    byline: article.byline.flatMap((name) => (name === null ? [] : [name.value])),
    role: article.role?.value ?? null,
    publication: article.publication?.value ?? null,
    publishedOn: article.publishedOn?.value ?? null,
    sourceLine: article.sourceLine?.value ?? null,
    url: article.url?.value ?? null,
    language: article.language,
    words: quotableWords(article),
  }
}

/** The name line of a story that no edition has printed yet, with or without a headline. */
export type NameStory = (story: Pick<Story, 'article' | 'sentences'>, headline: string | null) => string

export function storyNamer(articles: readonly Article[]): NameStory {
  const byId = new Map(articles.map((article) => [article.id, article]))
  return ({ article: id, sentences }, headline) => {
    const article = byId.get(id)
    return nameLineOf(headline, sentences, article === undefined ? null : sourceFrom(article))
  }
}
