// The email to the operator about confirmations being slowed down because many of them bounced.

import { type EmailContext, emailWriterFor, type TransactionalEmail } from '../emails/transactional-email.ts'
import { defaultLanguage } from '../words/messages.ts'
import { alertContext } from './alert-context.ts'

export interface SlowedFacts {
  sent: number
  bounced: number
  /** ISO instant. */
  until: string
}

export function composeSlowedAlert(
  emailContext: EmailContext,
  { sent, bounced, until }: SlowedFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const figures = { sent: Math.max(sent, bounced), bounced }
  const items = (['who', 'harm'] as const).map((name) => ({
    reason: say(`operator-slowed-${name}`),
    where: say(`operator-slowed-${name}-where`),
  }))
  const group = { title: say('operator-slowed-group'), verdict: say('operator-aside-verdict'), isForm: true, items }
  const context = alertContext({
    date: say('operator-slowed-about'),
    title: say('operator-slowed-title'),
    lead: say('operator-slowed-lead', figures),
    until: say('operator-slowed-until', { hour: until.slice(11, 16) }),
    groups: [group],
  })
  return write(
    { subject: say('operator-slowed-subject', figures), preheader: say('operator-slowed-preheader') },
    context,
    {},
  )
}
