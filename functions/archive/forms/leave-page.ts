// Leaving: the page with one button, and the page that confirms.
import type { Desk, OfferedTopic } from './desk.ts'
import { topicFields } from './fields.ts'

export interface Leave {
  /** What the reader gets now; `null` where nobody gets anything by this link any more. */
  chosen: readonly string[] | null
  offered: readonly OfferedTopic[]
  preferences: string
}

/** Its button posts to the address it was opened under; for those who want less, their topics stand below. */
export function leavePage(desk: Desk, { chosen, offered, preferences }: Leave): string {
  const had = chosen ?? []
  const fields = topicFields(
    desk,
    offered.filter(({ id }) => had.includes(id)),
    had,
    [],
    true,
  )
  const title = desk.say('leave-title', { list: desk.list.listName })
  return desk.render('leave', {
    ...fields,
    title,
    preferences,
    isActive: fields.topics.length > 0,
    // With one topic, fewer topics are none.
    canChoose: fields.topics.length > 1,
  })
}

/** @param undo token that takes it back, or `null` where it is too late for that */
export function leftPage(desk: Desk, undo: string | null, preferences: string): string {
  return desk.render('left', { title: desk.say('left-title', { list: desk.list.listName }), undo, preferences })
}
