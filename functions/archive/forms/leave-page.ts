// Leaving: the page with one button, and the page that confirms. Whoever a mail was forwarded to may come here: nothing of the
// reader stands on them.
import type { Desk } from './desk.ts'

/** Its button posts to the address it was opened under; those who want less are mailed the link to their preferences. */
export function leavePage(desk: Desk): string {
  return desk.render('leave', {
    title: desk.say('leave-title', { list: desk.list.listName }),
    ask: desk.say('links-button'),
  })
}

/** @param undo token that takes it back, or `null` where it is too late for that
 * @param action where it is sent to; `null` for the page's own address */
export function leftPage(desk: Desk, undo: string | null, action: string | null): string {
  return desk.render('left', { title: desk.say('left-title', { list: desk.list.listName }), undo, action })
}
