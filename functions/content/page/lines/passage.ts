// Cuts an article into sections and passages: runs of paragraphs on one theme. Holds how long a passage is, in words.

import { segment } from '../../language/sentences/segment.ts'
import { countWords } from '../../language/words/fold.ts'
import type { Article, Passage } from '../../types.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest paragraphs of a text without sections that is cut into some, and of a long section that is cut into
 * passages. */
const fewestOfText = 6
const fewestOfSection = 4

/** Paragraph indexes, section by section. The publisher's own breaks take precedence; a long text without any is cut by
 * its words. */
export function sectionsOf(paragraphs: string[], breaks: number[]): number[][] {
  const starts = breaks.length > 0 || paragraphs.length < fewestOfText ? [0, ...breaks] : themesOf(paragraphs)
  return starts.map((start, n) => indexes(start, starts[n + 1] ?? paragraphs.length)).filter((one) => one.length > 0)
}

/** Never cuts after the first paragraph: an article that opens with a scene or a question then comes to its point. */
const themesOf = (paragraphs: string[]) => segment(paragraphs).filter((start) => start !== 1)

/** Words from which a section is cut into several passages. */
const longestPassage = 700

export function passagesOf(article: Article): Passage[] {
  return article.sections.flatMap((section) => {
    const texts = section.map((at) => article.paragraphs[at]?.text ?? '')
    const words = texts.reduce((sum, text) => sum + countWords(text), 0)
    const starts = words > longestPassage && section.length >= fewestOfSection ? segment(texts) : [0]
    return starts.map((start, n) => {
      const end = (starts[n + 1] ?? section.length) - 1
      return { article: article.id, first: section[start] ?? 0, last: section[end] ?? 0 }
    })
  })
}

const indexes = (start: number, end: number) => Array.from({ length: Math.max(end - start, 0) }, (_, n) => start + n)
