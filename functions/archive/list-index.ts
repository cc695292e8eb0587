// All topics, and all publications, each with the way to its stories. What is left of nothing is not named.
import type { LanguageTag } from '../content/types.ts'
import { alternateFields, switchFields } from './alternates.ts'
import type { ArchiveRenderer } from './archive-renderer.ts'
import { indexPath, type ListKind, listPath } from './places.ts'
import type { StoryList } from './story-lists.ts'

/** Lists on one page: their names are short, and 400 of them are some 60 KB. */
const listsShown = 400

/** Pages of the index, the first one at its own address. No publication has an address with a low line. */
export function indexPages(
  kind: ListKind,
  lists: readonly StoryList[],
  renderer: ArchiveRenderer,
  languages: readonly LanguageTag[],
): { path: string; body: string }[] {
  const named = lists.filter(({ count }) => count > 0)
  const pages = Math.max(1, Math.ceil(named.length / listsShown))
  return Array.from({ length: pages }, (_, at) => {
    const shown = named.slice(at * listsShown, (at + 1) * listsShown)
    const path = pathOf(kind, at, renderer.language)
    return { path, body: indexPage({ kind, shown, at, pages }, renderer, at === 0 ? languages : [renderer.language]) }
  })
}

function pathOf(kind: ListKind, at: number, language: LanguageTag): string {
  return `${indexPath(kind, language)}${at === 0 ? '' : `_${at + 1}/`}`
}

function indexPage(
  { kind, shown, at, pages }: { kind: ListKind; shown: readonly StoryList[]; at: number; pages: number },
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
    lists: shown.map((one) => listFields(one, renderer)),
    before: link(at + 1),
    after: link(at - 1),
  })
}

export function listFields(list: StoryList, { language, say }: ArchiveRenderer) {
  return { path: listPath(list, language), name: list.name, count: say('stories', { count: list.count }) }
}
