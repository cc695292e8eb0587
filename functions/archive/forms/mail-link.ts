// A sentence with an email address as a mailto link.
import type { PageContext } from './page-context.ts'

export interface MailLink {
  before: string
  address: string
  href: string
  after: string
}

/** Does not occur in any message. */
const mark = '\u0000'

/**
 * @param key of a message with the placeholder `reply`
 * @param subject that the email starts with; none if empty
 * @example mailLink(context, 'privacy-write', 'a@example.com').before // 'Write to '
 */
export function mailLink({ say }: Pick<PageContext, 'say'>, key: string, address: string, subject = ''): MailLink {
  const [before = '', after = ''] = say(key, { reply: mark }).split(mark)
  const href = `mailto:${address}${subject === '' ? '' : `?subject=${encodeURIComponent(subject)}`}`
  return { before, address, href, after }
}
