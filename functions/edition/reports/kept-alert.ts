// The email to the operator about incoming email for a mailbox that a person reads. It names no one: the sender is only
// in the stored email.

import { type EmailContext, emailWriterFor, type TransactionalEmail } from '../emails/transactional-email.ts'
import { defaultLanguage } from '../words/messages.ts'
import { alertContext } from './alert-context.ts'
import { mailCommand } from './commands.ts'

export interface KeptFacts {
  mailbox: string
  mailDomain: string
  /** Key under which the email is stored. */
  mail: string
}

export function composeKeptAlert(
  emailContext: EmailContext,
  { mailbox, mailDomain, mail }: KeptFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { commandOptions } = emailContext.list
  const address = `${mailbox}@${mailDomain}`
  const items = [
    { reason: say('operator-kept-read'), where: mailCommand(`read ${mail}`, commandOptions) },
    { reason: say('operator-kept-list'), where: mailCommand('list', commandOptions) },
  ]
  const group = { title: say('operator-kept-group'), verdict: say('operator-aside-verdict'), isForm: true, items }
  const context = alertContext({
    date: say('operator-kept-about'),
    title: say('operator-kept-title', { mailbox }),
    lead: say('operator-kept-lead', { address }),
    until: say('operator-kept-until'),
    groups: [group],
  })
  return write(
    { subject: say('operator-kept-subject', { address }), preheader: say('operator-kept-preheader') },
    context,
    {},
  )
}
