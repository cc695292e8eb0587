// Pages as plain text: how much of the article is found and of the rest left out, and what is known of it.
import { readPage } from '../../functions/content/page/reading/page.ts'
import type { Article } from '../../functions/content/types.ts'
import type { MetadataRecord, PageRecord } from './files.ts'
import { mean, shingleMatch } from './scores.ts'
import { measured, type Row, share } from './table.ts'

export function pageRows(records: readonly PageRecord[]): Row[] {
  const matches = records.map((record) =>
    shingleMatch(bodyOf(readPage({ name: `${record.id}.txt`, text: record.page_text })), record.article_body),
  )
  const figures = (some: readonly { precision: number; recall: number }[]) => {
    const [precision, recall] = [mean(some.map((one) => one.precision)), mean(some.map((one) => one.recall))]
    return `${((2 * precision * recall) / (precision + recall || 1)).toFixed(3)} (${precision.toFixed(3)}/${recall.toFixed(3)})`
  }
  return [
    {
      measure: 'page text → article, shingle F1 (precision/recall)',
      ...measured(matches, figures),
      target: '≥ 0.90',
      knownBest: '0.877',
    },
  ]
}

const bodyOf = (articles: readonly Article[]) =>
  articles.flatMap((article) => article.paragraphs.map((one) => one.text)).join('\n')

interface Judged {
  record: MetadataRecord
  /** The longest article of the page. */
  article: Article | undefined
  body: string
}

export function metadataRows(records: readonly MetadataRecord[]): Row[] {
  const judged = records.map((record): Judged => {
    const articles = readPage({ name: record.file, text: record.text })
    const [article] = [...articles].sort((a, b) => wordsOf(b) - wordsOf(a))
    return { record, article, body: bodyOf(articles) }
  })
  const rows = (['title', 'author', 'date'] as const).flatMap((field) => fieldRows(judged, field))
  return [...rows, ...segmentRows(judged)]
}

const wordsOf = (article: Article) => article.paragraphs.reduce((sum, one) => sum + one.text.length, 0)

const targets = { title: '≥ 70 %', author: '≥ 60 %', date: '≥ 95 %' }
const bests = { title: '19–29 %', author: '17 %', date: '90.6 %' }

function fieldRows(judged: readonly Judged[], field: 'title' | 'author' | 'date'): Row[] {
  const stated = judged.filter(({ record }) => record[stands[field]] === true)
  const claimed = judged.filter((one) => one.record[field] !== null && claimOf(one, field) !== null)
  const right = (some: readonly Judged[]) => share(some.filter((one) => matches(one, field)).length, some.length)
  return [
    {
      measure: `${field}, where it stands in the text`,
      ...measured(stated, right),
      target: targets[field],
      knownBest: bests[field],
    },
    { measure: `${field}, precision of what is claimed`, ...measured(claimed, right), target: '≥ 90 %' },
  ]
}

const stands = { title: 'title_is_line', author: 'author_in_text', date: 'date_in_text' } as const

export function claimOf({ article }: Pick<Judged, 'article'>, field: 'title' | 'author' | 'date'): string | null {
  if (field === 'title') return article?.title?.value ?? null
  if (field === 'date') return article?.publishedOn?.value ?? null
  const names = article?.byline.flatMap((one) => (one === null ? [] : [one.value])) ?? []
  return names.length === 0 ? null : names.join('; ')
}

export function matches(judged: Judged, field: 'title' | 'author' | 'date'): boolean {
  const found = claimOf(judged, field)
  const wanted = judged.record[field]
  if (found === null || wanted === null) return false
  return field === 'author' ? sameNames(found, wanted) : comparable(found) === comparable(String(wanted))
}

/** All names and no other, in whatever order. */
function sameNames(found: string, wanted: string | string[]): boolean {
  const names = typeof wanted === 'string' ? wanted.split(/;|,? and (?=\p{Lu})/u) : wanted
  const sorted = (some: readonly string[]) => some.map(comparable).sort().join(';')
  return sorted(found.split(';')) === sorted(names)
}

/** Case, accents and punctuation do not matter. */
const comparable = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Passages that must, and must not, be in the body. */
function segmentRows(judged: readonly Judged[]): Row[] {
  const flat = (text: string) => text.replace(/\s+/g, ' ')
  const held = (some: readonly Judged[], key: 'with' | 'without') => {
    const all = some.flatMap(({ record, body }) =>
      (record[key] ?? []).map((segment) => flat(body).includes(flat(segment))),
    )
    return share(all.filter((one) => one === (key === 'with')).length, all.length)
  }
  return [
    { measure: 'passages that belong into the body, found', ...measured(judged, (some) => held(some, 'with')) },
    { measure: 'passages that do not, left out', ...measured(judged, (some) => held(some, 'without')) },
  ]
}
