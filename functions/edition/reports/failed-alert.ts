// The email to the operator about an edition that could not be composed, or goes out without some articles.
import type { SetAside } from '../../content/story/stories/set-aside.ts'
import {
  type EmailContext,
  type EmailWriter,
  emailWriterFor,
  type TransactionalEmail,
} from '../emails/transactional-email.ts'
import { launchOf } from '../week.ts'
import { defaultLanguage, formatDate, formatDay, formatHour } from '../words/messages.ts'
import { editionCommand, listCommand } from './commands.ts'
import { type OlderPages, olderPagesGroup } from './older-pages.ts'
import type { SourceFigures } from './source-figures.ts'
import { sourceGroup } from './source-rows.ts'

export interface FailedFacts {
  edition: string
  /** ISO date of the delivery day. */
  date: string
  reason: string
  /** Number of attempts so far; each has an alert of its own. */
  tries: number
  /** True if it is retried automatically. */
  isTriedAgain: boolean
}

export interface SetAsideFacts {
  edition: string
  date: string
  setAside: readonly SetAside[]
  sources?: SourceFigures | undefined
  older?: OlderPages | undefined
}

/** Most articles named; the command shows all. Chosen, not measured. */
const mostArticles = 24

export function composeFailedAlert(emailContext: EmailContext, facts: FailedFacts): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { say } = writer
  const date = formatDate(writer.language, facts.date)
  const until = say(facts.isTriedAgain ? 'operator-failed-again' : 'operator-failed-over')
  const item = { reason: facts.reason, where: say('operator-failed-where') }
  const group = {
    title: say('operator-failed-group'),
    verdict: say('operator-verdict-mend'),
    isForm: false,
    items: [item],
  }
  const words = { title: say('operator-failed-title', { date }), lead: say('operator-failed-lead'), until, rest: '' }
  const inbox = { subject: say('operator-failed-subject', { date, tries: facts.tries }), preheader: facts.reason }
  return writer.write(inbox, contextFor(writer, emailContext, facts.edition, { ...words, groups: [group] }), {})
}

export function composeSetAsideAlert(emailContext: EmailContext, facts: SetAsideFacts): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { say, language } = writer
  const date = formatDate(language, facts.date)
  const count = facts.setAside.length
  const named = facts.setAside.slice(0, mostArticles)
  const held = facts.setAside.filter(isHeld).length
  const failed = count - held
  const sources = sourceGroup(say, facts.sources, emailContext.list.commandOptions)
  const words = {
    title: say('operator-aside-title', { date }),
    lead: [
      ...(failed > 0 ? [say('operator-aside-lead', { count: failed })] : []),
      ...(held > 0 ? [say('operator-waiting-lead', { count: held })] : []),
    ].join(' '),
    until: untilLaunch(writer, emailContext, facts.date),
    rest: count > mostArticles ? say('operator-held-rest', { count: count - mostArticles }) : '',
    groups: [
      asideGroup(writer, 'waiting', named.filter(isHeld)),
      asideGroup(
        writer,
        'aside',
        named.filter((one) => !isHeld(one)),
      ),
      sources,
      olderPagesGroup(say, facts.older),
    ].filter((one) => one !== null),
  }
  const inbox = { subject: say('operator-aside-subject', { date, count }), preheader: facts.setAside[0]?.reason ?? '' }
  return writer.write(inbox, contextFor(writer, emailContext, facts.edition, words), {})
}

const isHeld = ({ stage }: SetAside) => stage === 'held'

function asideGroup(writer: EmailWriter, words: 'waiting' | 'aside', articles: readonly SetAside[]) {
  if (articles.length === 0) return null
  return {
    title: writer.say(`operator-${words}-group`),
    verdict: writer.say(`operator-${words}-verdict`),
    isForm: words === 'aside',
    items: articles.map((one) => ({ reason: one.reason, where: whereOf(writer, one) })),
  }
}

/** About sources that need attention, if there is nothing else to report; `null` if none does. */
export function composeSourcesAlert(
  emailContext: EmailContext,
  facts: Pick<SetAsideFacts, 'edition' | 'date' | 'sources' | 'older'>,
): TransactionalEmail | null {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { say, language } = writer
  const group = sourceGroup(say, facts.sources, emailContext.list.commandOptions)
  if (group === null) return null
  const count = group.items.length
  const words = {
    title: say('operator-sources-title', { count }),
    lead: say('operator-sources-lead', { date: formatDate(language, facts.date) }),
    until: '',
    rest: '',
    groups: [group, olderPagesGroup(say, facts.older)].filter((one) => one !== null),
  }
  const inbox = { subject: say('operator-sources-subject', { count }), preheader: group.items[0]?.reason ?? '' }
  const context = { ...contextFor(writer, emailContext, facts.edition, words), recompose: '' }
  return writer.write(inbox, context, {})
}

/** Only about older pages; `null` if all were read. */
export function composeOlderPagesAlert(
  emailContext: EmailContext,
  facts: Pick<SetAsideFacts, 'edition' | 'date' | 'older'>,
): TransactionalEmail | null {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { say, language } = writer
  const group = olderPagesGroup(say, facts.older)
  if (group === null) return null
  const title = say('operator-older-title')
  const lead = say('operator-older-lead', { date: formatDate(language, facts.date) })
  const words = { title, lead, until: '', rest: '', groups: [group] }
  const inbox = { subject: title, preheader: group.items[0]?.reason ?? '' }
  return writer.write(inbox, { ...contextFor(writer, emailContext, facts.edition, words), recompose: '' }, {})
}

function untilLaunch({ say, language }: EmailWriter, { isClosed, list }: EmailContext, date: string): string {
  const { date: day, hour } = launchOf(date)
  return isClosed
    ? say('operator-closed', { command: listCommand('open', list.commandOptions) })
    : say('operator-aside-until', { day: formatDay(language, day), hour: formatHour(language, hour) })
}

/** @example 'minutes.txt-A1, while it was read' */
export function whereOf({ say }: Pick<EmailWriter, 'say'>, { article, stage }: SetAside): string {
  return say('operator-aside-where', { article, stage: say(`operator-stage-${stage}`) })
}

/** Neither can be released as it is. */
function contextFor({ say }: EmailWriter, { list }: EmailContext, edition: string, words: object): object {
  const { commandOptions } = list
  return {
    date: say('operator-about', { edition }),
    ...words,
    recompose: editionCommand('recompose', edition, commandOptions),
    release: '',
    releaseNote: '',
    show: editionCommand('show', edition, commandOptions),
  }
}
