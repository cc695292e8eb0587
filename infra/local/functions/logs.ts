// The output of functions: all of it in `.local/logs/<function>.log`, errors also on the terminal.
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'

export class FunctionLogs {
  readonly #folder: string
  readonly #show: (line: string) => void
  readonly #files = new Map<string, WriteStream>()
  /** Errors shown so far; repetitions of the same error are cut short. */
  readonly #shown = new Map<string, number>()

  constructor(folder: string, show: (line: string) => void) {
    this.#folder = folder
    this.#show = show
    mkdirSync(folder, { recursive: true })
  }

  write(id: string, text: string): void {
    this.#file(id).write(text)
    // Structured lines contain their level; others are not parsed.
    if (!text.includes('"level":"ERROR"')) return
    for (const line of text.split('\n')) if (line.includes('"level":"ERROR"')) this.#showOnce(id, messageOf(line))
  }

  error(id: string, error: { name: string; message: string; stack: string }): void {
    this.#file(id).write(`${JSON.stringify({ level: 'ERROR', invocation: 'failed', ...error })}\n`)
    this.#showOnce(id, `${error.name}: ${error.message}`)
  }

  #showOnce(id: string, message: string): void {
    const key = `${id} ${message}`
    const times = (this.#shown.get(key) ?? 0) + 1
    this.#shown.set(key, times)
    if (times <= repeats)
      this.#show(`${id}: ${message}${times === repeats ? ` (more of these: ${this.#path(id)})` : ''}`)
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.log`)
  }

  #file(id: string): WriteStream {
    const known = this.#files.get(id)
    if (known !== undefined) return known
    const file = createWriteStream(this.#path(id), { flags: 'a' })
    this.#files.set(id, file)
    return file
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => new Promise((resolve) => file.end(resolve))))
  }
}

/** How often the same error is shown. */
const repeats = 3

function messageOf(line: string): string {
  try {
    const { message, error, reason } = JSON.parse(line) as Record<string, unknown>
    const detail = typeof error === 'object' && error !== null ? (error as { message?: string }).message : reason
    return `${String(message)}${detail === undefined ? '' : `: ${String(detail)}`}`
  } catch {
    return line
  }
}
