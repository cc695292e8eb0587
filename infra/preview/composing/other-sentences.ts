// The article of a story, sentence by sentence, and what choosing would say about other sentences of it.

import { createHash } from 'node:crypto'
import { quotationIn } from '../../../functions/content/language/languages/quoted-languages.ts'
import { quotableUnits } from '../../../functions/content/language/sentences/sentence.ts'
import { countWords, fold } from '../../../functions/content/language/words/fold.ts'
import { mayBeExcerpt, sentenceRange } from '../../../functions/content/story/excerpts/excerpt.ts'
import { readingOf } from '../../../functions/content/story/excerpts/story-candidate.ts'
import { checkC6 } from '../../../functions/content/story/stories/promises.ts'
import type { Article, Story } from '../../../functions/content/types.ts'
import { quotesOf } from '../../../functions/edition/choosing/choose.ts'
import { Quotation } from '../../../functions/edition/choosing/quoted-so-far.ts'
import { voicesOf } from '../../../functions/edition/choosing/voices.ts'
import type { ArticleSentence, CutAnswer, OpenArticle } from '../types.ts'
import { choiceOf, type WeekChoice } from './choosing.ts'
import { type Generation, weekOf } from './generation.ts'
import type { Week } from './weeks.ts'

/** Digits of a hash: two different sentences in one place of a page are confused once in four thousand million
 * times. */
const hexDigits = 8
/** Characters of a sentence that is on the screen in full: enough to find it. */
const charactersShown = 60

interface Opened {
  week: Week
  now: WeekChoice
  story: Story
  article: Article
}

async function open(generation: Generation, number: number, id: string): Promise<Opened | null> {
  const week = await weekOf(generation, number)
  const { articles } = await generation.stock()
  const now = await choiceOf(generation, week)
  const story = now.edited.find((one) => one.id === id)
  const article = articles.find((one) => one.id === story?.article)
  return story === undefined || article === undefined ? null : { week, now, story, article }
}

/** @returns `null` if no story has this id */
export async function openArticle(generation: Generation, number: number, id: string): Promise<OpenArticle | null> {
  const opened = await open(generation, number, id)
  if (opened === null) return null
  const { article, story } = opened
  const { caps } = await generation.settings()
  const own = new Set(story.sentences.map(({ text, paragraph }) => `${paragraph} ${fold(text)}`))
  const others = await quotedBesides(generation, opened)
  const barOf = ({ text, words }: Pick<ArticleSentence, 'text' | 'words'>) =>
    words > caps.wordsPerLeadSentence ? `${words} words` : others.has(text) ? 'printed elsewhere' : null
  return {
    story: id,
    title: article.title?.value ?? null,
    language: article.language,
    paragraphs: article.paragraphs.map(({ text }, at) => ({
      heading: article.headings?.find(({ paragraph }) => paragraph === at)?.text ?? null,
      sentences: sentencesOf(text, at).map((one) => ({
        ...one,
        isPrinted: own.has(`${at} ${fold(one.text)}`),
        bar: barOf(one),
      })),
    })),
  }
}

/** Identified by place and words, so that a page that has since changed is noticed. */
function sentencesOf(text: string, paragraph: number): Pick<ArticleSentence, 'key' | 'text' | 'words'>[] {
  return quotableUnits(text).map((unit, at) => ({
    key: `${paragraph}.${at}.${createHash('sha256').update(unit).digest('hex').slice(0, hexDigits)}`,
    text: unit,
    words: countWords(unit),
  }))
}

/** By earlier editions and by the other stories of this one. */
async function quotedBesides(generation: Generation, { week, now, story }: Opened): Promise<Quotation> {
  const { caps } = await generation.settings()
  const quotation = new Quotation(week.ledger, voicesOf(now.stock.candidates), now.stock.words, caps)
  for (const other of now.choice.stories) {
    if (other.id !== story.id) quotation.add(quotesOf(other), other.headline?.text ?? null)
  }
  return quotation
}

