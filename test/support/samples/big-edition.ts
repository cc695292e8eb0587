// Editions of any size for tests and benchmarks, generated from a few numbers.
import type { EditionDocument, EditionStory, Source } from '../../../functions/edition/types.ts'

export interface Size {
  topics: number
  stories: number
  /** Words of a sentence; a story has three sentences and one view. */
  words?: number
  id?: string
  date?: string
  /** The words to build sentences from, for other scripts. */
  word?: (n: number) => string
  /** Words of a headline. */
  headline?: number
  /** Additional words in each name of an author or a publication. */
  name?: number
  /** The language of all sources. */
  language?: string
}

const plainWord = (n: number) =>
  ['river', 'treaty', 'harbour', 'ministers', 'agreed', 'across', 'winter', 'grain'][n % 8] ?? 'and'

/** Stories are distributed over the topics in turn; every third is also on a second topic. */
export function editionOf({
  topics,
  stories,
  words = 20,
  id = '2026-W47',
  date = '2026-11-19',
  word = plainWord,
  headline = 3,
  name = 0,
  language = 'en',
}: Size): EditionDocument {
  const long = (text: string) => [text, ...Array.from({ length: name }, (_, n) => word(n))].join(' ')
  const labels = Array.from({ length: topics }, (_, n) => ({ id: `topic-${n}`, label: `Topic ${n} & neighbours` }))
  const made = Array.from({ length: stories }, (_, n) => storyOf(n, labels, `${id}-`, words, word, headline))
  const sections = labels
    .map((topic) => ({ topic, stories: made.filter((story) => story.topics[0] === topic.id) }))
    .filter((section) => section.stories.length > 0)
  const sources = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [`page-A${n}`, { ...sourceOf(n, long), language }]),
  )
  return {
    id,
    date,
    composedAt: `${date}T05:00:00.000Z`,
    listName: 'Example Briefing',
    sections,
    sources,
    topics: labels,
    lead: made[0]?.id ?? '',
    matters: made.map(({ matter }) => matter),
    waiting: 0,
  }
}

function storyOf(
  n: number,
  topics: { id: string }[],
  prefix: string,
  words: number,
  word: (n: number) => string,
  headline: number,
): EditionStory {
  const own = topics[n % topics.length]?.id ?? ''
  const other = topics[(n + 1) % topics.length]?.id ?? ''
  const article = `page-A${n % 8}`
  const sentence = (part: number) => ({
    text: `${Array.from({ length: words }, (_, at) => word(n + part + at)).join(' ')} ${prefix}${n}.${part}.`,
    article,
    paragraph: part,
  })
  const name = `Headline ${n}: ${[0, 3, 5, ...Array.from({ length: headline }, (_, at) => at + 7)]
    .slice(0, headline)
    .map((at) => word(n + at))
    .join(' ')}`
  return {
    id: `${prefix}s${n}`,
    topics: n % 3 === 0 && other !== own ? [own, other] : [own],
    article,
    first: true,
    reprints: n % 5 === 0 ? [`page-A${(n + 1) % 8}`] : [],
    headline: name,
    name,
    matter: `matter-${n}`,
    brief: false,
    headlineOrigin: 'title',
    label: `Author ${n % 8}, Example Review, 12 November 2026`,
    sentences: [sentence(0), sentence(1), sentence(2)],
    views: [
      {
        ...sentence(3),
        article: `page-A${(n + 2) % 8}`,
        label: 'Title, author and date unknown',
        disagrees: n % 2 === 0,
        speaker: null,
      },
    ],
    score: 100 - n,
    because: [],
  }
}

function sourceOf(n: number, long: (text: string) => string): Source {
  const known = n % 2 === 0
  return {
    article: `page-A${n}`,
    page: 'page.txt',
    title: known ? `Title of article ${n}` : null,
    byline: known ? [long(`Author ${n}`)] : [],
    role: null,
    publication: known ? long('Example Review') : null,
    publishedOn: known ? '2026-11-12' : null,
    sourceLine: n % 4 === 1 ? 'From our partner RIAC' : null,
    language: 'en',
    words: 900,
  }
}
