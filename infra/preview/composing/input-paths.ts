// The files that a preview depends on, and what a change of one of them concerns.
import { join, relative, sep } from 'node:path'
import { defaultFolder } from '../../command.ts'

/** Absolute paths. */
export interface InputPaths {
  /** What names in errors start from. */
  root: string
  templates: string
  articles: string
  topics: string
  readers: string
  /** Folder of the editor's decisions; there once something was decided. */
  decisions: string
  settings: string
  /** What the last run of `npm start` amounted to; there once one was made. */
  run: string
}

/**
 * @param seeds folder of topics, decisions, sample pages and readers
 * @param folder of `npm start`
 */
export function inputPathsIn(
  root: string,
  seeds = join(root, 'seeds'),
  folder = join(root, defaultFolder),
): InputPaths {
  return {
    root,
    templates: join(root, 'templates'),
    articles: join(seeds, 'articles'),
    topics: join(seeds, 'topics.json'),
    readers: join(seeds, 'readers.json'),
    decisions: join(seeds, 'decisions'),
    settings: join(root, 'cdk.json'),
    run: join(folder, 'run.json'),
  }
}

export type Concern =
  | 'templates'
  | 'messages'
  | 'articles'
  | 'topics'
  | 'readers'
  | 'decisions'
  | 'editions'
  | 'settings'

/** @returns `null` for a file that nothing depends on */
export function concernOf(path: string, places: InputPaths): Concern | null {
  if (isWithin(path, join(places.templates, 'messages'))) return 'messages'
  if (isWithin(path, places.templates)) return 'templates'
  if (isWithin(path, places.articles)) return 'articles'
  if (isWithin(path, places.decisions)) return path.endsWith('.json') ? 'decisions' : null
  for (const file of ['topics', 'readers', 'settings'] as const) if (path === places[file]) return file
  return null
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder + sep)
}

/** From the repository's root, where it lies there.
 * @example nameOf('/home/ann/broadsheet/seeds/topics.json', places) // 'seeds/topics.json' */
export function nameOf(path: string, { root }: InputPaths): string {
  const from = relative(root, path).split(sep).join('/')
  return from.startsWith('../') ? path : from
}
