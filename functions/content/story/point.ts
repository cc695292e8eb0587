// How much of its article's point an excerpt tells: it holds the lead or says what the title says, stands early, and
// is near to what all of the article speaks of.
import { centralityOf } from '../language/summary.ts'
import { contentStems } from '../language/terms.ts'
import type { Article } from '../types.ts'
import { type Excerpt, isAmong, leadsOf, type Position, type Unit } from './excerpt.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'

export interface Told {
  /** Holds the lead or shares a rare word with the title: what a first story must do. */
  point: boolean
  /** Higher is more of the point, about 0–5. */
  worth: number
}

/** What the parts of the worth count, against each other. */
const weights = { lead: 1, early: 0.5, opener: 1, central: 1, title: 1, reads: 0.5, sentences: 0.25 }
/** How fast the worth of a place falls, sentence by sentence. */
const fade = 0.25

/** For an article whose `units` are given by paragraph. */
export function pointOf(article: Article, units: readonly Unit[][]): (excerpt: Excerpt) => Told {
  const leads = leadsOf(article, units)
  const stems = units.map((some) => some.map(({ text }) => contentStems(text)))
  const central = centralityOf(stems)
  const title = wordsOf(article.title?.value ?? '')
  // Excerpts overlap: a sentence is in up to nine of them.
  const titleWords = stems.map((some) => some.map((one) => one.filter((word) => title.has(word))))
  const before: number[] = []
  for (const [n, some] of units.entries()) before[n + 1] = (before[n] ?? 0) + some.length
  const rank = ({ paragraph, unit }: Position) => (before[paragraph] ?? 0) + unit
  return ({ positions, quality }) => {
    const [opener] = positions
    const holdsLead = positions.some((one) => isAmong(leads, one))
    const said = new Set(positions.flatMap(({ paragraph, unit }) => titleWords[paragraph]?.[unit] ?? []))
    const shared = [...title].filter((word) => said.has(word))
    const centre = positions.map(({ paragraph, unit }) => central[paragraph]?.[unit] ?? 0)
    const worth =
      weights.lead * Number(holdsLead) +
      weights.early / (1 + fade * (opener === undefined ? 0 : rank(opener))) +
      weights.opener * (centre[0] ?? 0) +
      (weights.central * centre.reduce((sum, one) => sum + one, 0)) / centre.length +
      (weights.title * shared.length) / Math.max(1, title.size) +
      weights.reads * quality +
      weights.sentences * positions.length
    return { point: holdsLead || areOnOneThing(title, said), worth }
  }
}
