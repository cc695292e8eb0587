// Checks the promises about content (C1 to C6) on plain data: used by tests and by the preflight of every edition.

import { quotationIn } from '../../language/languages/quoted-languages.ts'
import { names, speakersOf, speechIn } from '../../language/names/speakers.ts'
import { balanced, endsWhole } from '../../language/sentences/quotation.ts'
import { quotableUnits } from '../../language/sentences/sentence.ts'
import { countWords, fold } from '../../language/words/fold.ts'
import { ownEntry } from '../../language/words/own-entry.ts'
import { holdsAddress } from '../../language/words/web-address.ts'
import { readDate } from '../../page/days/date.ts'
import { type KnownField, knownFields } from '../../page/reading/known-fields.ts'
import { statesAddress } from '../../page/stated/stated-address.ts'
import type { Article, HeadlineOrigin, Quote } from '../../types.ts'
import { fewestSentences, leadsOf, mostParagraphs, mostSentences } from '../excerpts/excerpt.ts'
import { mostQuoted } from '../excerpts/quotation-cap.ts'
import { leadsAbroad } from './first-sentences.ts'
import { viewsPrinted } from './view.ts'

/** One breach: which promise, where, what is wrong and what to do. */
export interface Breach {
  rule: string
  at: string
  reason: string
  /** The same without the place in the article, for a reader who has the article in view. */
  inShort?: string
}

/** The parts of a story that the promises concern; both `Story` and an edition's story can be put into this form. */
export interface PrintedStory {
  id: string
  article: string
  /** Other articles that print the same words. */
  reprints?: readonly string[]
  sentences: Quote[]
  views: (Quote & { speaker?: string | null })[]
  /** `null` if nothing of the source is printed above the story. */
  headline: { text: string; origin: HeadlineOrigin } | null
}

export type ArticlesById = ReadonlyMap<string, Article> | Readonly<Record<string, Article>>

const articleOf = (articles: ArticlesById, id: string): Article | undefined =>
  articles instanceof Map ? articles.get(id) : ownEntry(articles as Record<string, Article>, id)

/** C1: every sentence is its source's own, whole, closes its quotation marks and brackets, and keeps its speaker; a
 * headline is part of one line of its source; a reprint may lend its title. */
export function checkC1(story: PrintedStory, articles: ArticlesById): Breach[] {
  const found = [
    ...[...story.sentences, ...story.views].flatMap((quote) => quoteBreaches(story.id, quote, articles)),
    ...story.sentences.flatMap((quote, n) => speakerBreaches(story.id, quote, story.sentences.slice(0, n), articles)),
    ...story.views.flatMap((view) => speakerBreaches(story.id, view, [{ text: view.speaker ?? '' }], articles)),
  ]
  const { headline } = story
  if (headline === null || headline.origin === 'editor') return found
  const lines = [story.article, ...(story.reprints ?? [])].flatMap((id, n) => {
    const article = articleOf(articles, id)
    if (article === undefined) return []
    return n === 0 ? sourceLines(article) : [fold(article.title?.value ?? '')]
  })
  const inSource = lines.some((line) => line.includes(fold(headline.text)))
  if (holdsAddress(headline.text))
    found.push(breach('C1', story.id, 'the headline holds a web or email address; print another'))
  return inSource
    ? found
    : [
        ...found,
        breach('C1', story.id, `the headline “${headline.text}” is in no line of ${story.article}; print one that is`),
      ]
}

function quoteBreaches(id: string, quote: Quote, articles: ArticlesById): Breach[] {
  const article = articleOf(articles, quote.article)
  const paragraph = article?.paragraphs[quote.paragraph]
  const text = fold(quote.text)
  const faults: string[] = []
  if (paragraph === undefined) faults.push('there is no such paragraph; remove the story')
  else if (!fold(paragraph.text).includes(text)) faults.push("not in that paragraph; print the source's own words")
  if (!endsWhole(text, article?.language)) faults.push('no end mark; print the sentence whole')
  if (holdsAddress(text)) faults.push('holds a web or email address, which email clients make a link; take it out')
  if (!balanced(text, article?.language)) faults.push('quotation marks or brackets are left open; print them whole')
  return faults.map((fault) => quoteBreach(id, { ...quote, text }, fault))
}

