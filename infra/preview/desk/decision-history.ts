// Changes decisions one after another, and undoes the latest changes.
import { type Decisions, parseDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { type DecisionStorage, written } from './decision-storage.ts'

export class DecisionHistory {
  readonly #storage: () => DecisionStorage
  /** By week: the decisions before each save since the preview was started. */
  readonly #before = new Map<string, string[]>()
  #turn: Promise<void> = Promise.resolve()

  /** @param storage of the current list */
  constructor(storage: () => DecisionStorage) {
    this.#storage = storage
  }

  /** @throws InvalidDecisions if the file was written by hand and has a mistake */
  async read(week: string): Promise<Decisions> {
    return parseDecisions(await this.#storage().read(week), `${week}.json`)
  }

  /**
   * Changes are made one after another, each based on the result of the one before.
   *
   * @throws InvalidDecisions if the result could not be read again; the file then stays as it is
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

  /** @param look gets the present decisions, and throws if they must not change */
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

  /** The decisions were applied, which undoing a save cannot revert. */
  forget(week: string): void {
    this.#before.delete(week)
  }
}
