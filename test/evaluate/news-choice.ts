// What the product prints of a page alone in its list, and the line to beat: its title over its first sentences.

import { splitSentences } from '../../functions/content/language/sentences/sentence.ts'
import { countWords } from '../../functions/content/language/words/fold.ts'
import { examinePage } from '../../functions/content/page/reading/page.ts'
import { findStories } from '../../functions/content/story/stories/story.ts'
import type { Article, ReadPage } from '../../functions/content/types.ts'
import { chooseStories } from '../../functions/edition/choosing/choose.ts'
import { listCaps } from './caps.ts'
import { catchAllTopic } from './catch-all.ts'
import type { ChosenPage, NewsPage, PrintedStory } from './news-files.ts'

/** One page in both ways. */
export interface Choice {
  ours: ChosenPage
  lead: ChosenPage
}

/** Read by its bytes and name, as when it lands in the inbox. */
export function choiceOf(page: NewsPage): Choice {
  const bytes = new TextEncoder().encode('html' in page ? page.html : page.text)
  const examined = examinePage({ name: page.name, bytes, limit: listCaps().pageBytes })
  if ('refused' in examined) {
    const refused = { ...factsOf(page.id, undefined), printed: [], note: examined.refused }
    return { ours: refused, lead: refused }
  }
  const facts = factsOf(page.id, longestOf(examined.page.articles))
  const lead = longestOf(examined.page.articles)
  return {
    ours: { ...facts, printed: printedOf(examined.page) },
    lead: { ...facts, printed: lead === undefined ? [] : leadOf(lead) },
  }
}

const longestOf = (articles: readonly Article[]) => [...articles].sort((a, b) => lengthOf(b) - lengthOf(a))[0]
const lengthOf = ({ paragraphs }: Article) => paragraphs.reduce((sum, { text }) => sum + text.length, 0)

function factsOf(id: string, article: Article | undefined): Omit<ChosenPage, 'printed'> {
  return {
    id,
    title: article?.title?.value ?? null,
    authors: article?.byline.flatMap((one) => (one === null ? [] : [one.value])) ?? [],
    publication: article?.publication?.value ?? null,
    date: article?.publishedOn?.value ?? null,
  }
}

/** One edition of a list with one topic: stories that tell their article's point first, each kind best first. */
export function printedOf(page: ReadPage): PrintedStory[] {
  const caps = listCaps()
  const topic = catchAllTopic(page.articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)))
  const words = new Map(
    page.articles.map(({ id, paragraphs }) => [id, paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)]),
  )
  const { stories } = chooseStories({ candidates: findStories([page], [topic], caps), words, ledger: [] }, caps)
  const [first, later] = [stories.filter((one) => one.first), stories.filter((one) => !one.first)]
  return [...first, ...later].map(({ sentences, headline }) => ({
    sentences: sentences.map((one) => one.text),
    headline: headline?.text ?? null,
    origin: headline?.origin ?? 'none',
  }))
}

const mostParagraphs = 3
const mostSentences = 4
const mostWords = 90

function leadOf({ title, paragraphs }: Article): PrintedStory[] {
  const sentences: string[] = []
  const first = paragraphs.slice(0, mostParagraphs).flatMap(({ text }) => splitSentences(text))
  for (const sentence of first) {
    if (sentences.length === mostSentences || wordsIn([...sentences, sentence]) > mostWords) break
    sentences.push(sentence)
  }
  return sentences.length === 0 ? [] : [{ sentences, headline: title?.value ?? null, origin: 'title' }]
}

const wordsIn = (sentences: readonly string[]) => sentences.join(' ').split(/\s+/).length
