// Who speaks in the quotations of the seeds, against the annotation.
import { speakersOf } from '../../functions/content/language/names/speakers.ts'
import type { Article } from '../../functions/content/types.ts'
import { type GoldQuote, goldId } from './gold.ts'
import { type Row, share } from './table.ts'

export function speakerRows(gold: readonly GoldQuote[], articles: readonly Article[]): Row[] {
  const quotes = gold.filter(({ quote }) => quote !== null)
  const claims = articles.flatMap((article) => claimsOf(article, quotes))
  const spoken = quotes.filter(({ kind, speaker }) => kind === 'speech' && speaker !== null)
  const right = claims.filter(({ speaker, of }) => of?.kind === 'speech' && sameName(speaker, of.speaker ?? ''))
  return [
    {
      measure: 'seeds: speakers of quotations, precision of what is claimed',
      value: share(right.length, claims.length),
    },
    { measure: 'seeds: speakers of quotations, found', value: share(right.length, spoken.length) },
  ]
}

interface Claim {
  speaker: string
  of: GoldQuote | undefined
}

/** Each quotation of the article that is said to be somebody's. */
function claimsOf(article: Article, gold: readonly GoldQuote[]): Claim[] {
  const texts = article.paragraphs.map(({ text }) => text)
  return speakersOf(texts).flatMap((some, at) =>
    some.flatMap(({ speaker, start, end }): Claim[] => {
      if (speaker === null) return []
      const words = texts[at]?.slice(start, end)
      const here = gold.filter((one) => one.article === goldId(article.id) && one.paragraph === at + 1)
      return [{ speaker, of: here.find(({ quote }) => quote === words) }]
    }),
  )
}

/** The surname is in the annotated name, whatever the accents. */
function sameName(found: string, wanted: string): boolean {
  const bare = (name: string) => name.normalize('NFD').replace(/\p{Mn}/gu, '')
  return bare(wanted).includes(bare(found).split(' ').at(-1) ?? found)
}
