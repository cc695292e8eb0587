// Which stories have waited too long: those older than the list's limit, and those that may have been written before
// their matter was covered. The age limit (days) is `freshForDays` of the settings.
import type { Article, Story } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import { utcDay } from '../../utc-day.ts'
import type { PublishedStory } from '../types.ts'
import { daysBetween } from '../week.ts'
import { announcedUntil } from './announced-day.ts'
import type { Stock } from './choose.ts'
import type { StockMatters } from './matters.ts'
import { Quotation } from './quoted-so-far.ts'
import { voicesOf } from './voices.ts'

/** How long stories may wait, and what is needed to tell how long they have. */
export interface Freshness {
  /** `null`: for ever. */
  days: number | null
  /** ISO instant of composing. */
  at: string
  /** ISO instant at which the previous edition was composed, so that each story that leaves is counted once; `null`:
   * none. */
  since: string | null
  /** Article id → ISO instant at which its page was first read; absent if it was read before that was recorded. */
  readAt: ReadonlyMap<string, string>
  /** ISO date on which the edition comes out; defaults to the day of composing. */
  date?: string
}

export interface Expiry {
  /** All that are too old. */
  stories: readonly Story[]
  /** Those that left since the previous edition. */
  left: readonly Story[]
  /** Those whose matter has been covered. */
  told: readonly Story[]
  /** Those that announce a day which is over. */
  past: readonly Story[]
}

export const nothingExpired: Expiry = { stories: [], left: [], told: [], past: [] }

interface Material {
  candidates: readonly Story[]
  articles: readonly Article[]
  ledger: readonly PublishedStory[]
  /** Story ids that the editor asks for: they never leave. */
  wanted: readonly string[]
}

/**
 * Stories of articles that are too old, by the day of publication, else by the day on which their page was first read,
 * and those that announce something that is over when the edition comes out. Printed stories are not in the stock, so
 * they do not leave it.
 */
export function agedStories(material: Material, freshness: Freshness): Expiry {
  const { readAt } = freshness
  const daysOf = daysByArticle(material.articles, freshness)
  const written = new Map(
    material.articles.map(({ id, publishedOn }) => [id, publishedOn?.value ?? dayOf(readAt.get(id))]),
  )
  const languages = new Map(material.articles.map(({ id, language }) => [id, language]))
  const isPast = (story: Story, at: string) => {
    const day = announcedUntil(story, languages.get(story.article) ?? 'und', written.get(story.article) ?? null)
    return day !== null && day < utcDay(at === freshness.at ? (freshness.date ?? at) : at)
  }
  const expiry = expiryOf(
    material,
    freshness,
    (story, at) => isOver(written.get(story.article) ?? null, at, daysOf(story.article)) || isPast(story, at),
  )
  return { ...expiry, past: expiry.stories.filter((story) => isPast(story, freshness.at)) }
}

/**
 * Undated stories on matters last covered longer ago than the limit, with no dated story since: they may well be from
 * before. A dated, fresh story was written since, and stays.
 */
export function toldStories(material: Material, { of, known }: StockMatters, freshness: Freshness): Expiry {
  const daysOf = daysByArticle(material.articles, freshness)
  const undated = new Set(material.articles.flatMap(({ id, publishedOn }) => (publishedOn === null ? [id] : [])))
  const told = Map.groupBy(material.ledger, ({ matter }) => matter)
  const expiry = expiryOf(material, freshness, ({ id, article }, at) => {
    const matter = of.get(id)
    if (matter === undefined || !undated.has(article)) return false
    const tellings = (told.get(matter) ?? []).flatMap(({ printedOn }) => printedOn ?? [])
    const last =
      tellings
        .filter((date) => date < at)
        .sort()
        .at(-1) ?? null
    const lastOn = known.get(matter)?.lastOn ?? null
    const days = daysOf(article)
    return isOver(last, at, days) && (lastOn === null || isOver(lastOn, at, days))
  })
  return { ...expiry, told: expiry.stories }
}

/** As set for the source, else for the list; `null`: for ever. */
function daysByArticle(
  articles: readonly Article[],
  { days }: Pick<Freshness, 'days'>,
): (article: string) => number | null {
  const own = new Map(articles.map(({ id, sourceRules }) => [id, sourceRules?.freshForDays]))
  return (article) => {
    const stated = own.get(article)
    return stated === undefined ? days : stated
  }
}

/** @param isOut whether a story is too old at an instant */
function expiryOf(
  { candidates, ledger, wanted }: Material,
  { at, since, readAt }: Freshness,
  isOut: (story: Story, at: string) => boolean,
): Expiry {
  const staying = new Set([...ledger.map(({ id }) => id), ...wanted])
  const out = candidates.filter((story) => !staying.has(story.id) && isOut(story, at))
  const hadLeft = (story: Story) => since !== null && (readAt.get(story.article) ?? '') <= since && isOut(story, since)
  const left = out.filter((story) => !hadLeft(story))
  return { stories: out, left, told: [], past: [] }
}

/** How many of the stories that left were still in the stock: not printed within others, nor beyond what may be quoted
 * of their articles (promise C6). */
export function countLeft({ left }: Expiry, { words, ledger }: Pick<Stock, 'words' | 'ledger'>, caps: Caps): number {
  const quotation = new Quotation(ledger, voicesOf(left), words, caps)
  const room = quotation.later()
  let count = 0
  for (const { sentences } of [...left].sort((a, b) => b.score - a.score)) {
    if (sentences.some(({ text }) => quotation.has(text)) || room.refuses(sentences) === 'ever') continue
    room.add(sentences, null)
    count += 1
  }
  return count
}

/** The candidates without those that are too old. */
export function withoutExpired(candidates: readonly Story[], { stories }: Expiry): readonly Story[] {
  const ids = new Set(stories.map(({ id }) => id))
  return ids.size === 0 ? candidates : candidates.filter(({ id }) => !ids.has(id))
}

function isOver(date: string | null, at: string, days: number | null): boolean {
  return date !== null && days !== null && daysBetween(date, utcDay(at)) > days
}

const dayOf = (instant: string | undefined) => (instant === undefined ? null : utcDay(instant))
