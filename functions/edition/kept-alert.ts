// The mail to the operator about mail for a mailbox that a person reads. It names no one: who wrote it stands in
// what is kept.
import { alertContext } from './alert-context.ts'
import { mailCommand } from './commands.ts'
import { defaultLanguage } from './messages.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

export interface KeptFacts {
  mailbox: string
  mailDomain: string
  /** Under which it is kept. */
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
