// The archive's lists by topic and by publication. An edition whose record is too old to name them is in none of these
// lists; its own page and the list of editions have its stories.
import { createHash } from 'node:crypto'
import type { LanguageTag } from '../../content/types.ts'
import { plain } from '../../edition/frame/story-view.ts'
import type { NamedView, PublishedStory } from '../../edition/types.ts'
import { isolate } from '../../edition/words/bidi.ts'
import { directionOf } from '../../edition/words/messages.ts'
import { topicName } from '../../edition/words/topic-name.ts'
import type { ListKind, ListPlace } from '../places.ts'
import type { PublishedEdition } from '../published-edition.ts'
import { remainingStories } from '../remaining-stories.ts'

export interface ListedEdition {
  edition: PublishedEdition
  /** Those of the list that were not withdrawn; none if all were. */
  stories: ListedStory[]
}

/** Under a publication from which a view on the story is quoted: that view. */
export type ListedStory = PublishedStory & { view?: NamedView }

export interface StoryList extends ListPlace {
  name: string
  /** Newest first. */
  editions: ListedEdition[]
  /** Number of stories in all editions. */
  count: number
}

/** What a story is listed under, with the name as in its own edition. */
type Heading = [id: string, name: string, view: NamedView | null]

/** @param editions newest first: the newest one that names a topic or a publication determines how it is written
 * @returns in the order of their names */
export function storyLists(kind: ListKind, editions: readonly PublishedEdition[], language: LanguageTag): StoryList[] {
  const headings = kind === 'topics' ? topicHeadings(language) : publicationHeadings(language)
  const lists = new Map<string, StoryList>()
  for (const edition of editions) {
    const left = new Set(remainingStories(edition))
    const headingsOf = headings(edition)
    for (const story of edition.published) {
      for (const [id, name, view] of headingsOf(story)) {
        const list = lists.get(id) ?? { kind, id, name, editions: [], count: 0 }
        lists.set(id, list)
        let last = list.editions.at(-1)
        if (last?.edition !== edition) {
          last = { edition, stories: [] }
          list.editions.push(last)
        }
        if (!left.has(story)) continue
        last.stories.push(view === null ? story : { ...story, view })
        list.count += 1
      }
    }
  }
  return [...lists.values()].map(inOwnOrder).sort(byName(language))
}

/** Stories placed under the topic itself come before those that are also on it; a publication's own stories before
 * those it is quoted in. */
function inOwnOrder(list: StoryList): StoryList {
  const isOwn = ({ topics, view }: ListedStory) =>
    list.kind === 'topics' ? topics?.[0] === list.id : view === undefined
  for (const one of list.editions)
    one.stories = [...one.stories.filter(isOwn), ...one.stories.filter((story) => !isOwn(story))]
  return list
}

function byName(language: LanguageTag) {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return (a: StoryList, b: StoryList) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

function topicHeadings(language: LanguageTag) {
  return ({ topics = [] }: PublishedEdition) => {
    const names = new Map(topics.map((topic) => [topic.id, plain(topicName(topic, language))]))
    return ({ topics: ids = [] }: PublishedStory): Heading[] =>
      ids.flatMap((id): Heading[] => {
        const name = names.get(id)
        return name === undefined ? [] : [[id, name, null]]
      })
  }
}

function publicationHeadings(language: LanguageTag) {
  return ({ withdrawn }: PublishedEdition) => {
    const gone = new Set(withdrawn?.articles)
    return ({ source, views = [] }: PublishedStory): Heading[] => {
      const headings = new Map<string, Heading>()
      const add = (publication: string | null, view: NamedView | null) => {
        if (publication === null) return
        const id = publicationId(publication)
        if (!headings.has(id)) headings.set(id, [id, plain(isolate(publication, directionOf(language))), view])
      }
      add(source?.publication ?? null, null)
      for (const view of views) if (!gone.has(view.article)) add(view.publication, view)
      return [...headings.values()]
    }
  }
}

/** Most characters of a name in an address. Chosen, not measured. */
const longestId = 60

/**
 * A publication's id in addresses: letters and digits of any script. Spellings that differ only in case and punctuation
 * are one publication.
 *
 * @example publicationId('The Harbour Post') // 'the-harbour-post'
 */
export function publicationId(name: string): string {
  const known = ids.get(name)
  if (known !== undefined) return known
  const folded = name.normalize('NFKC').toLowerCase().replace(/['’]/g, '')
  const parts = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const id = parts.join('-').toWellFormed()
  const fit = id !== '' && id.length <= longestId ? id : withHash(id, folded)
  if (ids.size > 10_000) ids.clear()
  ids.set(name, fit)
  return fit
}

/** There are few names, but each story looks one up. */
const ids = new Map<string, string>()

/** A name that was cut, or has no letters, still gets a unique address. */
function withHash(id: string, folded: string): string {
  const hash = createHash('sha256').update(folded).digest('hex').slice(0, 8)
  return [...[...id].slice(0, longestId - 9), '-', hash].join('').replace(/^-/, '')
}
