// The email to the operator about an edition that cannot be finished before the next launch.

import { type EmailContext, emailWriterFor, type TransactionalEmail } from '../emails/transactional-email.ts'
import { defaultLanguage, formatDate } from '../words/messages.ts'
import { alertContext } from './alert-context.ts'
import { editionCommand } from './commands.ts'
import { type Forecast, forecastRow } from './forecast-row.ts'

export interface ForecastFacts {
  id: string
  /** ISO date of the delivery day. */
  date: string
  forecast: Forecast
}

export function composeForecastAlert(
  emailContext: EmailContext,
  { id, date: day, forecast }: ForecastFacts,
): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { say, language } = writer
  const date = formatDate(language, day)
  const { value } = forecastRow(writer, forecast)
  const context = alertContext({
    date: say('operator-about', { edition: id }),
    title: say('operator-long-title'),
    lead: say('operator-long-lead', { date }),
    until: `${value}.`,
    groups: [],
    rest: say('operator-long-rest'),
    show: editionCommand('show', id, emailContext.list.commandOptions),
  })
  return writer.write({ subject: say('operator-long-subject', { date }), preheader: value }, context, {})
}
