// `npm start` as a process that stays up: its lines are awaited, `next` is typed into it, and it is ended by its pid.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sampleFolder } from '../samples/sample.ts'

const root = new URL('../../..', import.meta.url).pathname

export interface AcceptedMail {
  delivery: string
  recipient: string
  file: string
}

export class RunningStart {
  readonly port: number
  readonly #child: ChildProcessWithoutNullStreams
  readonly #folder: string
  readonly #lines: string[] = []
  readonly #waiting = new Set<() => void>()
  #ended = false

  constructor(port: number, folder: string, seeds = sampleFolder) {
    this.port = port
    this.#folder = folder
    const where = ['--folder', folder, '--port', String(port), '--seeds', seeds]
    const line = ['infra/local/start.ts', '--fresh', ...where]
    this.#child = spawn(process.execPath, line, { cwd: root })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      createInterface({ input: stream }).on('line', (text) => this.#tell(text))
    this.#child.once('exit', () => {
      this.#ended = true
      this.#tell('')
    })
  }

  get site(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get inbox(): string {
    return `http://127.0.0.1:${this.port + 1}`
  }

  /** All that the process has said so far. */
  get said(): string {
    return this.#lines.join('\n')
  }

  /** Resolves with the first line after `from` that matches; rejects with all lines if the process ends before. */
  async line(pattern: RegExp, from = 0): Promise<string> {
    for (;;) {
      const found = this.#lines.slice(from).find((text) => pattern.test(text))
      if (found !== undefined) return found
      if (this.#ended) throw new Error(`npm start ended before it said ${pattern}:\n${this.said}`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** Makes the next week's edition, and waits for its report. */
  async next(): Promise<void> {
    const from = this.#lines.length
    this.#child.stdin.write('next\n')
    await this.line(/^\s+Emailed\s/, from)
    await this.line(/^\s+Inbox\s/, from)
  }

  /** Emails to one reader, oldest first. */
  mailsTo(recipient: string): AcceptedMail[] {
    return this.accepted().filter((mail) => mail.recipient === recipient)
  }

  accepted(): AcceptedMail[] {
    return this.lines('accepted.jsonl')
  }

  /** A file of the run with one value per line. */
  lines<T>(name: string): T[] {
    return readFileSync(join(this.#folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text) as T)
  }

  raw({ file }: AcceptedMail): Buffer {
    return readFileSync(join(this.#folder, file))
  }

  json<T>(name: string): T {
    return JSON.parse(readFileSync(join(this.#folder, name), 'utf8')) as T
  }

  async end(): Promise<void> {
    if (this.#ended) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGINT')
    await gone
  }

  #tell(text: string): void {
    this.#lines.push(text)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}
