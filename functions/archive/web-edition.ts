// An edition on the web: all sections, one anchor a story, where the headlines of the mails lead.

import type { Wording } from '../edition/label.ts'
import { formatDate } from '../edition/messages.ts'
import { readingMinutes } from '../edition/reading-time.ts'
import { editionUrl } from '../edition/site-url.ts'
import { quotedWords, storyView } from '../edition/story-view.ts'
import { positionColours } from '../edition/theme.ts'
import type { EditionDocument, EditionStory } from '../edition/types.ts'
import type { ListFacts, RenderPage } from './page.ts'

/** What every page of the archive needs. */
export interface Press {
  list: ListFacts
  render: RenderPage
  theme: unknown
  /** Wording for a date; the words of the default language. */
  wording: (date: string) => Wording
}

export function webEdition(document: EditionDocument, press: Press): string {
  const wording = press.wording(document.date)
  const date = formatDate(wording.language, document.date)
  return press.render('edition', {
    title: wording.say('page-edition', { list: press.list.listName, date }),
    url: editionUrl(press.list.siteUrl, document.id),
    date,
    summary: summaryOf(document, wording),
    sections: sectionsOf(document, press, wording),
  })
}

function sectionsOf(document: EditionDocument, { theme }: Press, wording: Wording) {
  const colour = positionColours(theme)
  return document.sections.map(({ topic, stories }) => ({
    label: topic.label,
    colour: colour(document.topics.findIndex(({ id }) => id === topic.id)),
    stories: stories.map((story) => storyView(document, story, topic.id, wording, `#${encodeURIComponent(story.id)}`)),
  }))
}

/** e.g. `9 stories · 5 min` */
export function summaryOf(document: EditionDocument, { say }: Wording): string {
  const stories = document.sections.flatMap((section) => section.stories)
  const words = stories.reduce((sum, story: EditionStory) => sum + quotedWords(story), 0)
  return say('summary', {
    stories: say('stories', { count: stories.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}
