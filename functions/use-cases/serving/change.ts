// A change of a reader's choices: made completely or not at all, and answered by a page that says what happens next.
import { changedPage } from '../../archive/forms/preferences-page.ts'
import { keyIdIn } from '../../subscription/links/link.ts'
import type { UpcomingEditions } from '../../subscription/next-briefing.ts'
import { type Choices, withChoices } from '../../subscription/requests/preferences.ts'
import type { Checked, Problem } from '../../subscription/requests/submitted-form.ts'
import { readUndo, signUndo, type Undo, undoTo } from '../../subscription/requests/undo.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { signingKey } from '../signing-key.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'

export interface WantedChange {
  subscriber: string
  now: Date
  by: 'confirm-link' | 'preferences' | 'undo'
  /** The choices that an active reader would then have; `null` if the link does not allow it. */
  choices(reader: Subscriber): Checked<Choices> | null
}

export type MadeChange =
  | { outcome: 'changed'; before: Subscriber; after: Subscriber }
  | { outcome: 'problems'; reader: Subscriber; problems: Problem[] }
  /** There is nothing that this link can change. */
  | { outcome: 'none'; reader: Subscriber | null }

export async function makeChange({ ports }: ApiContext, wanted: WantedChange): Promise<MadeChange> {
  const made: { change: MadeChange } = { change: { outcome: 'none', reader: null } }
  const stored = await ports.subscribers.update(wanted.subscriber, (before) => {
    const { after, change } = changeOf(before, wanted)
    made.change = change
    return after
  })
  return stored === null ? { outcome: 'none', reader: null } : made.change
}

function changeOf(before: Subscriber, wanted: WantedChange): { after: Subscriber | null; change: MadeChange } {
  const asked = before.status === 'active' ? wanted.choices(before) : null
  if (asked === null) return { after: null, change: { outcome: 'none', reader: before } }
  if (!asked.ok) return { after: null, change: { outcome: 'problems', reader: before, problems: asked.problems } }
  const after = withChoices(before, asked.value, wanted.now, wanted.by)
  return { after, change: { outcome: 'changed', before, after: after ?? before } }
}

export interface ShownChange {
  before: Subscriber
  after: Subscriber
  upcoming: UpcomingEditions
  undone: boolean
  /** The form undid an unsubscription. */
  returning: boolean
  /** Address of the preferences with the link that was used; `null` if that link does not open them. */
  preferences: string | null
  /** Seconds since the epoch after which the change cannot be undone; by default in an hour. */
  undoUntil?: number
}

export async function showChange(api: ApiContext, change: ShownChange): Promise<Response> {
  const pageContext = await api.pageContext(change.after.language)
  const { before, upcoming, undoUntil } = change
  const way = undoTo(before, upcoming.now)
  const undo = signUndo(
    before.id,
    { ...way, expiresAt: undoUntil ?? way.expiresAt },
    await signingKey(api.ports.secrets),
  )
  return answerWith(changedPage(pageContext, { ...change, topics: await api.topics(), undo }), 200)
}

/** The choices that the undo form restores, or `null`. */
export async function undoIn({ ports }: ApiContext, token: string, subscriber: string): Promise<Undo | null> {
  return readUndo(token, subscriber, await ports.secrets.linkKeys(keyIdIn(token)), ports.clock.now())
}
