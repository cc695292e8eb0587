// The steps of `npm start` on the terminal: what is done, how long it took, a progress bar if it takes long.

export interface Step {
  name: string
  seconds: number
  note: string
}

export class Steps {
  readonly done: Step[] = []
  readonly #out: NodeJS.WriteStream
  #bar = false

  constructor(out: NodeJS.WriteStream) {
    this.#out = out
  }

  /** Runs a step; the result of `work` is printed next to its name. */
  async run(name: string, work: () => Promise<string>): Promise<void> {
    const start = performance.now()
    this.progress(name, '')
    const note = await work()
    const seconds = Math.round((performance.now() - start) / 10) / 100
    this.done.push({ name, seconds, note })
    this.say(`  ✓ ${name.padEnd(nameWidth)} ${seconds.toFixed(1).padStart(6)} s  ${note}`)
  }

  get isOnTerminal(): boolean {
    return this.#out.isTTY
  }

  say(line: string): void {
    this.#clear()
    this.#out.write(`${line}\n`)
  }

  /** Only on a terminal: a line that the next one replaces. `share` from 0 to 1. */
  progress(name: string, words: string, share?: number): void {
    if (!this.isOnTerminal) return
    const bar = share === undefined ? '' : `[${'█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '·')}] `
    const line = `  … ${name.padEnd(nameWidth)} ${bar}${words}`
    this.#clear()
    this.#out.write(line.slice(0, this.#out.columns - 1))
    this.#bar = true
  }

  #clear(): void {
    if (this.#bar) this.#out.write('\r\u001b[2K')
    this.#bar = false
  }
}

const nameWidth = 30
const barWidth = 24
