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

/** What the parts of the worth count, against each other: tried on 300 news texts with human extracts, where half or
 * twice of one moves one story in a hundred. */
const weights = { lead: 1, early: 1, opener: 1, central: 1, title: 1.5, reads: 0.5, sentences: 0.25 }
/** How fast the worth of a place falls, sentence by sentence. */
const fade = 0.25

/** For an article whose `units` are given by paragraph. */
export function pointOf(
  article: Article,
  units: readonly Unit[][],
  excerpts: readonly Excerpt[],
): (excerpt: Excerpt) => Told {
  const leads = leadsOf(article, units)
  const deputies = deputiesOf(leads, units, excerpts)
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
    const isBeside = opener !== undefined && isAmong(deputies, opener)
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
    return { point: holdsLead || isBeside || areOnOneThing(title, said), worth }
  }
}

/** Paragraphs in which an article that opens with something else comes to its point. */
const nearLead = 2

/** Where no excerpt holds the lead, because it speaks in the first person or leans on a picture: what can open a story
 * in the paragraphs beside it, and is on the same thing. */
function deputiesOf(
  [lead, ...others]: readonly Position[],
  units: readonly Unit[][],
  excerpts: readonly Excerpt[],
): readonly Position[] {
  const isHeld = ({ positions }: Excerpt) =>
    positions.some((one) =>
      isAmong(
        [lead, ...others].flatMap((some) => some ?? []),
        one,
      ),
    )
  if (lead === undefined || excerpts.some(isHeld)) return []
  const said = wordsOf(units[lead.paragraph]?.[lead.unit]?.text ?? '')
  const openers = excerpts.flatMap(({ positions: [opener] }) => opener ?? [])
  return openers.filter(({ paragraph, unit }) => {
    const text = units[paragraph]?.[unit]?.text ?? ''
    return paragraph < nearLead && !/^["“‘']/.test(text) && areOnOneThing(said, wordsOf(text))
  })
}
