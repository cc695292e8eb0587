// Renders pages of the site from `templates/pages`: one HTML file each, with its styles inside and nothing from
// elsewhere.

import { ownEntry } from '../content/language/words/own-entry.ts'
import type { LanguageTag } from '../content/types.ts'
import { printedLogo } from '../edition/frame/logo.ts'
import { compiler } from '../edition/frame/template-parts.ts'
import { applyTheme } from '../edition/frame/theme.ts'
import { archivePath, privacyPath, subscribePath } from '../edition/site-url.ts'
import type { Templates } from '../edition/types.ts'
import { isolate } from '../edition/words/bidi.ts'
import { defaultLanguage, directionOf, frameLanguages, messagesOf, sayIn } from '../edition/words/messages.ts'
import { archiveKey, languageFolder, type Settings, sitePath } from '../environment.ts'

export type PageName =
  | 'edition'
  | 'index'
  | 'stories'
  | 'lists'
  | 'search'
  | 'subscribe'
  | 'sent'
  | 'confirm'
  | 'confirmed'
  | 'preferences'
  | 'changed'
  | 'leave'
  | 'left'
  | 'notice'
  | 'privacy'
  | 'own-data'
  | 'address'
  | 'own-copy'

export type ListFacts = Pick<Settings, 'listName' | 'postalAddress' | 'siteUrl' | 'privacyUrl' | 'logo'>

/** Renders a page by name. Each template is compiled once, so keep the renderer for the life of the process. */
export type RenderPage = (page: PageName, context: Record<string, unknown>) => string

/**
 * @example
 * const render = pageRenderer(templates, settings)
 * render('leave', { title: leaveTitle })
 */
export function pageRenderer(
  templates: Templates,
  list: ListFacts,
  language: LanguageTag = defaultLanguage,
): RenderPage {
  const constants = { language, dir: directionOf(language) }
  const themed = (folder: 'pages' | 'partials', file: string, source: string) =>
    applyTheme(source, `${folder}/${file}`, templates.theme, constants)
  const partials = Object.entries(templates.partials).map(([file, source]) => [file, themed('partials', file, source)])
  const say = sayIn(language, messagesOf(templates, language))
  const compile = compiler({ escapes: true, partials: Object.fromEntries(partials), say })
  const always = fieldsOf(list, language, frameLanguages(templates).length > 1)
  const compiled = new Map<PageName, (context: object) => string>()
  return (page, context) => {
    const render =
      compiled.get(page) ?? compile(themed('pages', `${page}.hbs`, pageOf(templates, page)), `pages/${page}.hbs`)
    compiled.set(page, render)
    return render({ ...always, current: currentPlace(always, context['url'], list.siteUrl), ...context })
  }
}

/** Values that any page may use. */
function fieldsOf(list: ListFacts, language: LanguageTag, isOneOfMany: boolean) {
  const { listName, postalAddress } = list
  const dir = directionOf(language)
  const folder = `/${languageFolder(language)}`
  return {
    listName: isolate(listName, dir),
    logo: printedLogo(list),
    postalAddress: isolate(postalAddress, dir),
    // The language is in the address so that a reader who chose one keeps it; the browser may prefer another.
    home: isOneOfMany ? subscribePath(language) : sitePath.subscribe,
    archive: archivePath(language),
    privacy: list.privacyUrl ?? (isOneOfMany ? privacyPath(language) : sitePath.privacy),
    places: {
      topics: folder + archiveKey.topics,
      publications: folder + archiveKey.publications,
      search: folder + archiveKey.search,
    },
    rss: folder + archiveKey.rss,
    json: folder + archiveKey.json,
    alternates: [],
    switch: [],
  }
}

/** Which of the archive's main pages the page itself is, so that it does not link to itself. */
function currentPlace({ archive, places }: { archive: string; places: object }, url: unknown, siteUrl: string) {
  const paths = Object.entries({ editions: archive, ...places })
  return Object.fromEntries(paths.map(([name, path]) => [name, url === siteUrl + path]))
}

function pageOf(templates: Templates, page: PageName): string {
  const source = ownEntry(templates.pages, `${page}.hbs`)
  if (source === undefined) throw new Error(`templates/pages/${page}.hbs is missing`)
  return source
}
