// Writes and checks the judgement of a page's articles that is kept with them, so that the longest part of finding
// stories is done once, when a page is read. Nothing in it depends on the topics. What is kept need not be trusted:
// anything that does not fit its article is ignored.

import { quotationIn } from '../../language/languages/quoted-languages.ts'
import type { Speech } from '../../language/names/speakers.ts'
import type { Article, ArticleJudgement, Judgement, ReadPage } from '../../types.ts'
import type { Excerpt, ExcerptCaps } from './excerpt.ts'
import {
  contextOf,
  type JudgedExcerpts,
  judgedExcerpts,
  place,
  type Sentences,
  sentencesOf,
} from './judged-excerpts.ts'
import type { Told } from './point.ts'
import { type Position, unitsOf } from './unit.ts'

/** @param rules version of the rules that read the page */
export function judgementOf({ articles }: Pick<ReadPage, 'articles'>, caps: ExcerptCaps, rules: string): Judgement {
  const judged = articles.filter(
    ({ language, unprintable }) => unprintable === undefined && quotationIn(language) === 'judged',
  )
  return { rules, caps: capsOf(caps), articles: judged.flatMap((article) => articleJudgement(article, caps) ?? []) }
}

const capsOf = (caps: ExcerptCaps): Judgement['caps'] => [
  caps.wordsPerStory,
  caps.wordsPerSentence,
  caps.wordsPerLeadSentence,
]

/** `null` if its sentences do not follow one another in its paragraphs. */
function articleJudgement(article: Article, caps: ExcerptCaps): ArticleJudgement | null {
  const { texts, context, units: make } = sentencesOf(article)
  const lengths = texts.map((some) => some.map((text) => text.length))
  const cut = article.paragraphs.map(({ text }, at) => cutInto(text, lengths[at] ?? []))
  if (texts.some((some, at) => some.some((text, n) => text !== cut[at]?.[n]))) return null
  const units = make()
  const all = units.flat()
  const { excerpts, understood } = judgedExcerpts({ article, units, context }, caps)
  const numbers = new Map(positionsIn(article, lengths).map(({ paragraph, unit }, n) => [place(paragraph, unit), n]))
  const made: ArticleJudgement = {
    id: article.id,
    lengths,
    alone: all.map(({ alone }) => (alone ? '1' : '0')).join(''),
    speech: all.flatMap(({ speech }, n) => (speech === undefined ? [] : [[n, ...spoken(speech)]])),
    excerpts: excerpts.map(({ positions, words, point, quality, worth }) => {
      const [first] = positions
      const number = first === undefined ? 0 : (numbers.get(place(first.paragraph, first.unit)) ?? 0)
      return [number, positions.length, words, Number(point) + 2 * Number(understood({ positions })), quality, worth]
    }),
  }
  return isOf(article, made) ? made : null
}

const spoken = ({ speaker, needs }: Speech): [string | null, (string | null)?] =>
  needs === undefined ? [speaker] : [speaker, needs]

/** The sentences of a paragraph, given their lengths; there may be a space between two. */
function cutInto(text: string, lengths: readonly number[]): string[] {
  let from = 0
  return lengths.map((length) => {
    if (text[from] === ' ') from += 1
    from += length
    return text.slice(from - length, from)
  })
}

/** The position of every sentence, section by section. */
function positionsIn({ sections }: Pick<Article, 'sections'>, lengths: readonly (readonly number[])[]): Position[] {
  return sections.flatMap((section) =>
    section.flatMap((paragraph) => (lengths[paragraph] ?? []).map((_, unit) => ({ paragraph, unit }))),
  )
}

/** The sentences of articles as they were judged, each made only when asked for. Leaves out articles judged with other
 * caps, or whose judgement does not fit. */
export function judgedSentences({ articles, judged }: ReadPage, caps: ExcerptCaps): Map<Article, () => Sentences> {
  const found = new Map<Article, () => Sentences>()
  if (!isJudgement(judged) || capsOf(caps).some((cap, n) => cap !== judged.caps[n])) return found
  const known = new Map(judged.articles.map((one) => [one?.id, one]))
  for (const article of articles) {
    const own = known.get(article.id)
    if (own !== undefined && isOf(article, own)) found.set(article, () => sentencesAsJudged(article, own))
  }
  return found
}

