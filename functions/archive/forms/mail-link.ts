// A sentence with an address that a mail program opens.
import type { PageContext } from './page-context.ts'

export interface MailLink {
  before: string
  address: string
  href: string
  after: string
}

/** Stands in no sentence of ours. */
const mark = '\u0000'

/**
 * @param key of a message with the word `reply`
 * @param subject that the mail begins with; none where it is empty
 * @example mailLink(context, 'privacy-write', 'a@example.com').before // 'Write to '
 */
export function mailLink({ say }: Pick<PageContext, 'say'>, key: string, address: string, subject = ''): MailLink {
  const [before = '', after = ''] = say(key, { reply: mark }).split(mark)
  const href = `mailto:${address}${subject === '' ? '' : `?subject=${encodeURIComponent(subject)}`}`
  return { before, address, href, after }
}
