// Stories in languages whose sentences the rules cannot judge: an article's title above its first sentences, which need
// nothing before them. No views, no later stories.

import { createHash } from 'node:crypto'
import { holdsMarkup } from '../../html/markup.ts'
import { foreignSentences } from '../../language/languages/foreign-sentences.ts'
import { quotationIn } from '../../language/languages/quoted-languages.ts'
import openers from '../../language/lists/answer-openers.json' with { type: 'json' }
import { holdsQuestion, isQuestion } from '../../language/sentences/question.ts'
import { balanced, endsWhole } from '../../language/sentences/quotation.ts'
import { countWords } from '../../language/words/fold.ts'
import { termMatcher } from '../../language/words/term-matcher.ts'
import { holdsAddress } from '../../language/words/web-address.ts'
import { wordsOf } from '../../language/words/word-list.ts'
import type { Article, Headline, Quote, ReadPage, Story, Topic } from '../../types.ts'
import { type ExcerptCaps, fewestSentences, mostParagraphs, mostSentences } from '../excerpts/excerpt.ts'
import {
  beginnings,
  isOfItsWriter,
  isPersonal,
  repeats,
  saysLittle,
  speaksItself,
  tellsAlone,
  tellsTitle,
} from '../excerpts/foreign-lead.ts'
import { firstInBrief } from '../excerpts/in-brief.ts'
import { mostQuoted, quotableWords } from '../excerpts/quotation-cap.ts'
import { labelWorth } from '../excerpts/story-candidate.ts'
import { titleLine } from '../excerpts/title-as-headline.ts'
import { topicsAbout, topicsInLead } from '../topics/article-topic.ts'
import { givenTopics, withGiven } from '../topics/source-topics.ts'
import type { Explained } from '../topics/topic.ts'
import { printableOf } from './printable-articles.ts'
import { eachAbout } from './set-aside.ts'

/** Base score, next to the first stories of articles that can be judged (`story-candidate.ts`). */
const worth = 11

/** One story for each article that is on a topic; another article with the same words counts as a reprint. */
export function firstSentenceStories(pages: readonly ReadPage[], topics: Topic[], caps: ExcerptCaps): Story[] {
  const articles = pages.flatMap((page) =>
    page.articles.filter(({ language }) => quotationIn(language) === 'first sentences'),
  )
  const found = eachAbout(
    printableOf(articles),
    ({ id }) => id,
    'excerpts',
    (article) => storyOf(article, topics, caps),
  )
  const stories = new Map<string, Story>()
  for (const story of found) {
    if (story === null) continue
    const same = stories.get(story.id)
    if (same === undefined) stories.set(story.id, story)
    else if (same.article !== story.article) same.reprints.push(story.article)
  }
  return [...stories.values()]
}

/** Hexadecimal digits kept of a hash: 64 bits. */
const digitsOfId = 16

function storyOf(article: Article, topics: Topic[], caps: ExcerptCaps): Story | null {
  const spoken = namedTopics(article, topics)
  const room = mostQuoted(quotableWords(article), caps.wordsPerStory)
  const sentences = spoken.length === 0 ? [] : firstSentences(article, caps, room)
  if (sentences.length === 0) return null
  const [best] = spoken
  const inBrief = firstInBrief(sentences)
  return {
    id: createHash('sha256')
      .update(sentences.map(({ text }) => text).join('\n'))
      .digest('hex')
      .slice(0, digitsOfId),
    topics: spoken.map(({ topic }) => topic),
    article: article.id,
    first: true,
    reprints: [],
    headlines: headlineOf(article),
    sentences,
    ...(inBrief === 0 ? {} : { inBrief }),
    views: [],
    score: worth + (best?.confidence ?? 0) + (article.publishedOn === null ? 0 : labelWorth.date),
    because: [`${best?.topic}: ${best?.terms.map(({ text }) => text).join(', ')}`],
  }
}

function headlineOf({ title, publication, language }: Article): Headline[] {
  const text = titleLine(title?.value ?? '', publication?.value ?? null, 'another') ?? ''
  const heads =
    text !== '' && !isOfItsWriter(text, language) && !holdsQuestion(text) && !holdsMarkup(text) && !holdsAddress(text)
  return heads ? [{ text, origin: 'title' }] : []
}

/** Topics that the article is about; failing those, topics named in its title or first sentences, because an English
 * list of terms contains little more than names that occur in other languages. */
export function namedTopics(article: Article, topics: Topic[]): Explained[] {
  const match = termMatcher(topics)
  const title = match(article.title?.value ?? '')
  const sentences = article.paragraphs
    .flatMap(({ text }) => foreignSentences(text, article.language))
    .map((sentence) => match(sentence))
  const about = topicsAbout({ title, sentences }, topics)
  const spoken = about.length > 0 ? about : topicsInLead({ title, sentences }, topics)
  return withGiven(spoken, givenTopics(article, topics))
}

/** The article's first sentences, without questions at the start, up to the first that may not be printed or exceeds
 * the caps. If nothing can be printed after the lead, the lead alone, provided it says what the title says. Empty if
 * neither makes a story.
 *
 * @param room most words */
