// The mail to the operator about an edition that was stopped because too much of it came back.
import { editionCommand } from './commands.ts'
import { defaultLanguage } from './messages.ts'
import { type EmailContext, emailWriterFor, type TransactionalEmail } from './transactional-email.ts'

type Say = ReturnType<typeof emailWriterFor>['say']

export interface FrozenFacts {
  edition: string
  by: 'bounces' | 'complaints'
  /** What was seen, as a sentence without its end. */
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
  const group = (name: 'look' | 'next', items: { reason: string; where: string }[]) => ({
    title: say(`operator-frozen-${name}`),
    verdict: say('operator-frozen-verdict'),
    isForm: false,
    items,
  })
  const title = say(`operator-frozen-${by}-title`)
  const context = {
    date: say('operator-about', { edition }),
    title,
    lead: `${reason}.`,
    until: say('operator-frozen-until'),
    groups: [group('look', looked), group('next', next)],
    rest: say('operator-frozen-rest'),
    recompose: '',
    release: '',
    releaseNote: '',
    show: command('show'),
  }
  return write({ subject: say('operator-frozen-subject', { edition }), preheader: title }, context, {})
}

/** Gmail reports no complaint: the share that is counted is the least that it can be. */
export function whatToCheck(say: Say, by: FrozenFacts['by']): { reason: string; where: string }[] {
  const about = by === 'bounces' ? (['readers', 'provider'] as const) : (['readers', 'gmail'] as const)
  return about.map((name) => ({
    reason: say(`operator-frozen-${by}-${name}`),
    where: say(`operator-frozen-${by}-${name}-where`),
  }))
}
