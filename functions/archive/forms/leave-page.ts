// Unsubscribing: the page with one button, and the page that confirms. They contain nothing about the reader, because
// an email may have been forwarded to someone else.
import type { PageContext } from './page-context.ts'

/** Its button sends the form to the address it was opened under; a reader who only wants fewer emails is sent the link
 * to their preferences. */
export function leavePage(context: PageContext): string {
  return context.render('leave', {
    title: context.say('leave-title', { list: context.list.listName }),
    ask: context.say('links-button'),
  })
}

/** @param undo token that undoes it, or `null` if it is too late for that
 * @param action address the form is sent to; `null` for the page's own */
export function leftPage(context: PageContext, undo: string | null, action: string | null): string {
  return context.render('left', { title: context.say('left-title', { list: context.list.listName }), undo, action })
}