export function firstSentences(article: Article, caps: ExcerptCaps, room: number): Quote[] {
  const { title } = article
  const opening = openingOf(article)
  const runs = opening.begins.map((from) => runFrom(from, opening, caps, room))
  const heading = title?.value ?? ''
  const isWhole = ([first]: readonly Quote[], n: number) =>
    n === 0 ||
    (first !== undefined &&
      !answers(first.text, article.language) &&
      !isPersonal(first.text, article.language) &&
      tellsTitle(first.text, heading, article.language))
  const whole = runs.find((run, n) => run.length >= fewestSentences && isWhole(run, n))
  const alone = ([lead]: readonly Quote[]) => lead !== undefined && tellsAlone(lead.text, heading, article.language)
  const found = whole ?? runs.find((run, n) => alone(run) && isWhole(run, n))?.slice(0, 1) ?? []
  return saysLittle(found.map(({ text }) => text).join(' '), heading, article.language) ? [] : found
}

/** Sentences that the text of an article may begin with (promise C5). */
export function leadsAbroad(article: Article): Quote[] {
  const { section, parts, begins } = openingOf(article)
  return begins.flatMap((n) => {
    const text = parts
      .slice(n)
      .flat()
      .find((one) => !isQuestion(one))
    const paragraph = section.find((_, at) => at >= n && parts[at]?.some((one) => one === text))
    return text === undefined || paragraph === undefined ? [] : [{ text, article: article.id, paragraph }]
  })
}

function openingOf(article: Article): Opening {
  const { language } = article
  const section = (article.sections[0] ?? []).slice(0, mostParagraphs)
  const parts = section.map((at) => foreignUnits(article.paragraphs[at]?.text ?? '', language))
  const begins = beginnings(parts, (text) => isPrintable(text, language), isQuestion)
  const isSummary = begins.length === 1 && parts[0]?.join(' ') === article.standfirst?.value
  return { article, section, parts, begins: isSummary && parts.length > 1 ? [...begins, 1] : begins }
}

interface Opening {
  article: Article
  /** Paragraph indexes. */
  section: readonly number[]
  /** The sentences of each of these paragraphs. */
  parts: readonly (readonly string[])[]
  /** Indexes into `section` of the paragraphs that the text may begin with. */
  begins: readonly number[]
}

function runFrom(from: number, { article, section, parts }: Opening, caps: ExcerptCaps, room: number): Quote[] {
  const { language } = article
  const quotes: Quote[] = []
  let used = 0
  let asked = false
  for (const [n, paragraph] of section.entries()) {
    if (n < from) continue
    if (quotes.length > 0 && endsRun(parts[n] ?? [], quotes)) return quotes
    for (const text of parts[n] ?? []) {
      if (quotes.length === 0 && isQuestion(text)) {
        asked = true
        continue
      }
      if (quotes.length === 0 && asked && answers(text, language)) return quotes
      const count = countWords(text)
      const cap = quotes.length === 0 ? caps.wordsPerLeadSentence : caps.wordsPerSentence
      if (quotes.length === mostSentences || count > cap || used + count > room) return quotes
      // Below a label, `we` would be said in the list's own voice.
      if (!isPrintable(text, language) || speaksItself(text, language)) return quotes
      quotes.push({ text, article: article.id, paragraph })
      used += count
    }
  }
  return quotes
}

/** A paragraph that opens with a name or a place (`Ann Lehn.`), and one that tells what stands above it once more. */
function endsRun([first = '']: readonly string[], quotes: readonly Quote[]): boolean {
  if (countWords(first) <= mostOfLabel) return true
  return quotes.length >= fewestSentences && repeats(first, quotes.map(({ text }) => text).join(' '))
}
/** Words that are no sentence: chosen by reading. */
const mostOfLabel = 2

/** True if its first word refers to the question before it. */
const answers = (text: string, language: string) =>
  (answering.get(language) ?? new Set()).has(/^[\p{L}'’]+/u.exec(text)?.[0].toLowerCase().replace('’', "'") ?? '')

const answering = new Map(
  Object.entries(openers).flatMap(([language, words]) =>
    typeof words === 'string' ? [] : [[language, wordsOf(words)] as const],
  ),
)

/** Sentences; those inside one quotation are kept together. */
function foreignUnits(text: string, language: string): string[] {
  const units: string[] = []
  let open = ''
  for (const sentence of foreignSentences(text, language)) {
    open = open === '' ? sentence : `${open} ${sentence}`
    if (!balanced(open, language)) continue
    units.push(open)
    open = ''
  }
  return open === '' ? units : [...units, open]
}

/** True of a whole sentence that is not a question and begins with a capital, if its script has capitals. */
const isPrintable = (text: string, language: string) =>
  endsWhole(text, language) &&
  !/^[^\p{L}\p{N}]*\p{Ll}/u.test(text) &&
  !isQuestion(text) &&
  balanced(text, language) &&
  !holdsAddress(text) &&
  !holdsMarkup(text)
