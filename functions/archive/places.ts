// Addresses of the archive's pages on the site, other than the editions themselves.
import type { LanguageTag } from '../content/types.ts'
import { archivePath } from '../edition/site-url.ts'
import { archiveKey, languageFolder } from '../environment.ts'
import type { Period } from './period.ts'

export type ListKind = 'topics' | 'publications'

/** A list of stories, or of editions if there is no `list`. */
export interface ListPlace {
  kind: ListKind
  /** Id of the topic, or the publication's id in addresses. */
  id: string
}

/** @example indexPath('topics', 'ar') // '/ar/topics/' */
export function indexPath(kind: ListKind, language: LanguageTag): string {
  return `/${languageFolder(language)}${archiveKey[kind]}`
}

/** @example listPath({ kind: 'topics', id: 'energy' }, 'en', '2026-Q4') // '/topics/energy/2026-Q4/' */
export function listPath({ kind, id }: ListPlace, language: LanguageTag, period: Period | null = null): string {
  return `${indexPath(kind, language)}${encodeURIComponent(id)}/${period === null ? '' : `${period}/`}`
}

/** @example editionsPath('en', '2026-Q4') // '/editions/2026-Q4/' */
export function editionsPath(language: LanguageTag, period: Period | null = null): string {
  return `${archivePath(language)}${period === null ? '' : `${period}/`}`
}

export function searchPath(language: LanguageTag): string {
  return `/${languageFolder(language)}${archiveKey.search}`
}

/** The key of the file at a path: addresses are percent-encoded, keys are not. */
export function keyAt(path: string, file = 'index.html'): string {
  return `${decodeURIComponent(path).slice(1)}${file}`
}
