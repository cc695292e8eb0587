// The email to the operator about too many bounces or complaints after an edition had gone out.

import { utcDay } from '../../utc-day.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from '../emails/transactional-email.ts'
import { defaultLanguage } from '../words/messages.ts'
import { alertContext } from './alert-context.ts'
import { editionCommand, listCommand } from './commands.ts'
import { type FrozenFacts, groupsOf, whatToCheck } from './frozen-alert.ts'

export interface LateFacts extends FrozenFacts {
  /** ISO instant. */
  at: string
  /** What was counted: emails of the edition, or all emails of that day (UTC). */
  of: 'edition' | 'day'
}

export function composeLateAlert(
  emailContext: EmailContext,
  { edition, at, of, by, reason }: LateFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { commandOptions } = emailContext.list
  const next = (['close', 'open'] as const).map((action) => ({
    reason: say(`operator-late-${action}`),
    where: listCommand(action, commandOptions),
  }))
  const title = say(`operator-frozen-${by}-title`)
  const context = alertContext({
    date: say('operator-about', { edition }),
    title,
    lead: of === 'edition' ? `${reason}.` : say('operator-late-day', { reason, date: utcDay(at) }),
    until: say('operator-late-until'),
    groups: groupsOf(say, say('operator-late-verdict'), whatToCheck(say, by), next),
    rest: say('operator-frozen-rest'),
    show: editionCommand('show', edition, commandOptions),
  })
  return write({ subject: say('operator-late-subject', { edition }), preheader: title }, context, {})
}
