// The append-only record of what the local SES accepted: the bytes of every message, one line each in `accepted.jsonl`,
// and which of them have had their events published. Written before SES answers, so that the next run knows everything
// a killed run sent.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One line of `accepted.jsonl`. */
export interface Accepted {
  /** The SES tag `delivery`; `null` if the message had none. */
  delivery: string | null
  recipient: string
  messageId: string
  /** File with the exact bytes, relative to the folder of the journal. */
  file: string
  /** ISO instant, virtual time. */
  at: string
  source: string
  configurationSet: string | null
  tags: Record<string, string>
}

export class Journal {
  readonly #folder: string
  readonly #accepted: number
  readonly #published: number
  /** Newest last. */
  readonly entries: Accepted[]
  readonly #open: Set<string>

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(join(folder, 'outbox'), { recursive: true })
    const [acceptedFile, publishedFile] = [join(folder, 'accepted.jsonl'), join(folder, 'published.jsonl')]
    this.entries = readLines(acceptedFile).flatMap(parseEntry)
    const published = new Set(readLines(publishedFile))
    this.#open = new Set(this.entries.map(({ messageId }) => messageId).filter((id) => !published.has(id)))
    this.#accepted = openForAppending(acceptedFile)
    this.#published = openForAppending(publishedFile)
  }

  /** First the bytes, then the line; both are with the operating system when this resolves. Creating a file takes some
   * disks milliseconds, in which the laptop has other things to do. */
  async accept(entry: Accepted, raw: Uint8Array): Promise<void> {
    await writeFile(join(this.#folder, entry.file), raw)
    writeSync(this.#accepted, `${JSON.stringify(entry)}\n`)
    this.entries.push(entry)
    this.#open.add(entry.messageId)
  }

  notePublished(messageId: string): void {
    writeSync(this.#published, `${messageId}\n`)
    this.#open.delete(messageId)
  }

  /** Accepted, but the run was killed before their events were published. */
  unpublished(): Accepted[] {
    return this.#open.size === 0 ? [] : this.entries.filter(({ messageId }) => this.#open.has(messageId))
  }

  /** Number accepted since an instant, for the daily quota. */
  countSince(instant: number): number {
    let count = 0
    for (let at = this.entries.length - 1; at >= 0; at--) {
      if (Date.parse(this.entries[at]?.at ?? '') <= instant) break
      count++
    }
    return count
  }

  read(entry: Accepted): Buffer {
    return readFileSync(join(this.#folder, entry.file))
  }

  close(): void {
    closeSync(this.#accepted)
    closeSync(this.#published)
  }
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

/** A killed run may have left an incomplete last line: that message was never answered, and its line is ignored. */
function parseEntry(line: string): Accepted[] {
  try {
    return [JSON.parse(line) as Accepted]
  } catch {
    return []
  }
}

/** Ends an incomplete last line, so that the next one starts on a new line. */
function openForAppending(file: string): number {
  const descriptor = openSync(file, 'a')
  const content = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (content.length > 0 && content.at(-1) !== 0x0a) writeSync(descriptor, '\n')
  return descriptor
}
