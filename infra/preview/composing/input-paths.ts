// The files that a preview depends on, and what a change of each affects.
import { join, relative, sep } from 'node:path'
import { defaultFolder } from '../../command-line/command.ts'

/** Absolute paths. */
export interface InputPaths {
  /** Names of files in errors are relative to this folder. */
  root: string
  templates: string
  articles: string
  topics: string
  readers: string
  /** Folder of the editor's decisions; exists once something has been decided. */
  decisions: string
  settings: string
  /** Results of the last run of `npm start`; exists once there was one. */
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

/** Relative to the repository's root, if it is inside.
 * @example nameOf('/home/ann/broadsheet/seeds/topics.json', places) // 'seeds/topics.json' */
export function nameOf(path: string, { root }: Pick<InputPaths, 'root'>): string {
  const from = relative(root, path).split(sep).join('/')
  return from.startsWith('../') ? path : from || '.'
}
