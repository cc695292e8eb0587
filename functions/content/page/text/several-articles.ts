// Reads a page with several articles, each in its own `<article>` with heading and text.
import type { Box } from '../../html/box.ts'
import { isCaption, type Line } from '../../html/html-text.ts'
import { countWords } from '../../language/words/fold.ts'
import { endsSentence } from '../elements/block.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest words of running text in such an element for it to be an article and not a teaser, and in a line of it. */
const fewestWords = 80
const prose = 12

/** Put between two of them; `split.ts` takes it as the end of an article. */
const border: Line = { text: '* * * * * * *', heading: false, level: 0, box: null, linked: 0, pictured: false }
const blank: Line = { ...border, text: '' }

/** Their lines, one article after another; `null` if the page contains fewer than two, or is that of one title.
 * @param title what the page states as its own */
export function linesOfArticles(all: readonly Line[], title: string | null): Line[] | null {
  const groups = new Map<Box, Line[]>()
  for (const line of all) {
    const article = line.text === '' || isCaption(line) ? null : outermostArticle(line.box)
    if (article !== null) groups.set(article, [...(groups.get(article) ?? []), line])
  }
  const articles = [...groups.values()].filter(
    (lines) => lines.some(({ heading }) => heading) && textWords(lines) >= fewestWords,
  )
  if (articles.length <= 1 || isTitleOfAll(title, articles)) return null
  return articles.flatMap((lines, at) => [
    ...(at > 0 ? [border, blank] : []),
    ...lines.flatMap((line) => [line, blank]),
  ])
}

/** `null` in a comment, a menu or a list of teasers. */
function outermostArticle(box: Box | null): Box | null {
  let found: Box | null = null
  for (let at = box; at !== null; at = at.parent) {
    if (at.boilerplate !== null && !signing.has(at.boilerplate)) return null
    if (at.tag === 'article') found = at
  }
  return found
}

/** A box that names who wrote the article is part of it. */
const signing = new Set(['byline', 'bio'])

const textWords = (lines: readonly Line[]) =>
  lines.reduce((sum, { text }) => sum + (countWords(text) >= prose && endsSentence(text) ? countWords(text) : 0), 0)

/** Fewest words of a title that is not the name of a site or a section. */
const fewestTitleWords = 4

/** True if it heads none of them, as in a live blog, whose entries are not articles, or one: the others are announced
 * on its page. */
function isTitleOfAll(title: string | null, articles: readonly (readonly Line[])[]): boolean {
  if (title === null || countWords(title) < fewestTitleWords) return false
  const headings = articles.flatMap((lines) => lines.filter(({ heading }) => heading).slice(0, 1))
  return headings.filter(({ text }) => text.includes(title) || title.includes(text)).length <= 1
}
