// The editor's desk for the server: where decisions are kept, and the state of those for a living list.
import type { Composer } from '../composer.ts'
import type { ListFinder, LivingList } from '../list/living-list.ts'
import { type Applied, type Applying, appliedOf, applyDecisions, undoApplied } from './apply.ts'
import { DecisionHistory } from './decision-history.ts'
import { filesIn } from './decision-storage.ts'
import { draftOf, draftsFor, dropDraft, inForceOf } from './draft.ts'

/** State of one week's decisions on a living list. */
export interface Standing {
  /** Something is decided and not applied. */
  isDraft: boolean
  /** Someone else has changed the list's decisions since the draft was begun. */
  isOvertaken: boolean
  applied: Applied | null
}

interface Behind {
  finder: ListFinder
  composer: Composer
  /** Folder of decisions in the working copy. */
  folder: string
}

export class Desk {
  readonly history: DecisionHistory
  readonly #behind: Behind

  constructor(behind: Behind) {
    this.#behind = behind
    this.history = new DecisionHistory(() => {
      const list = behind.finder.current()
      return list === null ? filesIn(behind.folder) : draftsFor(list)
    })
  }

  /** `null` if there are only the files of the working copy. */
  async standing(week: string): Promise<Standing | null> {
    const list = this.#behind.finder.current()
    if (list === null) return null
    const [draft, inForce, applied] = await Promise.all([
      draftOf(list, week),
      inForceOf(list, week),
      appliedOf(list, week),
    ])
    return { isDraft: draft !== null, isOvertaken: draft !== null && draft.base !== inForce.tag, applied }
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
      const list = this.#behind.finder.current()
      if (list === null) return { ok: false, said: noList }
      const outcome = await act(list, week)
      if (outcome.ok) {
        this.history.forget(week)
        await this.#behind.composer.listChanged(['decisions', 'editions'])
      }
      return outcome
    })
  }
}

const noList = 'no list is there to apply them to: run "npm start" beside this, or name one with --profile'
