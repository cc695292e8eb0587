// Why each story of an edition is in it, and what waits: the same choice as in composing, with explanations.
import { expectationsOf } from '../../../functions/content/story/stories/expectation.ts'
import { expectationWords } from '../../../functions/content/story/stories/expectation-words.ts'
import { explain, threshold } from '../../../functions/content/story/topics/topic.ts'
import type { Article, Quote, Story, Topic } from '../../../functions/content/types.ts'
import type { ChosenStory } from '../../../functions/edition/choosing/choose.ts'
import { leftOut } from '../../../functions/edition/choosing/left-out.ts'
import { type NameStory, storyNamer } from '../../../functions/edition/words/source.ts'
import { defaultLanguage } from '../../../functions/environment.ts'
import type { EditorsDesk, PrintedStory, SourceFacts, StoryFacts } from '../types.ts'
import { choiceOf } from './choosing.ts'
import { type Generation, weekOf } from './generation.ts'

export async function deskOf(generation: Generation, number: number): Promise<EditorsDesk> {
  const found = await weekOf(generation, number)
  const { id: week, ledger, editorial } = found
  const [{ articles, candidates, pages }, { caps }] = [await generation.stock(), await generation.settings()]
  const topics = await generation.topics()
  const { edited, stock, choice, notes } = await choiceOf(generation, found)
  const { decisions } = editorial
  const { stories: expired, told } = stock.expired
  const expected = expectationsOf(pages, { topics, caps, printed: ledger, stories: edited, expired, told })
  const library = new Library(articles, topics)
  const byId = new Map(candidates.map((story) => [story.id, story]))
  const { refused } = await generation.pages()
  return {
    week,
    decisions,
    notes,
    printed: choice.stories.map((story, at) => ({
      ...printed(story, byId.get(story.id), library),
      together: choice.stories
        .filter((other) => other.matter === story.matter && other.id !== story.id)
        .map((other) => library.storyFacts(other, other.headline?.text ?? null).name),
      rank: at + 1,
      form: story.id === choice.lead ? 'lead' : (story.form ?? (story.brief ? 'brief' : 'story')),
    })),
    leftOut: leftOut(choice, stock, caps).map(({ story, obstacles }) => ({
      ...library.storyFacts(story, story.headlines[0]?.text ?? null),
      obstacles: obstacles.map((setting) => ({ setting, limit: caps[setting] })),
    })),
    aside: (['drop', 'hold'] as const).flatMap((as) =>
      decisions[as].flatMap((id) => {
        const story = byId.get(id)
        return story === undefined ? [] : [{ ...library.storyFacts(story, story.headlines[0]?.text ?? null), as }]
      }),
    ),
    pages: [
      ...expected.map((one) => ({
        page: one.page,
        articles: one.articles,
        words: expectationWords(one, (id) => library.label(id)),
      })),
      ...refused.map(({ page, reason }) => ({ page, articles: 0, words: `refused: ${reason}` })),
    ],
  }
}

function printed(
  story: ChosenStory,
  candidate: Story | undefined,
  library: Library,
): Omit<PrintedStory, 'rank' | 'form' | 'together'> {
  const headline = story.headline?.text ?? null
  return {
    ...library.storyFacts(story, headline),
    headline: story.headline,
    otherHeadlines: (candidate?.headlines ?? []).filter(({ text }) => text !== headline),
    reprints: story.reprints.map((article) => library.source(article, null)),
    views: story.views.map((view) => ({
      text: view.text,
      disagrees: view.disagrees,
      speaker: view.speaker,
      source: library.source(view.article, view.paragraph),
      why: story.because.find((line) => line.startsWith(`view of ${view.article}:`))?.split(': ')[1] ?? '',
    })),
  }
}

/** By topics, then by article: both stay until a file changes, and every view of the desk asks anew. */
const explained = new WeakMap<Topic[], WeakMap<Article, ReturnType<typeof explain>>>()

/** Articles by id, each explained once. */
class Library {
  readonly #articles: Map<string, Article>
  readonly #topics: Topic[]
  readonly #nameOf: NameStory
  readonly #explained: WeakMap<Article, ReturnType<typeof explain>>

  constructor(articles: readonly Article[], topics: Topic[]) {
    this.#articles = new Map(articles.map((article) => [article.id, article]))
    this.#topics = topics
    this.#explained = explained.get(topics) ?? new WeakMap()
    explained.set(topics, this.#explained)
    this.#nameOf = storyNamer(articles)
  }

  storyFacts(story: Omit<Story, 'headlines'>, headline: string | null): StoryFacts {
    const paragraph = story.sentences[0]?.paragraph ?? 0
    return {
      id: story.id,
      name: this.#nameOf(story, headline),
      language: this.#articles.get(story.article)?.language ?? defaultLanguage,
      topics: story.topics.map((id) => this.label(id)),
      score: story.score,
      source: this.source(story.article, paragraph),
      text: story.sentences.map(({ text }: Quote) => text).join(' '),
      matched: this.#spoken(story.article, paragraph),
    }
  }

  /** @param paragraph `null` for the whole article */
  source(id: string, paragraph: number | null): SourceFacts {
    const article = this.#articles.get(id)
    return {
      article: id,
      page: article?.page ?? '',
      lines: paragraph === null ? [] : (article?.paragraphs[paragraph]?.lines ?? []),
      title: article?.title?.value ?? null,
      byline: (article?.byline ?? []).flatMap((name) => (name === null ? [] : [name.value])),
      publication: article?.publication?.value ?? null,
      publishedOn: article?.publishedOn?.value ?? null,
    }
  }

  #spoken(id: string, paragraph: number): StoryFacts['matched'] {
    const article = this.#articles.get(id)
    if (article === undefined) return []
    const known = this.#explained.get(article) ?? explain(article, this.#topics)
    this.#explained.set(article, known)
    const scores = (known[paragraph] ?? []).filter(({ confidence }) => confidence >= threshold)
    return scores.map(({ topic, confidence, terms }) => ({ topic: this.label(topic), confidence, terms }))
  }

  label(id: string): string {
    return this.#topics.find((topic) => topic.id === id)?.label ?? id
  }
}
