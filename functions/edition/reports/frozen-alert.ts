// The email to the operator about an edition that was stopped because of too many bounces or complaints.

import { type EmailContext, emailWriterFor, type TransactionalEmail } from '../emails/transactional-email.ts'
import { defaultLanguage } from '../words/messages.ts'
import { type AlertGroup, type AlertItem, alertContext } from './alert-context.ts'
import { editionCommand } from './commands.ts'

type Say = ReturnType<typeof emailWriterFor>['say']

export interface FrozenFacts {
  edition: string
  by: 'bounces' | 'complaints'
  /** What was seen, as a sentence without its full stop. */
  reason: string
}

export function composeFrozenAlert(
  emailContext: EmailContext,
  { edition, by, reason }: FrozenFacts,
): TransactionalEmail {
  const { say, write } = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const command = (action: 'show' | 'resume' | 'cancel') =>
    editionCommand(action, edition, emailContext.list.commandOptions)
  const looked = whatToCheck(say, by)
  const next = (['resume', 'cancel'] as const).map((action) => ({
    reason: say(`operator-frozen-${action}`),
    where: command(action),
  }))
  const title = say(`operator-frozen-${by}-title`)
  const context = alertContext({
    date: say('operator-about', { edition }),
    title,
    lead: `${reason}.`,
    until: say('operator-frozen-until'),
    groups: groupsOf(say, say('operator-frozen-verdict'), looked, next),
    rest: say('operator-frozen-rest'),
    show: command('show'),
  })
  return write({ subject: say('operator-frozen-subject', { edition }), preheader: title }, context, {})
}

/** What to check, and what to do next. */
export const groupsOf = (say: Say, verdict: string, look: AlertItem[], next: AlertItem[]): AlertGroup[] =>
  Object.entries({ look, next }).map(([name, items]) => ({
    title: say(`operator-frozen-${name}`),
    verdict,
    isForm: false,
    items,
  }))

/** Gmail reports no complaints, so the real share is at least the one counted. */
export function whatToCheck(say: Say, by: FrozenFacts['by']): AlertItem[] {
  const about = by === 'bounces' ? (['readers', 'provider'] as const) : (['readers', 'gmail'] as const)
  return about.map((name) => ({
    reason: say(`operator-frozen-${by}-${name}`),
    where: say(`operator-frozen-${by}-${name}-where`),
  }))
}
