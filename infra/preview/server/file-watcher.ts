// Reports every save of the files that a preview depends on, within milliseconds.
import { stat } from 'node:fs/promises'
import { watch as watchFiles } from 'chokidar'
import { concernOf, type InputPaths } from '../composing/input-paths.ts'

/** Milliseconds. Editors write several files, or one file in several steps; changes within this time are reported
 * together. */
const togetherMs = 12

/** chokidar reports nothing about a file for 50 ms after a change, so later changes in that time have to be looked
 * for. */
const silentMs = 60

export interface Watching {
  close(): Promise<void>
}

/** Resolves when every file is watched. */
export async function watch(places: InputPaths, onSaved: (paths: string[]) => void): Promise<Watching> {
  const watched = [places.templates, places.articles, places.topics, places.readers, places.decisions, places.settings]
  const watcher = watchFiles(watched, { ignoreInitial: true, ignored: (path) => /(?:~|\.swp|\.tmp)$/.test(path) })
  const saves = new Saves(onSaved)
  watcher.on('all', (_event, path) => {
    if (concernOf(path, places) !== null) saves.note(path)
  })
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve)
    watcher.once('error', reject)
  })
  return {
    close: async () => {
      saves.close()
      await watcher.close()
    },
  }
}

/** Saves that have not been reported yet. */
class Saves {
  readonly #onSaved: (paths: string[]) => void
  readonly #timers = new Set<NodeJS.Timeout>()
  #saved = new Set<string>()
  #isClosed = false

  constructor(onSaved: (paths: string[]) => void) {
    this.#onSaved = onSaved
  }

  note(path: string): void {
    if (this.#saved.size === 0) this.#after(togetherMs, () => this.#tell())
    this.#saved.add(path)
  }

  close(): void {
    this.#isClosed = true
    for (const timer of this.#timers) clearTimeout(timer)
  }

  async #tell(): Promise<void> {
    const paths = [...this.#saved]
    this.#saved = new Set()
    const states = await Promise.all(paths.map(stateOf))
    if (this.#isClosed) return
    this.#onSaved(paths)
    this.#after(silentMs, async () => {
      for (const [at, path] of paths.entries()) if ((await stateOf(path)) !== states[at]) this.note(path)
    })
  }

  #after(ms: number, work: () => unknown): void {
    if (this.#isClosed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work()
    }, ms)
    this.#timers.add(timer)
  }
}

function stateOf(path: string): Promise<string> {
  return stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => 'gone',
  )
}
