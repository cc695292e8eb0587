// Leaving: the page with one button, and the page that confirms. Whoever a mail was forwarded to may come here: nothing
// of the reader stands on them.
import type { PageContext } from './page-context.ts'

/** Its button sends the form to the address it was opened under; those who want less are mailed the link to their
 * preferences. */
export function leavePage(context: PageContext): string {
  return context.render('leave', {
    title: context.say('leave-title', { list: context.list.listName }),
    ask: context.say('links-button'),
  })
}

/** @param undo token that takes it back, or `null` where it is too late for that
 * @param action where it is sent to; `null` for the page's own address */
export function leftPage(context: PageContext, undo: string | null, action: string | null): string {
  return context.render('left', { title: context.say('left-title', { list: context.list.listName }), undo, action })
}
