// Sentences that an editor would print by themselves, and those that the product would let open a story.
import { readFileSync } from 'node:fs'
import { readingOf } from '../../functions/content/story/excerpts/story-candidate.ts'
import type { Article } from '../../functions/content/types.ts'
import { catchAllTopic } from './catch-all.ts'
import type { Row } from './table.ts'

export interface StandaloneSet {
  articles: { id: string; title: string | null; author?: string | null; date?: string | null; paragraphs: string[][] }[]
  units: { article: string; p: number; s: number; standsAlone: boolean; goodOpener: boolean; why?: string }[]
}

export const readStandalone = (file: string): StandaloneSet => JSON.parse(readFileSync(file, 'utf8'))

export interface JudgedUnit {
  text: string
  wanted: boolean
  good: boolean
  accepted: boolean
  why: string | undefined
  at: string
}

/** Each labelled sentence inside its whole article. */
export function judgeUnits({ articles, units }: StandaloneSet): JudgedUnit[] {
  const verdicts = new Map(articles.map((one) => [one.id, verdictsOf(one)]))
  const texts = new Map(articles.map(({ id, paragraphs }) => [id, paragraphs]))
  return units.map(({ article, p, s, standsAlone, goodOpener, why }) => {
    const text = texts.get(article)?.[p]?.[s] ?? ''
    const accepted = verdicts.get(article)?.(p, text) ?? false
    return { text, wanted: standsAlone, good: goodOpener, accepted, why, at: `${article} ${p}.${s}` }
  })
}

/** As the product reads the article: a sentence inside a longer unit (a quotation) has the verdict of the unit. */
function verdictsOf(one: StandaloneSet['articles'][number]): (paragraph: number, text: string) => boolean {
  const article = articleOf(one)
  const { units } = readingOf(article, [catchAllTopic(article.paragraphs.map(({ text }) => text))])
  return (paragraph, text) => {
    const own = units[paragraph] ?? []
    const unit = own.find((some) => folded(some.text) === folded(text)) ?? own.find((some) => holds(some.text, text))
    return unit?.alone ?? false
  }
}

const folded = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const holds = (unit: string, text: string) => folded(unit).includes(folded(text))

function articleOf({ id, title, author, date, paragraphs }: StandaloneSet['articles'][number]): Article {
  const known = (value: string | null | undefined) => (value ? { value, line: 1 } : null)
  return {
    id,
    page: id,
    title: known(title),
    byline: author ? [known(author)] : [],
    role: null,
    publication: null,
    publishedOn: known(date),
    standfirst: null,
    sourceLine: null,
    language: 'en',
    paragraphs: paragraphs.map((sentences, n) => ({ text: folded(sentences.join(' ')), lines: [n + 2] })),
    sections: [paragraphs.map((_, n) => n)],
  }
}

export function standaloneRows(judged: readonly JudgedUnit[]): Row[] {
  const accepted = judged.filter((one) => one.accepted)
  const right = accepted.filter(({ wanted }) => wanted).length
  const openers = accepted.filter(({ good }) => good).length
  const ratio = (count: number, of: number) => `${(of === 0 ? 0 : count / of).toFixed(3)} (${count}/${of})`
  return [
    { measure: 'sentences that stand alone: precision', value: ratio(right, accepted.length), target: '≥ .75' },
    {
      measure: 'sentences that stand alone: recall',
      value: ratio(right, judged.filter(({ wanted }) => wanted).length),
      target: '≥ .60',
    },
    { measure: 'good openers among those accepted', value: ratio(openers, accepted.length), target: '≥ .45' },
  ]
}

/** Let through though they cannot stand, and refused though they can. */
export function standaloneMisses(judged: readonly JudgedUnit[]): string {
  const list = (title: string, some: readonly JudgedUnit[]) => [
    `\n## ${title}: ${some.length}`,
    ...some.map(({ at, why, text }) => `  ${at}${why === undefined ? '' : ` (${why})`}: ${text}`),
  ]
  return [
    ...list(
      'let through though they cannot stand',
      judged.filter(({ accepted, wanted }) => accepted && !wanted),
    ),
    ...list(
      'refused though they stand alone',
      judged.filter(({ accepted, wanted }) => !accepted && wanted),
    ),
  ].join('\n')
}
