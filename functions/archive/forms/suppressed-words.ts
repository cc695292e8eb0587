// Why nothing is emailed to a reader's address, and what they can do, as their own pages say it.
import type { Subscriber } from '../../subscription/types.ts'
import type { PageContext } from './page-context.ts'

/** `null` if emails are sent. The reader can lift a suppression after a bounce, otherwise someone at the list. */
export function suppressedWords(context: PageContext, { suppressed }: Pick<Subscriber, 'suppressed'>): string | null {
  if (suppressed === null) return null
  if (suppressed.reason === 'bounce') return context.say('prefs-bounced')
  const key = suppressed.reason === 'operator' ? 'prefs-suppressed-operator' : 'prefs-suppressed'
  return context.say(key, { reply: context.list.replyToAddress })
}
