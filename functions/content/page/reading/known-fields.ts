// Lists the known fields of an article, each with its value and the line it was read from.
import type { Article, Known } from '../../types.ts'

const single = ['title', 'role', 'publication', 'publishedOn', 'standfirst', 'sourceLine', 'url'] as const

export type KnownField = [field: (typeof single)[number] | 'byline', known: NonNullable<Known<string>>]

export function knownFields(article: Article): KnownField[] {
  const values: [KnownField[0], Known<string>][] = [
    ...single.map((field): [KnownField[0], Known<string>] => [field, article[field] ?? null]),
    ...article.byline.map((one): [KnownField[0], Known<string>] => ['byline', one]),
  ]
  return values.flatMap(([field, known]): KnownField[] => (known === null ? [] : [[field, known]]))
}