/**
 * Chooses the edition as it would be with these sentences.
 *
 * @param keys of sentences of the story's article
 * @returns `null` if no story has this id
 */
export async function judgeCut(
  generation: Generation,
  number: number,
  { story: id, keys }: { story: string; keys: readonly string[] },
): Promise<CutAnswer | null> {
  const opened = await open(generation, number, id)
  if (opened === null) return null
  const { caps } = await generation.settings()
  const wanted = new Set(keys)
  const all = opened.article.paragraphs.flatMap(({ text }, at) => sentencesOf(text, at))
  const chosen = all.filter(({ key }) => wanted.has(key))
  const words = chosen.reduce((sum, one) => sum + one.words, 0)
  const left = (await quotedBesides(generation, opened)).wordsLeft(opened.article.id)
  const answer = { texts: chosen.map(({ text }) => text), words, mostWords: Math.min(caps.wordsPerStory, left) }
  const changed = 'the page was changed since; look at its sentences again'
  if (chosen.length < wanted.size) return { ...answer, reason: changed, caution: null }
  const reason = await reasonAgainst(generation, opened, answer.texts)
  const caution = reason === null ? leaning(opened.article, await generation.topics(), chosen[0]) : null
  return { ...answer, reason, caution }
}

async function reasonAgainst(generation: Generation, opened: Opened, texts: string[]): Promise<string | null> {
  const { week, story } = opened
  if (!mayBeExcerpt(texts.length)) return `tick ${sentenceRange} sentences that follow one another (C5)`
  const { decisions, droppedBefore } = week.editorial
  const sentences = { ...decisions.sentences, [story.id]: texts }
  const then = await choiceOf(generation, week, { decisions: { ...decisions, sentences }, droppedBefore })
  const refused = then.notes.find((note) => note.entry === 'sentences' && note.story === story.id)
  if (refused !== undefined) return refused.reason
  const wasPrinted = opened.now.choice.stories.some(({ id }) => id === story.id)
  const isPrinted = then.choice.stories.some(({ id }) => id === story.id)
  return wasPrinted && !isPrinted ? noRoomFor(generation, opened, texts) : null
}

/** Why choosing leaves the story out with these sentences. */
async function noRoomFor(generation: Generation, opened: Opened, texts: string[]): Promise<string> {
  const { now, week, article, story } = opened
  const { caps } = await generation.settings()
  const others = await quotedBesides(generation, opened)
  const twice = texts.find((text) => others.has(text))
  if (twice !== undefined) return `“${twice.slice(0, charactersShown)}” is printed in another story or edition (C4)`
  const printed = now.choice.stories.filter(({ id }) => id !== story.id).flatMap(quotesOf)
  const ofArticle = (quotes: { text: string; article: string; paragraph: number }[]) =>
    quotes.filter((quote) => quote.article === article.id)
  const cut = texts.map((text) => ({ text, article: article.id, paragraph: 0 }))
  const [breach] = checkC6(
    [...ofArticle(printed), ...cut],
    ofArticle(week.ledger.flatMap(({ quotes }) => quotes)),
    { [article.id]: now.stock.words.get(article.id) ?? 0 },
    caps,
  )
  if (breach !== undefined) return `${breach.reason} (C6)`
  return 'with these sentences the edition has no room for the story: another one of its article, or on its matter, goes before it'
}

/** Judged only in English, and by fallible rules: the editor reads it and decides. */
function leaning(
  article: Article,
  topics: Parameters<typeof readingOf>[1],
  first: Pick<ArticleSentence, 'key'> | undefined,
): string | null {
  if (first === undefined || quotationIn(article.language) !== 'judged') return null
  const [paragraph = 0, unit = 0] = first.key.split('.').map(Number)
  const judged = readingOf(article, topics).units[paragraph]?.[unit]
  return judged === undefined || judged.alone
    ? null
    : 'The first may depend on the sentence before it: check that it makes sense on its own.'
}
