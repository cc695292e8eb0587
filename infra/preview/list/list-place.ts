// Where the preview looks for pages, topics, readers and decisions.
import { join } from 'node:path'

export type ListPlace =
  /** The files of the working copy alone. */
  | { kind: 'files' }
  /** A running `npm start`; the files as long as nothing runs there. */
  | { kind: 'laptop'; folder: string }
  | { kind: 'aws'; profile: string; names: AwsNames; drafts: string }

/** What of a list on AWS is called how. */
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

/** @param isRunning an `npm start` in the folder of the place */
export function sourceOf(place: ListPlace, isRunning: boolean, nameOf: (path: string) => string): ListSource {
  if (place.kind === 'aws')
    return { kind: 'aws', words: `the list on AWS, profile ${place.profile}; only decisions are written to it` }
  if (place.kind === 'laptop' && isRunning)
    return { kind: 'laptop', words: `the running npm start in ${nameOf(place.folder)}` }
  const why = place.kind === 'laptop' ? `: no npm start runs in ${nameOf(place.folder)}` : ''
  return { kind: 'files', words: `the files in seeds/${why}` }
}

/** Folder of what an editor decided and did not apply yet; `null` where the files themselves are the list. */
export function draftsOf(place: ListPlace): string | null {
  if (place.kind === 'files') return null
  return place.kind === 'laptop' ? join(place.folder, 'drafts') : join(place.drafts, place.names.contentBucket)
}
