// Judges an article by itself, whatever topics are on the list: which of its sentences stand alone, which neighbouring
// ones may be a story, and how much of its point each tells. This is most of the work of finding stories, and is done
// once (`kept-judgement.ts`).

import { type ArticleContext, articleContextOf } from '../../language/names/article-context.ts'
import { speakersOf, speechIn } from '../../language/names/speakers.ts'
import { isQuestion } from '../../language/sentences/question.ts'
import { quotableUnits } from '../../language/sentences/sentence.ts'
import { type ExcerptVerdict, selfContained } from '../../language/standing-alone/self-contained.ts'
import type { Article } from '../../types.ts'
import { type Excerpt, type ExcerptCaps, excerptsOf, leadsOf, mostParagraphs, openingOf } from './excerpt.ts'
import { loneLeadBeside } from './lone-lead.ts'
import { pointOf, type Told } from './point.ts'
import { mostQuoted, quotableWords } from './quotation-cap.ts'
import { type Position, type Unit, unitsOf } from './unit.ts'

/** An article's sentences. */
export interface Sentences {
  /** Sentences by paragraph. */
  texts: readonly string[][]
  /** Units by paragraph; each is judged only when asked for. */
  units: () => Unit[][]
  /** What the article has said at each place. */
  context: ArticleContext
  /** The judgement that was kept, if any. */
  known?: () => JudgedExcerpts
}

export interface JudgedExcerpts {
  /** All excerpts that may be printed, in reading order; they overlap. */
  excerpts: readonly (Excerpt & Told)[]
  /** True if it is understood without what its article says before it. */
  understood: (excerpt: Pick<Excerpt, 'positions'>) => boolean
}

export function sentencesOf(article: Article): Sentences {
  const texts = article.paragraphs.map(({ text }) => quotableUnits(text))
  const context = contextOf(article, texts)
  return { texts, context, units: () => judgedUnits(article, texts, context) }
}

export function contextOf(article: Article, texts: readonly string[][]): ArticleContext {
  const opening = texts.slice(0, mostParagraphs).map((some) => some.map((text) => ({ text })))
  const [lead] = leadsOf(article, opening)
  const [start] = opening.flat()
  const answers = start !== undefined && isQuestion(start.text)
  const said = openingOf(opening).flatMap(({ paragraph, unit }) => texts[paragraph]?.[unit] ?? [])
  return articleContextOf(
    article.paragraphs.map(({ text }) => text),
    {
      dated: article.publishedOn !== null,
      title: article.title?.value,
      lead: lead && { ...lead, answers },
      opening: said.join(' '),
    },
  )
}

function judgedUnits({ paragraphs }: Article, texts: readonly string[][], context: ArticleContext): Unit[][] {
  const spoken = speakersOf(paragraphs.map(({ text }) => text))
  return texts.map((some, at) =>
    unitsOf(some, speechIn(some, paragraphs[at]?.text ?? '', spoken[at] ?? []), { article: context, at }),
  )
}

/** An article with its `units` by paragraph. */
export interface WithUnits {
  article: Article
  units: Unit[][]
  context: ArticleContext
}

export function judgedExcerpts(reading: WithUnits, caps: ExcerptCaps): JudgedExcerpts {
  const { article, units } = reading
  // An excerpt longer than any edition may quote is of no use (promise C6).
  const room = mostQuoted(quotableWords(article), caps.wordsPerStory)
  const limits = { ...caps, wordsPerStory: room }
  const several = excerptsOf(article, units, limits)
  const excerpts = [...loneLeadBeside(several, { article, units }, limits), ...several]
  const told = pointOf(reading, excerpts)
  return {
    excerpts: excerpts.map((excerpt) => ({ ...excerpt, ...told(excerpt) })),
    understood: understanding(reading, excerpts),
  }
}

/** True if it is understood without what its article says before it. */
export const isSelfContained = (reading: WithUnits, excerpt: Pick<Excerpt, 'positions'>) =>
  byItself(reading, excerpt).ok

function byItself({ units, context }: WithUnits, { positions }: Pick<Excerpt, 'positions'>): ExcerptVerdict {
  const [{ paragraph: at, unit } = { paragraph: 0, unit: 0 }] = positions
  const sentences = unitsIn({ units }, { positions }).map(({ text }) => text)
  return selfContained(sentences, { article: context, at, paragraph: textsOf(units[at] ?? []), index: unit })
}

/** The same list for all excerpts of a paragraph, which has 10,000 if it is 1 MB long. */
function textsOf(units: readonly Unit[]): readonly string[] {
  if (latest.units !== units) latest = { units, texts: units.map(({ text }) => text) }
  return latest.texts
}

let latest: { units: readonly Unit[]; texts: readonly string[] } = { units: [], texts: [] }

/** `isSelfContained` for all excerpts of an article. Of those that begin with the same sentence only the longest is
 * judged; if it is refused, the verdict says from which length on. */
function understanding(reading: WithUnits, excerpts: readonly Excerpt[]): JudgedExcerpts['understood'] {
  const longest = new Map(excerpts.map(({ positions }) => [startOf(positions), positions]))
  const verdicts = new Map<string, ExcerptVerdict>()
  return ({ positions }) => {
    const start = startOf(positions)
    const verdict = verdicts.get(start) ?? byItself(reading, { positions: longest.get(start) ?? positions })
    verdicts.set(start, verdict)
    return verdict.ok || positions.length < verdict.from
  }
}

function startOf([first]: readonly Position[]): string {
  return place(first?.paragraph ?? 0, first?.unit ?? 0)
}

/** The units of an excerpt. */
export const unitsIn = ({ units }: { units: readonly Unit[][] }, { positions }: Pick<Excerpt, 'positions'>): Unit[] =>
  positions.flatMap(({ paragraph, unit }) => units[paragraph]?.[unit] ?? [])

export const place = (at: number, paragraph: number) => `${at}:${paragraph}`