function quoteBreach(id: string, { text, article, paragraph }: Quote, fault: string): Breach {
  const words = `“${text.slice(0, 80)}”`
  return {
    ...breach('C1', id, `${words} of ${article}, paragraph ${paragraph}: ${fault}`),
    inShort: `${words}: ${fault}`,
  }
}

/** The speaker of a quotation is named in the sentence or in what comes before it (for a view: in its label). */
function speakerBreaches(
  id: string,
  quote: Quote,
  before: readonly { text: string }[],
  articles: ArticlesById,
): Breach[] {
  // Speakers are recognised by English words; from other languages only the first sentences of an article are printed.
  const article = articleOf(articles, quote.article)
  if (article !== undefined && quotationIn(article.language) !== 'judged') return []
  const paragraphs = article?.paragraphs.map(({ text }) => fold(text)) ?? []
  if (!/["“«]/.test(quote.text)) return []
  const spoken = speakersOf(paragraphs)[quote.paragraph] ?? []
  const [speech] = speechIn([fold(quote.text)], paragraphs[quote.paragraph] ?? '', spoken)
  const needs = speech?.needs
  if (needs === undefined || (needs !== null && before.some(({ text }) => names(text, needs)))) return []
  const fault = `quotes ${needs ?? 'someone'} without the name; begin where the name stands, or remove the story`
  return [quoteBreach(id, quote, fault)]
}

/** Lines of the source that a headline may come from. */
function sourceLines(article: Article): string[] {
  const single = article.paragraphs.filter((paragraph) => paragraph.lines.length === 1)
  const known = [article.title, article.standfirst].flatMap((one) => (one === null ? [] : [one.value]))
  return [...known, ...(article.headings ?? []).map((one) => one.text), ...single.map((one) => one.text)].map(fold)
}

/** C2: nothing printed comes from a line that was discarded because it is not article text. `dropped`: the texts of
 * such lines. */
export function checkC2(story: PrintedStory, dropped: readonly string[]): Breach[] {
  const aside = new Set(dropped.map(fold))
  const printed = [...story.sentences, ...story.views].map((quote) => fold(quote.text))
  return printed
    .filter((text) => aside.has(text))
    .map((text) =>
      breach('C2', story.id, `“${text.slice(0, 80)}” is a line set aside as not part of an article; remove the story`),
    )
}

/** C3: each known field is found in the line that it names; `lines`: the page's own lines, by number from 1. */
export function checkC3(article: Article, lines: Readonly<Record<string, string>>): Breach[] {
  return knownFields(article).flatMap(([field, known]) => {
    const line = fold(ownEntry(lines, String(known.line)) ?? '')
    const stated = states(field, line, known.value)
    return stated
      ? []
      : [breach('C3', `${article.id} ${field}`, `“${known.value}” is not in line ${known.line}; leave it unknown`)]
  })
}

function states(field: KnownField[0], line: string, value: string): boolean {
  if (field === 'publishedOn') return statesDate(line, value)
  return field === 'url' ? statesAddress(line, value) : line.includes(fold(value))
}

/** True if the line states this date, in any form. */
function statesDate(line: string, date: string): boolean {
  for (let rest = line, found = readDate(rest); found !== null; found = readDate(rest)) {
    if (found.date === date) return true
    rest = rest.slice(found.end)
  }
  return false
}

export interface StoryCaps {
  wordsPerStory: number
  wordsPerSentence: number
  wordsPerLeadSentence: number
}

/** C5: two to four neighbouring sentences of one article, across at most three neighbouring paragraphs of one section,
 * or the article's lead alone, within the caps; at most two views, each from another article. Whether the first
 * sentence stands alone is judged when the story is made. */
export function checkC5(story: PrintedStory, articles: ArticlesById, caps: StoryCaps): Breach[] {
  const found: Breach[] = []
  const say = (reason: string) => found.push(breach('C5', story.id, reason))
  if (
    !isLeadAlone(story, articles) &&
    (story.sentences.length < fewestSentences || story.sentences.length > mostSentences)
  )
    say(`${story.sentences.length} sentences; 2 to 4 make a story`)
  const article = articleOf(articles, story.article)
  if (article !== undefined) for (const reason of runReasons(story, article)) say(reason)
  const words = countWords(story.sentences.map((one) => fold(one.text)).join(' '))
  if (words > caps.wordsPerStory) say(`${words} words; at most ${caps.wordsPerStory}`)
  for (const quote of [...story.sentences, ...story.views]) {
    const length = countWords(quote.text)
    if (length <= caps.wordsPerSentence) continue
    const isLead = length <= caps.wordsPerLeadSentence && opensArticle(quote, articles)
    if (!isLead || story.views.some((view) => view === quote))
      say(`a sentence of ${length} words; at most ${caps.wordsPerSentence}`)
  }
  if (story.views.length > viewsPrinted) say(`${story.views.length} views; at most ${viewsPrinted}`)
  const voices = [story.article, ...story.views.map((view) => view.article)]
  if (new Set(voices).size < voices.length)
    say('two of its voices are the same article; one view an article, none of its own')
  return found
}

/** True if the story is one sentence and that is its article's lead. */
const isLeadAlone = ({ sentences }: PrintedStory, articles: ArticlesById) =>
  sentences.length === 1 && sentences.every((quote) => opensArticle(quote, articles))

/** Reasons why a story's sentences are not neighbours in their article. */
function runReasons({ article: id, sentences }: PrintedStory, { paragraphs, sections }: Article): string[] {
  if (sentences.some(({ article }) => article !== id)) return ['its sentences are not of its article; voices never mix']
  const [from = 0, to = 0] = [sentences[0]?.paragraph, sentences.at(-1)?.paragraph]
  const reasons: string[] = []
  if (to - from >= mostParagraphs) reasons.push(`its sentences span more than ${mostParagraphs} paragraphs`)
  if (!sections.some((section) => section.includes(from) && section.includes(to)))
    reasons.push('its sentences are not of one section')
  const source = fold(
    paragraphs
      .slice(from, to + 1)
      .map(({ text }) => fold(text))
      .join(' '),
  )
  if (!source.includes(sentences.map(({ text }) => fold(text)).join(' ')))
    reasons.push('its sentences are not neighbours in the source; print them as they follow')
  return reasons
}

function opensArticle({ article: id, paragraph, text }: Quote, articles: ArticlesById): boolean {
  const article = articleOf(articles, id)
  if (article === undefined) return false
  if (quotationIn(article.language) !== 'judged')
    return leadsAbroad(article).some((lead) => lead.paragraph === paragraph && fold(lead.text) === fold(text))
  const units = article.paragraphs
    .slice(0, mostParagraphs)
    .map((one) => quotableUnits(one.text).map((unit) => ({ text: unit })))
  return leadsOf(article, units).some(
    (lead) => lead.paragraph === paragraph && fold(units[paragraph]?.[lead.unit]?.text ?? '') === fold(text),
  )
}

/** C6: words quoted from one article in an edition, together with all editions published before. `words`: number of
 * words of the article itself.
 * own. */
export function checkC6(
  quotes: Quote[],
  published: Quote[],
  words: Readonly<Record<string, number>>,
  caps: { quotedPerArticleAndEdition: number; quotedPerArticle: number },
): Breach[] {
  const now = quotedWords(quotes)
  const before = quotedWords(published)
  return [...now].flatMap(([article, count]) => {
    const ever = count + (before.get(article) ?? 0)
    const own = ownEntry(words, article) ?? 0
    const most = mostQuoted(own, caps.quotedPerArticle)
    const found: Breach[] = []
    if (count > caps.quotedPerArticleAndEdition) {
      found.push(
        breach('C6', article, `${count} words quoted in one edition; at most ${caps.quotedPerArticleAndEdition}`),
      )
    }
    if (ever > most) found.push(breach('C6', article, `${ever} words quoted in all; at most ${most}`))
    return found
  })
}

/** Number of words quoted, by article id. */
function quotedWords(quotes: Quote[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { article, text } of quotes) sums.set(article, (sums.get(article) ?? 0) + countWords(text))
  return sums
}

const breach = (rule: string, at: string, reason: string): Breach => ({ rule, at, reason })
