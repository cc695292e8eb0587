// How other commands find a running `npm start`: a file in its folder, good for as long as its process lives.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses on 127.0.0.1. */
export interface Announcement {
  pid: number
  site: string
  inbox: string
  /** Port on which the inbox takes mails; `null` until it is open, a few seconds after all else, and in a run that ends
   * with its edition. */
  smtpPort: number | null
  /** Where the list takes mail, and the port that stands for its servers; absent where it takes none. */
  mail?: { domain: string; port: number; bucket: string } | undefined
  /** Where SDK clients go. */
  gateway: string
  contentBucket: string
  /** Where the tables answer, and their names. */
  tables: string
  tableNames: string[]
  editionsTable: string
  deliveriesTable: string
  subscribersTable: string
  /** Origin of the demonstration's site, where there is one. */
  demoSite?: string | undefined
  /** ARNs of the secrets that an operator may rotate, and of the one that never changes. */
  secrets: { links: string; origin: string; pepper: string }
  /** URL of the queue of mails outside an edition. */
  messageQueue: string
  /** Names of the functions by their handlers, for whoever calls one. */
  functions: Record<string, string>
}

export const announcementFile = 'running.json'

/** What a run keeps for the next one, its clock among it; written twice a second. */
export const stateFile = 'state.json'

/** @returns `null` where nothing runs in that folder */
export function findRunning(folder: string): Announcement | null {
  const file = join(folder, announcementFile)
  if (!existsSync(file)) return null
  const found = parse(readFileSync(file, 'utf8'))
  return found !== null && lives(found.pid) ? found : null
}

/** The laptop's own clock, which runs ahead of the machine's; `null` where no run has set it. */
export function virtualNow(folder: string): Date | null {
  const file = join(folder, stateFile)
  const { clock = null } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { clock?: number | null }) : {}
  return clock === null ? null : new Date(clock)
}

/** Of a command that finds no local cloud in its folder.
 * @param otherwise what it can do instead, e.g. 'act on a list on AWS with --profile' */
export const nothingRuns = (folder: string, otherwise: string): string =>
  `Nothing is running in ${folder}: start it with "npm start" in another terminal and try again, name its --folder, or ${otherwise}.`

/** A file that is just being written counts as none. */
function parse(text: string): Announcement | null {
  try {
    return JSON.parse(text) as Announcement
  } catch {
    return null
  }
}

/** A killed run leaves its file behind; its number may belong to nobody. */
export function lives(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