/** True if what is kept of a page can be used; a judgement made with other caps still can, with those caps. */
export function fitsItsPage({ articles, judged }: Pick<ReadPage, 'articles' | 'judged'>): boolean {
  if (!isJudgement(judged)) return false
  const byId = new Map(articles.map((article) => [article.id, article]))
  return judged.articles.every((one) => {
    const article = byId.get(one?.id)
    return article !== undefined && isOf(article, one)
  })
}

function sentencesAsJudged(article: Article, kept: ArticleJudgement): Sentences {
  const texts = article.paragraphs.map(({ text }, at) => cutInto(text, kept.lengths[at] ?? []))
  const context = contextOf(article, texts)
  const units = () => {
    const speech = new Map(
      kept.speech.map(([n, speaker, needs]): [number, Speech] => [
        n,
        needs === undefined ? { speaker } : { speaker, needs },
      ]),
    )
    let before = 0
    return texts.map((some, at) => {
      const from = before
      before += some.length
      return unitsOf(
        some,
        some.map((_, n) => speech.get(from + n)),
        { article: context, at },
        some.map((_, n) => kept.alone[from + n] === '1'),
      )
    })
  }
  return { texts, context, units, known: () => excerptsAsJudged(article, kept) }
}

function excerptsAsJudged(article: Article, { lengths, excerpts }: ArticleJudgement): JudgedExcerpts {
  const all = positionsIn(article, lengths)
  const refused = new WeakSet<readonly Position[]>()
  const found = excerpts.map(([from, count, words, told, quality, worth]): Excerpt & Told => {
    const positions = all.slice(from, from + count)
    if (told < 2) refused.add(positions)
    return { positions, words, quality, point: told % 2 === 1, worth }
  })
  return { excerpts: found, understood: ({ positions }) => !refused.has(positions) }
}

/** Most sentences of an article that are examined; none of our articles comes near. */
const mostSentences = 100_000

function isJudgement(value: Judgement | undefined): value is Judgement {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.rules === 'string' &&
    Array.isArray(value.caps) &&
    Array.isArray(value.articles)
  )
}

/** True if it has the required shape and no number in it exceeds its article. */
function isOf(article: Article, kept: ArticleJudgement): boolean {
  if (!hasText(article)) return false
  const { lengths, alone, speech, excerpts } = kept
  if (![lengths, speech, excerpts].every(Array.isArray) || typeof alone !== 'string') return false
  if (lengths.length !== article.paragraphs.length || !lengths.every((some) => Array.isArray(some))) return false
  const count = lengths.reduce((sum, some) => sum + some.length, 0)
  if (count !== alone.length || count > mostSentences) return false
  if (!article.paragraphs.every(({ text }, at) => fills(text, lengths[at] ?? []))) return false
  const places = positionsIn(article, lengths).length
  return (
    speech.every((one) => Array.isArray(one) && isIndex(one[0], count) && one.slice(1).every(isNameOrNull)) &&
    excerpts.every(
      (one) =>
        Array.isArray(one) &&
        one.length === 6 &&
        one.every(Number.isFinite) &&
        isIndex(one[0], places) &&
        isIndex(one[1] - 1, places) &&
        isIndex(one[0] + one[1] - 1, places),
    )
  )
}

/** What was read of a page may be broken, too. */
const hasText = ({ paragraphs, sections }: Article) =>
  Array.isArray(paragraphs) &&
  paragraphs.every((one) => typeof one?.text === 'string') &&
  Array.isArray(sections) &&
  sections.every(Array.isArray)

/** True if the sentences make up the whole paragraph; if not, they belong to another text. */
function fills(text: string, lengths: readonly number[]): boolean {
  let at = 0
  for (const length of lengths) {
    if (!isIndex(length, text.length + 1)) return false
    if (text[at] === ' ') at += 1
    at += length
  }
  return at === text.length || lengths.length === 0
}

const isIndex = (value: unknown, below: number) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < below
const isNameOrNull = (value: unknown) => value === null || typeof value === 'string'
