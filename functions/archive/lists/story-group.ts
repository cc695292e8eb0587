// Stories of one edition in a list: each with its name line, its source, and a link to its place on the site. How many
// a list shows is set in `list-lengths.ts`.

import { plain } from '../../edition/frame/story-view.ts'
import { editionPath } from '../../edition/site-url.ts'
import type { NamedSource, NamedView, Source } from '../../edition/types.ts'
import { labelOf } from '../../edition/words/label.ts'
import { formatDate } from '../../edition/words/messages.ts'
import { shortened } from '../../edition/words/subject.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { nameFields } from '../name-fields.ts'
import type { PublishedEdition } from '../published-edition.ts'
import type { ListedStory } from './story-lists.ts'

/** Most characters of a name line, and of a source. Chosen, not measured. */
export const longestName = 160
const longestLabel = 120

/** @param shown most stories to list */
export function storyGroup(
  edition: PublishedEdition,
  stories: readonly ListedStory[],
  renderer: ArchiveRenderer,
  shown: number,
) {
  const { language, say } = renderer
  const path = editionPath(edition.id, language)
  const more = stories.length - shown
  return {
    path,
    date: formatDate(language, edition.date),
    stories: stories.slice(0, shown).map((story) => storyFields(story, edition, renderer)),
    more: more > 0 ? say('page-more-stories', { count: more }) : null,
  }
}

function storyFields(story: ListedStory, edition: Pick<PublishedEdition, 'id' | 'date'>, renderer: ArchiveRenderer) {
  const { language } = renderer
  const { name, lang, dir } = nameFields(story, language)
  return {
    path: `${editionPath(edition.id, language)}#${encodeURIComponent(story.id)}`,
    name: shortened(name, longestName),
    lang,
    dir,
    label: labelIn(story, edition, renderer),
  }
}

function labelIn({ source, view }: ListedStory, edition: { date: string }, renderer: ArchiveRenderer): string | null {
  if (view !== undefined) return `${viewKind(view, renderer)} · ${sourceLabel(view, edition, renderer)}`
  return source === undefined ? null : sourceLabel(source, edition, renderer)
}

const viewKind = ({ disagrees }: NamedView, { say }: ArchiveRenderer) =>
  say(disagrees ? 'view-disagrees' : 'view-other')

/** Author, publication and date, as below a headline. */
export function sourceLabel(source: NamedSource, { date }: { date: string }, { wording }: ArchiveRenderer): string {
  const label = labelOf({ ...unnamed, ...source }, wording(date))
  return shortened(plain(label), longestLabel)
}

const unnamed: Source = {
  article: '',
  page: '',
  title: null,
  byline: [],
  role: null,
  publication: null,
  publishedOn: null,
  sourceLine: null,
  language: '',
  words: 0,
}
