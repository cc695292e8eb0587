// An edition on the web: all sections, one anchor per story, to which headlines in emails link. If the page would be
// too large, only the first sentence of its last stories is printed, as in a brief.

import type { LanguageTag } from '../../content/types.ts'
import { wordsIn } from '../../edition/decided-words.ts'
import { correctionViews } from '../../edition/frame/correction-view.ts'
import { quotedWords, type StoryView, storyView, topicLabel } from '../../edition/frame/story-view.ts'
import { positionColours } from '../../edition/frame/theme.ts'
import { editionPath, editionUrl } from '../../edition/site-url.ts'
import type { EditionDocument, EditionStory } from '../../edition/types.ts'
import type { Wording } from '../../edition/words/label.ts'
import { directionOf, formatDate } from '../../edition/words/messages.ts'
import { readingMinutes } from '../../edition/words/reading-time.ts'
import { preheaderOf, subjectOf } from '../../edition/words/subject.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { largestFitting } from '../page-size.ts'
import { listPath } from '../places.ts'
import { type LaterCorrection, laterCorrectionViews } from './later-corrections.ts'
import type { Neighbours } from './neighbours.ts'

/** What the page of an edition shows besides what was printed. */
export interface PlaceOnSite {
  /** Languages in which the edition is on the site. */
  languages: readonly LanguageTag[]
  neighbours: Neighbours
  /** Number of printed articles that have been withdrawn and are not shown. */
  withdrawn: number
  /** Its corrections in later editions. */
  later: readonly LaterCorrection[]
  /** Ids of the topics that have a page of their own. */
  listed: ReadonlySet<string>
}

export function webEdition(
  document: EditionDocument,
  renderer: ArchiveRenderer,
  { languages, neighbours, withdrawn, later, listed }: PlaceOnSite,
): string {
  const wording = renderer.wording(document.date)
  const urlIn = (language: LanguageTag) => editionUrl(renderer.list.siteUrl, document.id, language)
  const places = languages.map((language) => ({ language, path: editionPath(document.id, language) }))
  const date = formatDate(wording.language, document.date)
  const title = wording.say('page-edition', { list: renderer.list.listName, date })
  const fields = {
    title,
    url: urlIn(wording.language),
    social: socialFields(document, wording, title),
    alternates: alternateFields(languages, urlIn),
    switch: switchFields(places, wording.language),
    date,
    introduction: wordsIn(document.introduction, wording.language),
    withdrawn: withdrawn === 0 ? '' : wording.say('edition-withdrawn', { count: withdrawn }),
    summary: summaryOf(document, wording),
    corrected: later.length === 0 ? '' : wording.say('edition-corrected', { count: later.length }),
    corrections: correctionViews(document, wording),
    older: neighbourFields(neighbours.older, wording),
    newer: neighbourFields(neighbours.newer, wording),
  }
  const told = storiesAndCorrections(document, renderer, wording, { later, listed })
  const count = document.sections.reduce((sum, { stories }) => sum + stories.length, 0)
  return largestFitting(count, (whole) =>
    renderer.render('edition', { ...fields, ...told, sections: inBriefAfter(told.sections, whole) }),
  )
}

/** @param whole number of stories shown in full */
function inBriefAfter<T extends { stories: StoryView[] }>(sections: readonly T[], whole: number): T[] {
  let told = 0
  return sections.map((section) => ({
    ...section,
    stories: section.stories.map((story) => {
      told += 1
      return told <= whole ? story : { ...story, text: story.opening, rest: '', views: [] }
    }),
  }))
}

/** What a shared link to the page shows (Open Graph, https://ogp.me): the same as the emails' subject and preheader. */
function socialFields(document: EditionDocument, wording: Wording, title: string) {
  const { language, say } = wording
  const dir = directionOf(language)
  const names = document.sections.flatMap(({ stories }) => stories.map(({ name }) => name))
  const next = preheaderOf(names, formatDate(language, document.date), dir)
  return {
    type: 'article',
    title:
      wordsIn(document.subject, language) || (names.length === 0 ? title : subjectOf(names, names.length, say, dir)),
    description: wordsIn(document.introduction, language) || next,
    date: document.date,
  }
}

function neighbourFields(neighbour: Neighbours['older'], { language }: Wording) {
  if (neighbour === null) return null
  return { path: editionPath(neighbour.id, language), date: formatDate(language, neighbour.date) }
}

/** A correction is placed with its story or, if that is gone or was in an earlier edition, at the end. */
function storiesAndCorrections(
  document: EditionDocument,
  { theme }: ArchiveRenderer,
  wording: Wording,
  { later, listed }: Pick<PlaceOnSite, 'later' | 'listed'>,
) {
  const colour = positionColours(theme)
  const views = laterCorrectionViews(later, wording)
  const told = new Set(document.sections.flatMap(({ stories }) => stories.map(({ id }) => id)))
  const sections = document.sections.map(({ topic, stories }) => ({
    label: topicLabel(document, topic.id, wording.language),
    path: listed.has(topic.id) ? listPath({ kind: 'topics', id: topic.id }, wording.language) : null,
    colour: colour(document.topics.findIndex(({ id }) => id === topic.id)),
    stories: stories.map((story) => ({
      ...storyView(document, story, topic.id, wording, `#${encodeURIComponent(story.id)}`),
      since: views.filter((view) => view.story === story.id),
    })),
  }))
  return { sections, since: views.filter(({ story }) => !told.has(story)) }
}

/** e.g. `9 stories · 5 min` */
function summaryOf(document: EditionDocument, { say }: Wording): string {
  const stories = document.sections.flatMap((section) => section.stories)
  const words = stories.reduce((sum, story: EditionStory) => sum + quotedWords(story), 0)
  return say('summary', {
    stories: say('stories', { count: stories.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}
