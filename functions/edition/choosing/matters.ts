// The matters of a stock, and which of them may lead an edition.
import { type Matter, mattersOf } from '../../content/story/matters/matter.ts'
import type { KnownMatter } from '../../content/story/matters/matter-groups.ts'
import type { Article, Story } from '../../content/types.ts'
import type { PublishedStory } from '../types.ts'

export interface StockMatters {
  /** Story id → matter id. */
  of: ReadonlyMap<string, string>
  /** Those that may lead first, the most reported first; then those that have led, with nothing new since. */
  order: readonly string[]
  /** What later editions need to know of them, by id. */
  known: ReadonlyMap<string, KnownMatter>
}

interface StockFacts {
  candidates: readonly Story[]
  articles: readonly Article[]
  ledger: readonly PublishedStory[]
  /** Matters that earlier editions covered. */
  earlier?: readonly KnownMatter[]
}

/** Matters in more publications first; ties by the best story still to be printed, then by the latest date. A matter
 * leads again only with a first story published since it last led. */
export function stockMatters({ candidates, articles, ledger, earlier = [] }: StockFacts): StockMatters {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const { of, matters } = mattersOf(candidates, byId, earlier)
  const stories = new Map(candidates.map((story) => [story.id, story]))
  const printed = new Set(ledger.map(({ id }) => id))
  const ledOn = lastLed(ledger)
  const standings = matters.flatMap((matter) => {
    const open = matter.stories.flatMap((id) => (printed.has(id) ? [] : (stories.get(id) ?? [])))
    if (open.length === 0) return []
    const datesOf = (some: readonly Story[]) => some.map((story) => byId.get(story.article)?.publishedOn?.value ?? '')
    const led = ledOn.get(matter.id)
    const mayLead = led === undefined || datesOf(open.filter(({ first }) => first)).some((date) => date > led)
    return [{ matter, mayLead, score: best(open), on: datesOf(open).sort().at(-1) ?? '' }]
  })
  return { of, order: standings.sort(bestLeadFirst).map(({ matter }) => matter.id), known: knownOf(matters) }
}

interface Standing {
  matter: Matter
  mayLead: boolean
  /** Score of its best story. */
  score: number
  /** ISO date of its latest story; empty if none is dated. */
  on: string
}

function bestLeadFirst(a: Standing, b: Standing): number {
  return (
    Number(b.mayLead) - Number(a.mayLead) ||
    b.matter.publications.length - a.matter.publications.length ||
    b.score - a.score ||
    (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)
  )
}

const best = (stories: readonly Story[]) => stories.reduce((most, { score }) => Math.max(most, score), 0)

/** Matter id → date of the last edition that it led. */
function lastLed(ledger: readonly PublishedStory[]): Map<string, string> {
  const led = new Map<string, string>()
  for (const { matter, ledOn } of ledger) {
    if (matter !== undefined && ledOn !== undefined && ledOn > (led.get(matter) ?? '')) led.set(matter, ledOn)
  }
  return led
}

const knownOf = (matters: readonly Matter[]) =>
  new Map(matters.map(({ id, terms, size, firstOn, lastOn }) => [id, { id, terms, size, firstOn, lastOn }]))

/** Most bytes of the matters in the record of an edition, as JSON. A DynamoDB item may have 400 KB (“Quotas in Amazon
 * DynamoDB”), and the printed stories are in the same record: a quarter is for matters. 50 of them, of 10 topics, took
 * 33 KB. */
export const matterBytesPerEdition = 100 * 1024

/** The matters an edition covered, for later editions: leading ones first, as far as the record has room. A matter that
 * does not fit gets a new id when it is covered again. */
export function rememberedMatters({ order, known }: StockMatters, told: ReadonlySet<string>): KnownMatter[] {
  const remembered: KnownMatter[] = []
  let bytes = 0
  for (const matter of [...order.flatMap((id) => known.get(id) ?? []), ...known.values()]) {
    if (!told.has(matter.id) || remembered.includes(matter)) continue
    bytes += Buffer.byteLength(JSON.stringify(matter))
    if (bytes > matterBytesPerEdition) break
    remembered.push(matter)
  }
  return remembered
}

/** Each matter in its latest version.
 *
 * @param told in order, the latest last */
export function latestOf(told: readonly KnownMatter[]): KnownMatter[] {
  return [...new Map(told.map((matter) => [matter.id, matter])).values()]
}
