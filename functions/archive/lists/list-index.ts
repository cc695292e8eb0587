// The index pages of all topics and of all publications, each with a link to its stories. Empty ones are left out.
import type { LanguageTag } from '../../content/types.ts'
import { alternateFields, switchFields } from '../alternates.ts'
import type { ArchiveRenderer } from '../archive-renderer.ts'
import { firstFitting } from '../page-size.ts'
import { indexPath, type ListKind, listPath } from '../places.ts'
import { escapeXml } from '../xml.ts'
import type { StoryList } from './story-lists.ts'

/** Lists on one page, or fewer if their names are long. Chosen, not measured. */
const listsShown = 400
/** Most bytes of a page besides its lists, and of a list besides its words. */
const around = { page: 16_000, list: 80 }

/** The pages of the index, the first at the index's own address. No publication's address contains an underscore. */
export function indexPages(
  kind: ListKind,
  lists: readonly StoryList[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): { path: string; body: string }[] {
  const named = lists.filter(({ count }) => count > 0)
  const parts = divided(named.map((list) => listFields(list, renderer)))
  return parts.map((lists, at) => {
    const path = pathOf(kind, at, renderer.language)
    const place = { kind, lists, at, pages: parts.length }
    return { path, body: indexPage(place, renderer, at === 0 ? languages : [renderer.language]) }
  })
}

type ListFields = ReturnType<typeof listFields>

/** Divides the lists into pages; one page if there are no lists. */
function divided(lists: readonly ListFields[]): ListFields[][] {
  const parts: ListFields[][] = []
  const words = lists.map(({ path, name, count }) => escapeXml(path + name + count) + ' '.repeat(around.list))
  for (let at = 0; at < lists.length || at === 0; at += parts.at(-1)?.length ?? 0) {
    const fitting = firstFitting(words.slice(at, at + listsShown), around.page).length
    parts.push(lists.slice(at, at + fitting))
    if (fitting === 0) break
  }
  return parts
}

function pathOf(kind: ListKind, at: number, language: LanguageTag): string {
  return `${indexPath(kind, language)}${at === 0 ? '' : `_${at + 1}/`}`
}

function indexPage(
  { kind, lists, at, pages }: { kind: ListKind; lists: readonly ListFields[]; at: number; pages: number },
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): string {
  const { language, render, say, list } = renderer
  const title = say('page-of-list', { name: say(`page-${kind}`), list: list.listName })
  const about = say(`page-${kind}-about`)
  const urlIn = (one: LanguageTag) => list.siteUrl + pathOf(kind, at, one)
  const link = (other: number) =>
    other < 0 || other >= pages ? null : { path: pathOf(kind, other, language), name: `${other + 1} / ${pages}` }
  return render('lists', {
    title,
    name: say(`page-${kind}`),
    about,
    url: urlIn(language),
    social: { type: 'website', title, description: about, date: null },
    alternates: alternateFields(languages, urlIn),
    switch: switchFields(
      languages.map((one) => ({ language: one, path: pathOf(kind, at, one) })),
      language,
    ),
    lists,
    before: link(at + 1),
    after: link(at - 1),
  })
}

export function listFields(list: StoryList, { language, say }: ArchiveRenderer) {
  return { path: listPath(list, language), name: list.name, count: say('stories', { count: list.count }) }
}
