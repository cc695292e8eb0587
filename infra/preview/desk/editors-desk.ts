// The editor's desk for the server: where decisions are kept, and the state of those for a living list.
import type { Composer } from '../composer.ts'
import { draftsOf, type ListPlace } from '../list/list-place.ts'
import type { FoundList, LivingList } from '../list/living-list.ts'
import { type Applied, type Applying, appliedOf, applyDecisions, undoApplied } from './apply.ts'
import { DecisionHistory } from './decision-history.ts'
import { type DecisionStorage, filesIn } from './decision-storage.ts'
import { draftOf, draftsFor, dropDraft, inForceOf } from './draft.ts'

/** State of one week's decisions on a living list. */
export interface Standing {
  /** Something is decided and not applied. */
  isDraft: boolean
  /** Someone else has changed the list's decisions since the draft was begun. */
  isOvertaken: boolean
  applied: Applied | null
  /** The list does not run any more. */
  hasStopped: boolean
}

/** The list does not run any more, so what it reads is not known: nothing can be decided for it, and the files are
 * another list. */
export class ListStopped extends Error {}

interface Behind {
  place: ListPlace
  finder: FoundList
  composer: Composer
  /** Folder of decisions in the working copy. */
  folder: string
  /** What to type to start the list. */
  start: string
}

export class Desk {
  readonly history: DecisionHistory
  readonly #behind: Behind

  constructor(behind: Behind) {
    this.#behind = behind
    this.history = new DecisionHistory(() => this.#storage())
  }

  /** @throws ListStopped */
  #storage(): DecisionStorage {
    const list = this.#list()
    return list === null ? filesIn(this.#behind.folder) : draftsFor(list)
  }
  async standing(week: string): Promise<Standing | null> {
    const { finder } = this.#behind
    if (finder.hasStopped()) return this.#standingWhenStopped(week)
    const list = finder.current()
    if (list === null) return null
    const [draft, inForce, applied] = await Promise.all([
      draftOf(list, week),
      inForceOf(list, week),
      appliedOf(list, week),
    ])
    const isOvertaken = draft !== null && draft.base !== inForce.tag
    return { isDraft: draft !== null, isOvertaken, applied, hasStopped: false }
  }

  /** By the files on this machine, which stay. */
  async #standingWhenStopped(week: string): Promise<Standing> {
    const of = { drafts: draftsOf(this.#behind.place) ?? '' }
    const [draft, applied] = await Promise.all([draftOf(of, week), appliedOf(of, week)])
    return { isDraft: draft !== null, isOvertaken: false, applied, hasStopped: true }
  }

  /** `null` if the files are the list.
   *
   * @throws ListStopped */
  #list(): LivingList | null {
    const { finder, start } = this.#behind
    if (finder.hasStopped()) throw new ListStopped(`the list has stopped; start it again with "${start}" and try again`)
    return finder.current()
  }

  /** To be called when the decisions of a week have changed. */
  async changed(week: string): Promise<void> {
    const { finder, composer, folder } = this.#behind
    await (finder.current() === null
      ? composer.changed([`${folder}/${week}.json`])
      : composer.listChanged(['decisions']))
  }

  apply(week: string): Promise<Applying> {
    return this.#onList(week, applyDecisions)
  }

  undoApplied(week: string): Promise<Applying> {
    return this.#onList(week, undoApplied)
  }

  discard(week: string): Promise<Applying> {
    return this.#onList(week, async (list) => {
      await dropDraft(list, week)
      return { ok: true, said: 'Your draft is gone; these are the decisions of the list.' }
    })
  }

  #onList(week: string, act: (list: LivingList, week: string) => Promise<Applying>): Promise<Applying> {
    return this.history.inTurn(async () => {
      const list = this.#list()
      if (list === null) return { ok: false, said: noList(this.#behind.start) }
      const outcome = await act(list, week)
      if (outcome.ok) {
        this.history.forget(week)
        await this.#behind.composer.listChanged(['decisions', 'editions'])
      }
      return outcome
    })
  }
}

const noList = (start: string) =>
  `no list is there to apply them to: run "${start}" beside this, or name one with --profile`
