// Sets aside an article that causes findings, so that the edition is composed from the others.

import { ArticlesFailed, faultOf } from '../../content/story/stories/set-aside.ts'
import { faultyArticlesOf } from '../faulty-articles.ts'
import { ranked } from '../frame/layout.ts'
import type { EditionDocument, EditionStory, Finding } from '../types.ts'
import { frameAndPlace } from './finding-place.ts'

/**
 * A finding that every printed article causes is not the article's fault, nor is one that belongs to no article: such
 * findings hold the edition.
 *
 * @param check returns the findings about sources for a document with some of its stories
 * @throws ArticlesFailed
 */
export function setAsideFaulty(
  document: EditionDocument,
  findings: readonly Finding[],
  check: (document: EditionDocument) => readonly Finding[],
): void {
  const stories = ranked(document)
  const faults = findings.flatMap((finding) => {
    const articles = articlesBehind(document, stories, finding, check)
    return articles.flatMap((article) => faultOf(article, 'checks', `${finding.rule}: ${finding.reason}`).faults)
  })
  const faulty = new Set(faults.map(({ article }) => article))
  if (faulty.size > 0 && stories.some(({ article }) => !faulty.has(article))) throw new ArticlesFailed(faults)
}

function articlesBehind(
  document: EditionDocument,
  stories: readonly EditionStory[],
  finding: Finding,
  check: (document: EditionDocument) => readonly Finding[],
): string[] {
  const { place } = frameAndPlace(finding.at)
  const story = stories.find(({ id }) => place.split(':').includes(id))
  if (story === undefined) {
    const article = place.split(' ')[0] ?? ''
    return Object.hasOwn(document.sources, article) ? [article] : []
  }
  const breaks = (less: EditionStory) => check(withOnly(document, less)).some(({ rule }) => rule === finding.rule)
  return breaks(story) ? faultyArticlesOf(story, breaks) : [story.article]
}

function withOnly(document: EditionDocument, story: EditionStory): EditionDocument {
  const [section] = document.sections
  return section === undefined ? document : { ...document, sections: [{ ...section, stories: [story] }] }
}
