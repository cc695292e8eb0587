// Headlines of a story, from its own article, in the order of the editorial rules.
import type { Reading } from './draft.ts'
import type { Excerpt } from './excerpt.ts'
import { countWords } from './fold.ts'
import { splitSentences } from './sentence.ts'
import { standsAlone } from './standalone.ts'
import { contentStems } from './terms.ts'
import type { Article, Headline } from './types.ts'

const longestStandfirst = 110
const longestSentence = 90
/** Words that a sentence of a neighbouring paragraph must share with the story to head it. */
const sharedWords = 3

/** Candidates, best first; the last one always fits. `free` tells whether a sentence is printed nowhere else. */
export function headlinesOf(
  reading: Reading,
  excerpt: Excerpt,
  free: (paragraph: number, unit: number) => boolean,
): Headline[] {
  const { article } = reading
  const title = article.title?.value
  const found: Headline[] = []
  if (title !== undefined && !isQuestion(title)) found.push({ text: title, origin: 'title' })
  const heading = headingAbove(article, excerpt.paragraph)
  if (heading !== null && !isQuestion(heading) && countWords(heading) >= 4)
    found.push({ text: heading, origin: 'heading' })
  const standfirst = article.standfirst?.value
  if (standfirst !== undefined && standfirst.length <= longestStandfirst && !isQuestion(standfirst)) {
    found.push({ text: withoutStop(standfirst), origin: 'standfirst' })
  }
  for (const text of unusedSentences(reading, excerpt, free)) found.push({ text, origin: 'sentence' })
  for (const text of standfirstSentences(article)) found.push({ text, origin: 'sentence' })
  return [...found, { text: title ?? '', origin: 'topic' }]
}

/** Of a standfirst that is too long as a whole, each sentence that stands alone. */
function standfirstSentences({ standfirst }: Article): string[] {
  if (standfirst === null || standfirst.value.length <= longestStandfirst) return []
  const sentences = splitSentences(standfirst.value)
  return sentences
    .filter((text, index) => text.length <= longestSentence && standsAlone(text, { paragraph: sentences, index }).ok)
    .map(withoutStop)
}

/** Sentences that stand alone and are printed nowhere: of the same paragraph, then of its neighbours on the same matter. */
function unusedSentences(
  { article, units }: Reading,
  excerpt: Excerpt,
  free: (p: number, u: number) => boolean,
): string[] {
  const story = new Set(
    (units[excerpt.paragraph] ?? []).slice(excerpt.first, excerpt.last + 1).flatMap((unit) => contentStems(unit.text)),
  )
  const section = article.sections.find((one) => one.includes(excerpt.paragraph)) ?? []
  const near = [0, -1, 1]
    .map((step) => excerpt.paragraph + step)
    .filter((at) => at === excerpt.paragraph || section.includes(at))
  return near.flatMap((paragraph) => {
    // A sentence that runs over a line break is no substring of one source line.
    if (article.paragraphs[paragraph]?.lines.length !== 1) return []
    const least = paragraph === excerpt.paragraph ? 1 : sharedWords
    return (units[paragraph] ?? []).flatMap((unit, at) => {
      const shared = new Set(contentStems(unit.text).filter((stem) => story.has(stem))).size
      const fits = unit.alone && unit.text.length <= longestSentence && shared >= least && free(paragraph, at)
      return fits ? [withoutStop(unit.text)] : []
    })
  })
}

/** The heading of the section that the paragraph belongs to. */
function headingAbove(article: Article, paragraph: number): string | null {
  const section = article.sections.find((one) => one.includes(paragraph)) ?? []
  return (article.headings ?? []).find((one) => section[0] === one.paragraph)?.text ?? null
}

const isQuestion = (text: string) => /\?["'”’»)\]]*$/.test(text)

/** One sentence drops its full stop, as headlines do; several keep theirs. */
const withoutStop = (text: string) => (/[.!?…]["'”’»)\]]* \S/.test(text) ? text : text.replace(/(?<!\.)\.$/, ''))
