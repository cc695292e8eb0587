// Where the preview reads pages, topics, readers and decisions from.
import { join } from 'node:path'
import type { Settings } from '../../../functions/environment.ts'
import { startCommand } from '../../local/run/announcement.ts'

export type ListPlace =
  /** Only the files of the working copy. */
  | { kind: 'files' }
  /** A running `npm start`; the files as long as none is running. */
  | { kind: 'laptop'; folder: string }
  | { kind: 'aws'; profile: string; names: AwsNames; drafts: string }

/** Names of the resources of a list on AWS. */
export interface AwsNames {
  contentBucket: string
  editionsTable: string
  subscribersTable: string
  composeFunction: string
}

/** What is shown, in words for the page and the terminal. */
export interface ListSource {
  kind: ListPlace['kind']
  words: string
  /** What to type to start the list again, if it has stopped since it was shown first. */
  startAgain: string | null
}

/** Whether there is an `npm start` in the place's folder, or was one since the preview started. */
export type ListState = 'runs' | 'stopped' | 'none'

export function sourceOf(place: ListPlace, state: ListState, nameOf: (path: string) => string): ListSource {
  const startAgain = null
  if (place.kind === 'aws')
    return {
      kind: 'aws',
      words: `the list on AWS, profile ${place.profile}; only decisions are written to it`,
      startAgain,
    }
  if (place.kind === 'laptop' && state === 'runs')
    return { kind: 'laptop', words: `the running npm start in ${nameOf(place.folder)}`, startAgain }
  if (place.kind === 'laptop' && state === 'stopped')
    return {
      kind: 'laptop',
      words: `the list in ${nameOf(place.folder)} as it was when its npm start ended`,
      startAgain: startCommand(nameOf(place.folder)),
    }
  const why = place.kind === 'laptop' ? `: no npm start runs in ${nameOf(place.folder)}` : ''
  return { kind: 'files', words: `the files in seeds/${why}`, startAgain }
}

/** Folder of decisions that an editor has not applied yet; `null` if the files themselves are the list. */
export function draftsOf(place: ListPlace): string | null {
  if (place.kind === 'files') return null
  return place.kind === 'laptop' ? join(place.folder, 'drafts') : join(place.drafts, place.names.contentBucket)
}

/** `npm start` sets these itself, whatever the file says. */
const ofLaptop: ReadonlySet<keyof Settings> = new Set(['mailDomain', 'commandOptions'])

/** The preview shows an email by the settings of the working copy, so that a change is seen before it goes out; a list
 * keeps those it was started with.
 *
 * @returns `source`, with the settings that the list does not have yet
 * @example "the running npm start in .local, by this cdk.json; the list was started with another freshFor" */
export function withSettings(source: ListSource, ofList: Settings | null, ofFile: Settings): ListSource {
  if (ofList === null) return source
  const names = Object.keys({ ...ofList, ...ofFile }) as (keyof Settings)[]
  const differs = (name: keyof Settings) => JSON.stringify(ofList[name]) !== JSON.stringify(ofFile[name])
  const changed = names.filter((name) => !ofLaptop.has(name) && differs(name)).sort()
  if (changed.length === 0) return source
  return {
    ...source,
    words: `${source.words}, by this cdk.json; the list was started with another ${changed.join(', ')}`,
  }
}
