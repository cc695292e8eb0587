// How other commands find a running `npm start`: a file in its folder, valid as long as its process lives.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Settings } from '../../../functions/environment.ts'
import { defaultFolder } from '../../command-line/command.ts'
import { commandOptions } from './command-options.ts'

/** Addresses on 127.0.0.1. */
export interface Announcement {
  pid: number
  site: string
  inbox: string
  /** Port on which the inbox receives emails; `null` until it is open, a few seconds after everything else, and in a
   * run that ends with its edition. */
  smtpPort: number | null
  /** Where the list receives email, and the port that stands for its servers; absent if it receives none. */
  mail?: { domain: string; port: number; bucket: string } | undefined
  /** Endpoint for SDK clients. */
  gateway: string
  contentBucket: string
  /** Endpoint of the tables; their names follow. */
  tables: string
  tableNames: string[]
  editionsTable: string
  deliveriesTable: string
  subscribersTable: string
  /** Origin of the demonstration's site, if there is one. */
  demoSite?: string | undefined
  /** ARNs of the secrets that an operator may rotate, and of the one that never changes. */
  secrets: { links: string; origin: string; pepper: string }
  /** URL of the queue for emails outside an edition. */
  messageQueue: string
  /** As its functions were given them; `cdk.json` may have changed since. */
  settings: Settings
  /** Folder of the topics, sample pages and readers that it was started with. */
  seeds: string
  /** Names of the functions by handler, for callers. */
  functions: Record<string, string>
}

export const announcementFile = 'running.json'

/** What a run keeps for the next one, including its clock; written twice a second. */
export const stateFile = 'state.json'

/** @returns `null` if nothing is running in that folder */
export function findRunning(folder: string): Announcement | null {
  const file = join(folder, announcementFile)
  if (!existsSync(file)) return null
  const found = parse(readFileSync(file, 'utf8'))
  return found !== null && lives(found.pid) ? found : null
}

/** The laptop's own clock, which runs ahead of the machine's; `null` if no run has set it. */
export function virtualNow(folder: string): Date | null {
  const file = join(folder, stateFile)
  const { clock = null } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { clock?: number | null }) : {}
  return clock === null ? null : new Date(clock)
}

/** What to type to start the list of a folder.
 *
 * @example startCommand('/lists/harbour') // 'npm start -- --folder /lists/harbour' */
export function startCommand(folder: string): string {
  const options = commandOptions(basename(folder) === defaultFolder ? defaultFolder : folder)
  return options === '' ? 'npm start' : `npm start -- ${options}`
}

/** For a command that finds no running cloud in its folder.
 * @param otherwise what to do instead, e.g. 'act on a list on AWS with --profile' */
export function nothingRuns(folder: string, otherwise: string): string {
  const name = basename(folder) === defaultFolder ? 'its' : 'another'
  return `Nothing is running in ${folder}: start it with "${startCommand(folder)}" in another terminal and try again, name ${name} --folder, or ${otherwise}.`
}

/** A file that is just being written counts as absent. */
function parse(text: string): Announcement | null {
  try {
    return JSON.parse(text) as Announcement
  } catch {
    return null
  }
}

/** A killed run leaves its file behind; its process id may no longer exist. */
export function lives(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
