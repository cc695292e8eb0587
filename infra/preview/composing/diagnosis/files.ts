// The text files in which a mistake may be, as they are now and as they were when there was none.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type InputPaths, nameOf } from '../input-paths.ts'

export interface TextFile {
  /** Relative to the repository's root. */
  name: string
  text: string
}

export class TextFiles {
  readonly #places: InputPaths
  #good = new Map<string, string>()
  #saved = new Set<string>()

  constructor(places: InputPaths) {
    this.#places = places
  }

  /** Notes that these were saved since there was no mistake. */
  note(paths: readonly string[]): void {
    for (const path of paths) this.#saved.add(path)
  }

  async allIsWell(): Promise<void> {
    if (this.#good.size > 0 && this.#saved.size === 0) return
    const paths = this.#good.size === 0 ? await this.#paths() : [...this.#saved]
    this.#saved.clear()
    for (const { name, text } of await this.#read(paths)) this.#good.set(name, text)
  }

  /** The files just saved come first, because a mistake is most likely there. */
  async all(): Promise<TextFile[]> {
    return this.#read([...new Set([...this.#saved, ...(await this.#paths())])])
  }

  async saved(): Promise<TextFile[]> {
    return this.#read([...this.#saved])
  }

  /** The first line of a file that differs from when there was no mistake. */
  firstChange({ name, text }: TextFile): number | null {
    const good = this.#good.get(name)
    if (good === undefined || good === text) return null
    const [before, now] = [good.split('\n'), text.split('\n')]
    const at = now.findIndex((line, n) => line !== before[n])
    return at === -1 ? now.length : at + 1
  }

  async #paths(): Promise<string[]> {
    const { templates, topics, readers, decisions, settings } = this.#places
    const entries = await readdir(templates, { recursive: true, withFileTypes: true }).catch(() => [])
    const decided = await readdir(decisions).catch(() => [])
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    return [
      ...files.map(({ parentPath, name }) => join(parentPath, name)),
      topics,
      readers,
      ...decided.map((name) => join(decisions, name)),
      settings,
    ]
  }

  async #read(paths: readonly string[]): Promise<TextFile[]> {
    const read = paths.map(async (path) => {
      const text = await readFile(path, 'utf8').catch(() => null)
      return text === null ? [] : [{ name: nameOf(path, this.#places), text }]
    })
    return (await Promise.all(read)).flat()
  }
}
