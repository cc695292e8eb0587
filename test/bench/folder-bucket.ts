// A bucket of a folder on disk, each call as far away as S3 is: for measuring what is too much for the engines of a
// laptop.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bucket } from '../../functions/adapters/services/s3.ts'

export type BucketCall = 'get' | 'put' | 'list'

/** Keys of one answer, as of S3's. */
const keysPerCall = 1_000

export class FolderBucket implements Bucket {
  readonly calls: Record<BucketCall, number> = { get: 0, put: 0, list: 0 }
  readonly #folder: string
  readonly #awayMs: number

  /** @param awayMs what a call takes besides */
  constructor(folder: string, awayMs = 0) {
    this.#folder = folder
    this.#awayMs = awayMs
  }

  async get(key: string): ReturnType<Bucket['get']> {
    const text = await this.getText(key)
    return text === null
      ? { refused: 'missing', size: 0 }
      : { bytes: new TextEncoder().encode(text), metadata: {}, tag: tagOf(text) }
  }

  async getText(key: string): Promise<string | null> {
    await this.#away('get')
    try {
      return readFileSync(this.#path(key), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  async getJson(key: string): Promise<unknown> {
    const text = await this.getText(key)
    return text === null ? null : JSON.parse(text)
  }

  async put(key: string, body: string): Promise<void> {
    await this.#away('put')
    mkdirSync(dirname(this.#path(key)), { recursive: true })
    writeFileSync(this.#path(key), body)
  }

  putJson(key: string, value: unknown): Promise<void> {
    return this.put(key, JSON.stringify(value))
  }

  async replace(key: string, body: string, _head: object, tag: string | null): Promise<boolean> {
    const found = await this.getTagged(key)
    if ((found?.tag ?? null) !== tag) return false
    await this.put(key, body)
    return true
  }

  async getTagged(key: string): Promise<{ text: string; tag: string } | null> {
    const text = await this.getText(key)
    return text === null ? null : { text, tag: tagOf(text) }
  }

  async list(prefix: string): Promise<string[]> {
    const folder = join(this.#folder, prefix)
    const keys = filesIn(folder).map((file) => prefix + file)
    for (let seen = 0; seen === 0 || seen < keys.length; seen += keysPerCall) await this.#away('list')
    return keys.sort()
  }

  #path(key: string): string {
    return join(this.#folder, key)
  }

  async #away(call: BucketCall): Promise<void> {
    this.calls[call] += 1
    if (this.#awayMs > 0) await pause(this.#awayMs)
  }
}

const tagOf = (text: string) => createHash('md5').update(text).digest('hex')

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
