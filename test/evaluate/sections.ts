// Which section whole articles come under, against the sections that their papers put them in: by a topic's terms
// alone, with the words of its label and definition as terms, and with what its words are near.
import { readFileSync } from 'node:fs'
import { examinePage } from '../../functions/content/page/reading/page.ts'
import { readingOf, wholeOf } from '../../functions/content/story/excerpts/story-candidate.ts'
import type { Article, Topic } from '../../functions/content/types.ts'
import { listCaps } from './caps.ts'
import { type Row, table } from './table.ts'

interface SectionedArticle {
  id: string
  /** Topic id; `null` where its paper's section is none of the topics. */
  section: string | null
  title: string
  paragraphs: string[]
}

interface Judged {
  id: string
  title: string
  wanted: string | null
  found: string | undefined
  near: boolean
}

/** @param misses lists what comes under a topic that its paper did not put it under */
export function sectionsTable(file: string, topicsFile: string, misses: boolean): string {
  const sectioned: SectionedArticle[] = JSON.parse(readFileSync(file, 'utf8'))
  const topics: Topic[] = JSON.parse(readFileSync(topicsFile, 'utf8'))
  const described = topics.map(withDescription)
  const read = sectioned.flatMap((one) => articlesOf(one).map((article) => ({ one, article })))
  const judge = (list: Topic[]) => read.map(({ one, article }) => judged(one, article, list))
  const all = judge(topics)
  const byTerms = all.map((one) => (one.near ? { ...one, found: undefined } : one))
  const near = all.filter((one) => one.near)
  const rows: Row[] = [
    rowOf('a topic’s terms alone', byTerms),
    rowOf('… with the words of label and definition', judge(described).map(unlessNear)),
    rowOf('… with what words are near', all),
    { measure: '… of those, found by nearness', value: `${near.filter(isRight).length} of ${near.length} right` },
  ]
  const wrong = near.filter((one) => !isRight(one))
  const lines = wrong.map(({ id, wanted, found, title }) => `${id}: ${found} for ${wanted ?? 'none'}: ${title}`)
  return [table(rows), ...(misses ? lines : [])].join('\n')
}

const unlessNear = (one: Judged): Judged => (one.near ? { ...one, found: undefined } : one)
const isRight = ({ wanted, found }: Judged) => wanted !== null && found === wanted

function withDescription(topic: Topic): Topic {
  const known = new Set(topic.terms.map(({ text }) => text.toLowerCase()))
  const words = `${topic.label} ${topic.definition}`.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const more = [...new Set(words)].filter((word) => !known.has(word)).map((text) => ({ text }))
  return { ...topic, terms: [...topic.terms, ...more] }
}

function articlesOf({ title, paragraphs }: SectionedArticle): Article[] {
  const bytes = new TextEncoder().encode([title, ...paragraphs].join('\n\n'))
  const examined = examinePage({ name: 'article.txt', bytes, limit: listCaps().pageBytes })
  return 'page' in examined ? examined.page.articles : []
}

function judged({ id, section, title }: SectionedArticle, article: Article, topics: Topic[]): Judged {
  const [best] = wholeOf(readingOf(article, topics))
  return { id, title, wanted: section, found: best?.topic, near: best?.near !== undefined }
}

function rowOf(measure: string, all: readonly Judged[]): Row {
  const found = all.filter((one) => one.found !== undefined)
  const right = found.filter(isRight).length
  const wanted = all.filter((one) => one.wanted !== null).length
  const value = `P ${(right / found.length).toFixed(3)} (${right}/${found.length}), R ${(right / wanted).toFixed(3)} (of ${wanted})`
  return { measure, value }
}
