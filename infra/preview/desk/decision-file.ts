// Writes decisions into `seeds/decisions/`, and takes the last ones back.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Decisions, noDecisions, parseDecisions } from '../../../functions/edition/decisions.ts'

export class DecisionFile {
  readonly #folder: string
  /** By week: what its file held before each save since the preview started. */
  readonly #before = new Map<string, string[]>()
  #turn: Promise<void> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
  }

  fileOf(week: string): string {
    return join(this.#folder, `${week}.json`)
  }

  /** @throws InvalidDecisions where the file was written by hand and has a mistake */
  async read(week: string): Promise<Decisions> {
    return parseDecisions(await this.#textOf(week), `${week}.json`)
  }

  /**
   * Changes come one after another, each made of what the one before left.
   *
   * @throws InvalidDecisions where these could not be read again; the file then stays as it is
   */
  change(week: string, change: (decisions: Decisions) => Decisions): Promise<void> {
    return this.#inTurn(async () => this.#save(week, change(await this.read(week))))
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task)
    this.#turn = done.catch(() => {})
    return done
  }

  async #save(week: string, decisions: Decisions): Promise<void> {
    const text = written(decisions)
    parseDecisions(text, `${week}.json`)
    const before = await this.#textOf(week)
    if (text === before) return
    await this.#write(week, text)
    this.#before.set(week, [...(this.#before.get(week) ?? []), before])
  }

  canUndo(week: string): boolean {
    return (this.#before.get(week) ?? []).length > 0
  }

  /** @param look is given the decisions as they are, and throws where they must stay so */
  undo(week: string, look: (decisions: Decisions) => void): Promise<void> {
    return this.#inTurn(async () => {
      look(await this.read(week))
      await this.#undo(week)
    })
  }

  async #undo(week: string): Promise<void> {
    const [last, ...earlier] = (this.#before.get(week) ?? []).toReversed()
    if (last === undefined) return
    await this.#write(week, last)
    this.#before.set(week, earlier.toReversed())
  }

  async #textOf(week: string): Promise<string> {
    return readFile(this.fileOf(week), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return written(noDecisions)
      throw error
    })
  }

  /** In one step, so that nobody reads half a file. With nothing decided it stays, empty: a deployment takes no file
   * away. */
  async #write(week: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const draft = `${this.fileOf(week)}.tmp`
    await writeFile(draft, text)
    await rename(draft, this.fileOf(week))
  }
}

/** Only what was decided. */
function written(decisions: Decisions): string {
  const said = Object.entries(decisions).filter(([, value]) => value !== null && Object.keys(value).length > 0)
  return `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`
}
