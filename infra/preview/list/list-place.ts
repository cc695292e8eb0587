// Where the preview reads pages, topics, readers and decisions from.
import { join } from 'node:path'

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
}

/** @param isRunning true if there is an `npm start` in the place's folder */
export function sourceOf(place: ListPlace, isRunning: boolean, nameOf: (path: string) => string): ListSource {
  if (place.kind === 'aws')
    return { kind: 'aws', words: `the list on AWS, profile ${place.profile}; only decisions are written to it` }
  if (place.kind === 'laptop' && isRunning)
    return { kind: 'laptop', words: `the running npm start in ${nameOf(place.folder)}` }
  const why = place.kind === 'laptop' ? `: no npm start runs in ${nameOf(place.folder)}` : ''
  return { kind: 'files', words: `the files in seeds/${why}` }
}

/** Folder of decisions that an editor has not applied yet; `null` if the files themselves are the list. */
export function draftsOf(place: ListPlace): string | null {
  if (place.kind === 'files') return null
  return place.kind === 'laptop' ? join(place.folder, 'drafts') : join(place.drafts, place.names.contentBucket)
}
