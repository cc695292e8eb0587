// Where an edition, its stories, the lists and the subscribe page are on the public site, in each language.
import type { LanguageTag } from '../content/types.ts'
import { archiveKey, defaultLanguage, languageFolder, type Settings, sitePath } from '../environment.ts'
import type { EditionStory } from './types.ts'

/** @example archivePath('ar') // '/ar/editions/' */
export function archivePath(language: LanguageTag = defaultLanguage): string {
  return `/${languageFolder(language)}${archiveKey.editions}`
}

export function editionPath(edition: string, language: LanguageTag = defaultLanguage): string {
  return `${archivePath(language)}${edition}/`
}

export function editionUrl(siteUrl: string, edition: string, language: LanguageTag = defaultLanguage): string {
  return `${siteUrl}${editionPath(edition, language)}`
}

export function storyUrl(
  siteUrl: string,
  edition: string,
  story: Pick<EditionStory, 'id'>,
  language: LanguageTag = defaultLanguage,
): string {
  return `${editionUrl(siteUrl, edition, language)}#${encodeURIComponent(story.id)}`
}

/** Without a language in the address, the page is shown in the browser's own. */
export function subscribeUrl(siteUrl: string, language: LanguageTag = defaultLanguage): string {
  return language === defaultLanguage ? `${siteUrl}${sitePath.subscribe}` : `${siteUrl}${subscribePath(language)}`
}

/** @example subscribePath('ar') // '/?lang=ar' */
export function subscribePath(language: LanguageTag): string {
  return `${sitePath.subscribe}?lang=${language}`
}

/** The privacy page: the operator's own, if the settings name one. */
export function privacyUrl(
  { siteUrl, privacyUrl: own }: Pick<Settings, 'siteUrl' | 'privacyUrl'>,
  language: LanguageTag = defaultLanguage,
): string {
  return own ?? `${siteUrl}${language === defaultLanguage ? sitePath.privacy : privacyPath(language)}`
}

/** @example privacyPath('ar') // '/privacy?lang=ar' */
export function privacyPath(language: LanguageTag): string {
  return `${sitePath.privacy}?lang=${language}`
}

/** The language of an edition's page for a reader of `language`.
 *
 * @param languages in which the edition is on the site; absent from editions of before there were several */
export function languageOnSite(languages: readonly LanguageTag[] | undefined, language: LanguageTag): string {
  return languages?.includes(language) === true ? language : defaultLanguage
}
