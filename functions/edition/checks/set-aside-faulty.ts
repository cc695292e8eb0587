// Findings that one article is answerable for: it is set aside, and the edition is composed of the rest.
import { ArticlesFailed, faultOf } from '../../content/story/set-aside.ts'
import { faultyArticlesOf } from '../faulty-articles.ts'
import { ranked } from '../frame/layout.ts'
import type { EditionDocument, EditionStory, Finding } from '../types.ts'

/**
 * What every printed article is found to break is no fault of theirs, and what belongs to no article neither: such
 * findings hold the edition.
 *
 * @param check tells the findings of a document with some of its stories, as far as they are about sources
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
  const place = finding.at.replace(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}: /, '')
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
