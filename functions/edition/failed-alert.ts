// The mail to the operator about an edition that could not be composed, or goes out without some articles.
import type { SetAside } from '../content/story/set-aside.ts'
import { editionCommand, listCommand } from './commands.ts'
import { type Letter, type Pen, penFor, type Stationery } from './letter.ts'
import { defaultLanguage, formatDate, formatDay, formatHour } from './messages.ts'
import { launchOf } from './week.ts'

export interface FailedFacts {
  edition: string
  /** ISO date of the delivery day. */
  date: string
  reason: string
  /** Whether it is tried again by itself. */
  isTriedAgain: boolean
}

export interface SetAsideFacts {
  edition: string
  date: string
  setAside: readonly SetAside[]
}

/** Articles named; the command shows all. */
const mostArticles = 24

export function composeFailedAlert(stationery: Stationery, facts: FailedFacts): Letter {
  const pen = penFor(stationery, 'alert', defaultLanguage)
  const { say } = pen
  const date = formatDate(pen.language, facts.date)
  const until = say(facts.isTriedAgain ? 'desk-failed-again' : 'desk-failed-over')
  const item = { reason: facts.reason, where: say('desk-failed-where') }
  const group = { title: say('desk-failed-group'), verdict: say('desk-verdict-mend'), isForm: false, items: [item] }
  const words = { title: say('desk-failed-title', { date }), lead: say('desk-failed-lead'), until, rest: '' }
  const inbox = { subject: say('desk-failed-subject', { date }), preheader: facts.reason }
  return pen.write(inbox, contextFor(pen, stationery, facts.edition, { ...words, groups: [group] }), {})
}

export function composeSetAsideAlert(stationery: Stationery, facts: SetAsideFacts): Letter {
  const pen = penFor(stationery, 'alert', defaultLanguage)
  const { say, language } = pen
  const date = formatDate(language, facts.date)
  const count = facts.setAside.length
  const { date: day, hour } = launchOf(facts.date)
  const group = {
    title: say('desk-aside-group'),
    verdict: say('desk-aside-verdict'),
    isForm: true,
    items: facts.setAside.slice(0, mostArticles).map((one) => ({ reason: one.reason, where: whereOf(pen, one) })),
  }
  const words = {
    title: say('desk-aside-title', { date }),
    lead: say('desk-aside-lead', { count }),
    until: stationery.isClosed
      ? say('desk-closed', { command: listCommand('open', stationery.list.commandOptions) })
      : say('desk-aside-until', { day: formatDay(language, day), hour: formatHour(language, hour) }),
    rest: count > mostArticles ? say('desk-held-rest', { count: count - mostArticles }) : '',
  }
  const inbox = { subject: say('desk-aside-subject', { date, count }), preheader: facts.setAside[0]?.reason ?? '' }
  return pen.write(inbox, contextFor(pen, stationery, facts.edition, { ...words, groups: [group] }), {})
}

/** @example 'minutes.txt-A1, while it was read' */
export function whereOf({ say }: Pick<Pen, 'say'>, { article, stage }: SetAside): string {
  return say('desk-aside-where', { article, stage: say(`desk-stage-${stage}`) })
}

/** Neither can be let go out as it is. */
function contextFor({ say }: Pen, { list }: Stationery, edition: string, words: object): object {
  const { commandOptions } = list
  return {
    date: say('desk-about', { edition }),
    ...words,
    recompose: editionCommand('recompose', edition, commandOptions),
    release: '',
    releaseNote: '',
    show: editionCommand('show', edition, commandOptions),
  }
}
