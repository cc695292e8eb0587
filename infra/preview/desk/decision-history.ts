// Changes decisions one after another, and takes the last ones back.
import { type Decisions, parseDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { type DecisionStorage, written } from './decision-storage.ts'

export class DecisionHistory {
  readonly #storage: () => DecisionStorage
  /** By week: what was decided before each save since the preview started. */
  readonly #before = new Map<string, string[]>()
  #turn: Promise<void> = Promise.resolve()

  /** @param storage that of the list at hand */
  constructor(storage: () => DecisionStorage) {
    this.#storage = storage
  }

  /** @throws InvalidDecisions where the file was written by hand and has a mistake */
  async read(week: string): Promise<Decisions> {
    return parseDecisions(await this.#storage().read(week), `${week}.json`)
  }

  /**
   * Changes come one after another, each made of what the one before left.
   *
   * @throws InvalidDecisions where these could not be read again; the file then stays as it is
   */
  change(week: string, change: (decisions: Decisions) => Decisions): Promise<void> {
    return this.inTurn(async () => this.#save(week, change(await this.read(week))))
  }

  inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(task)
    this.#turn = done.then(
      () => {},
      () => {},
    )
    return done
  }

  async #save(week: string, decisions: Decisions): Promise<void> {
    const text = written(decisions)
    parseDecisions(text, `${week}.json`)
    const storage = this.#storage()
    const before = await storage.read(week)
    if (text === before) return
    await storage.write(week, text)
    this.#before.set(week, [...(this.#before.get(week) ?? []), before])
  }

  canUndo(week: string): boolean {
    return (this.#before.get(week) ?? []).length > 0
  }

  /** @param look is given the decisions as they are, and throws where they must stay so */
  undo(week: string, look: (decisions: Decisions) => void): Promise<void> {
    return this.inTurn(async () => {
      look(await this.read(week))
      await this.#undo(week)
    })
  }

  async #undo(week: string): Promise<void> {
    const [last, ...earlier] = (this.#before.get(week) ?? []).toReversed()
    if (last === undefined) return
    await this.#storage().write(week, last)
    this.#before.set(week, earlier.toReversed())
  }

  /** What was decided went where no save leads back from. */
  forget(week: string): void {
    this.#before.delete(week)
  }
}
