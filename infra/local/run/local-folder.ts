// The folder `.local/`, in which the laptop keeps everything; used by one run at a time.
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Announcement, announcementFile, lives, stateFile } from './announcement.ts'

/** What a run leaves for the next one. */
export interface State {
  /** Generated readers that were requested. */
  readers: number
  /** All readers are in the store. */
  seeded: boolean
  /** ISO week of the current edition, e.g. `2026-W47`; `null` until the first is composed. */
  week: string | null
  /** Milliseconds of virtual time; `null` before the first run. */
  clock: number | null
  /** The instant up to which schedules were fired; `null` before the first run. */
  fired: number | null
  /** Midnight of the Monday on which a demonstration of feeds began; `null` if there is none. */
  demo: number | null
}

export class LocalFolder {
  readonly path: string
  state: State
  #file: number | null = null

  private constructor(path: string, state: State) {
    this.path = path
    this.state = state
  }

  /** Throws if another run is using the folder, with its process id. */
  static open(path: string, fresh: boolean): LocalFolder {
    refuseCompany(path)
    if (fresh) clear(path)
    makeFolder(join(path, 'engines'))
    writeFileSync(join(path, pidFile), String(process.pid))
    return new LocalFolder(path, readState(join(path, stateFile)))
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /** In one write of constant length, several times a second, so that a kill never leaves half a state. */
  keep(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    this.#file ??= openSync(this.file(stateFile), existsSync(this.file(stateFile)) ? 'r+' : 'w+')
    writeSync(this.#file, `${JSON.stringify(this.state).padEnd(stateLength)}\n`, 0)
  }

  /** The folder of topics that a start named last: with another one the list's readers would lose their topics, which a
   * start that names none must not do. `null` if none was named. */
  get seeds(): string | null {
    const file = this.file(seedsFile)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string) : null
  }

  keepSeeds(folder: string): void {
    this.writeJson(seedsFile, folder)
  }

  /** Completely or not at all. */
  writeJson(name: string, value: unknown): void {
    const file = this.file(name)
    writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`)
    renameSync(`${file}.new`, file)
  }

  /** Tells other commands where to find the run. */
  announce(where: Omit<Announcement, 'pid'>): void {
    this.writeJson(announcementFile, { pid: process.pid, ...where })
  }

  leave(): void {
    rmSync(this.file(announcementFile), { force: true })
    rmSync(this.file(pidFile), { force: true })
  }
}

const pidFile = 'pid'
const seedsFile = 'seeds.json'
const stateLength = 200

function refuseCompany(path: string): void {
  const file = join(path, pidFile)
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  if (pid === process.pid || !lives(pid)) return
  throw new Error(
    `another "npm start" (process ${pid}) is using ${path}: stop it there with Ctrl-C, or run "kill ${pid}"`,
  )
}

/** Part by part: on a file system such as /proc, which refuses folders as if their parent were missing, Node's own
 * recursive way never ends. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path)
}

/** Deletes a folder if it has our state file, and no other. */
function clear(path: string): void {
  const isOurs = existsSync(join(path, stateFile)) || existsSync(join(path, 'engines'))
  if (!isOurs && existsSync(path) && readdirSync(path).length > 0)
    throw new Error(`${path} holds files that are not from "npm start": empty it yourself, or name another --folder`)
  rmSync(path, { recursive: true, force: true })
}

function readState(file: string): State {
  const nothing: State = { readers: 0, seeded: false, week: null, clock: null, fired: null, demo: null }
  if (!existsSync(file)) return nothing
  return { ...nothing, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<State>) }
}
