// The emails to the operator about an edition, by the same functions as in `compose-edition` and `send-messages`.
import type { DeliveryKey } from '../../../functions/delivery/types.ts'
import { countLeft } from '../../../functions/edition/choosing/expiry.ts'
import type { TransactionalEmail } from '../../../functions/edition/emails/transactional-email.ts'
import { composeAlert } from '../../../functions/edition/reports/alert.ts'
import { composeProof } from '../../../functions/edition/reports/proof.ts'
import type { Finding } from '../../../functions/edition/types.ts'
import { addDays } from '../../../functions/edition/week.ts'
import { storyNamer } from '../../../functions/edition/words/source.ts'
import { proofFacts } from '../../../functions/use-cases/composing/gather-proof.ts'
import { findingsOf } from './checks.ts'
import { choiceOf } from './choosing.ts'
import { type Generation, printedOf, weekOf } from './generation.ts'
import type { PreparedMail } from './shown-email.ts'
import { emailContextOf, written } from './transactional-emails.ts'
import type { Week } from './weeks.ts'

export async function makeProof(generation: Generation, number: number): Promise<PreparedMail> {
  const week = await weekOf(generation, number)
  const printed = await printedOf(generation, week.number)
  if (printed === null) return without(week)
  const [{ articles, pages }, settings] = [await generation.stock(), await generation.settings()]
  const topics = await generation.topics()
  const { stock, choice, notes } = await choiceOf(generation, week)
  const waiting = choice.waiting.length + choice.held
  const nameOf = storyNamer(articles)
  const made = {
    waiting,
    barred: choice.barred.length,
    expired: countLeft(stock.expired, stock, settings.caps),
    notes,
    choice,
    stock,
    nameOf,
  }
  const sources = (await generation.sources()) ?? undefined
  const facts = proofFacts(
    {
      ...printed,
      made,
      editorial: week.editorial,
      pages,
      topics,
      ledger: week.ledger,
      ...(sources === undefined ? {} : { sources }),
    },
    settings,
  )
  if (facts === null) return without(week)
  const email = composeProof(await emailContextOf(generation), facts)
  const findings = await findingsOf(generation, week.number)
  const notice = findings.length === 0 ? null : 'No proof: this edition is held, and an alert goes out in its place.'
  return toOperator(generation, week, 'proof', email, notice)
}

export async function makeAlert(generation: Generation, number: number): Promise<PreparedMail> {
  const week = await weekOf(generation, number)
  const printed = await printedOf(generation, week.number)
  if (printed === null) return without(week)
  const { document } = printed
  const found = await findingsOf(generation, week.number)
  const stories = document.sections.flatMap(({ stories: own }) => own)
  const names = new Map(stories.map(({ id, name }) => [id, name]))
  const findings = found.length > 0 ? found : example
  const sources = (await generation.sources()) ?? undefined
  const facts = { edition: week.id, date: week.date, findings, names, sources }
  const email = composeAlert(await emailContextOf(generation), facts)
  return toOperator(generation, week, 'alert', email, found.length > 0 ? null : nothingFound)
}

const nothingFound = 'No alert: this edition passes its checks. This is what it would be if a link led nowhere.'

const example: Finding[] = [{ rule: 'link', at: 'en: close', reason: '"#top" leads nowhere in the email' }]

const occasion = 'Goes to the operator, not to'

/** The hour of composing. */
const dueAt = ({ date }: Week) => `${addDays(date, -1)}T06:00:00.000Z`

function without(week: Week): PreparedMail {
  return { occasion, notice: 'Nothing new that week: there is no edition to tell of.', due: dueAt(week), made: null }
}

async function toOperator(
  generation: Generation,
  week: Week,
  kind: 'proof' | 'alert',
  email: TransactionalEmail,
  notice: string | null,
): Promise<PreparedMail> {
  const key: DeliveryKey = { kind, request: week.id, subscriber: 'operator' }
  const { operatorAddress } = await generation.settings()
  const reader = { address: operatorAddress }
  const made = await written(generation, email, { key, at: dueAt(week), reader, leaveUrl: null })
  return { occasion, notice, due: dueAt(week), made: { ...made, stories: [] } }
}
