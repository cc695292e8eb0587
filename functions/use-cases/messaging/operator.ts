// Emails the operator about an edition: the alert if it is held, the proof if it is ready. One email per edition and
// occasion: a second, such as a reminder, is dropped (`requestOf`). (If SES itself stopped an
// edition, it cannot be reported through SES: the alarm on `EditionStopped` does that by another way.)

import { isGivenUp, isLaunched } from '../../delivery/edition-status.ts'
import type { AlertOccasion } from '../../delivery/message-order.ts'
import { forecastOf } from '../../delivery/pace/forecast.ts'
import { excessWords } from '../../delivery/report-limits.ts'
import type { DeliveryKey, EditionRecord } from '../../delivery/types.ts'
import { dayMs } from '../../durations.ts'
import type { EmailContext, TransactionalEmail } from '../../edition/emails/transactional-email.ts'
import { composeAlert } from '../../edition/reports/alert.ts'
import {
  composeFailedAlert,
  composeOlderPagesAlert,
  composeSetAsideAlert,
  composeSourcesAlert,
} from '../../edition/reports/failed-alert.ts'
import { composeForecastAlert } from '../../edition/reports/forecast-alert.ts'
import { composeFrozenAlert } from '../../edition/reports/frozen-alert.ts'
import { composeLateAlert } from '../../edition/reports/late-alert.ts'
import { composeProof } from '../../edition/reports/proof.ts'
import { isTriedAgain } from '../composing/failure.ts'
import type { MessageContext } from './message-context.ts'
import { operatorContext, sendOperatorEmail } from './operator-send.ts'
import { outgoingEmail, toOperator } from './outgoing-email.ts'
import type { OperatorOrder } from './read-order.ts'
import type { RecheckAndBuild } from './submission.ts'

/** After this time no one acts on it any more. SES may refuse for as long while an account is paused. Chosen, not
 * measured. */
const lifeMs = 3 * dayMs

export async function sendToOperator(context: MessageContext, order: OperatorOrder): Promise<void> {
  await sendOperatorEmail(context, {
    key: { kind: order.kind, request: requestOf(order) },
    order,
    lifeMs,
    recheckAndBuildFor: (key) => recheckAndBuildFor(context, order, key),
  })
}

function recheckAndBuildFor(context: MessageContext, order: OperatorOrder, key: DeliveryKey): RecheckAndBuild {
  return async () => {
    const record = await context.ports.editions.find(order.edition)
    if (record === null) throw new Error(`There is no edition ${order.edition} to tell the operator of.`)
    const email = await (order.kind === 'alert' ? alertOn(context, record, order.about) : proofOf(context, record))
    if (email === null) return { skip: 'confirmed' }
    return outgoingEmail(context, key, email, toOperator(context), context.ports.clock.now(), record.id)
  }
}

/** `null` if the operator has dealt with it in the meantime. */
async function alertOn(
  context: MessageContext,
  record: EditionRecord,
  about: AlertOccasion = 'held',
): Promise<TransactionalEmail | null> {
  const { id: edition, status, date, findings, published, failure, setAside = [], sources, older } = record
  const emailContext = await emailContextFor(context, record)
  if (about === 'failed') {
    if (status !== 'failed' || failure === undefined) return null
    return composeFailedAlert(emailContext, {
      edition,
      date,
      reason: failure.reason,
      tries: failure.tries,
      isTriedAgain: isTriedAgain(record),
    })
  }
  if (about === 'set-aside') {
    if (setAside.length === 0 || isGivenUp(status)) return null
    return composeSetAsideAlert(emailContext, { edition, date, setAside, sources, older })
  }
  if (about === 'sources') return composeSourcesAlert(emailContext, { edition, date, sources, older })
  if (about === 'frozen') return frozenAlert(emailContext, record)
  if (about === 'late') return lateAlert(emailContext, record)
  if (about === 'too-long') return tooLongAlert(context, emailContext, record)
  if (about === 'stock') return composeOlderPagesAlert(emailContext, { edition, date, older })
  if (status !== 'held') return null
  const names = new Map(published.map(({ id, headline, name = headline }) => [id, name ?? id]))
  return composeAlert(emailContext, { edition, date, findings, names, sources, older })
}

/** `null` if the operator has dealt with it in the meantime. */
function frozenAlert(emailContext: EmailContext, { id, status, stopReason, frozen }: EditionRecord) {
  if (status !== 'stopped' || !frozen || stopReason === null) return null
  return composeFrozenAlert(emailContext, { edition: id, by: frozen.by, reason: stopReason })
}

function lateAlert(emailContext: EmailContext, { id, late }: EditionRecord) {
  return late ? composeLateAlert(emailContext, { edition: id, reason: excessWords(late), ...late }) : null
}

/** Based on the forecast for which it was ordered, or on a new one if the order came before the record. */
async function tooLongAlert(context: MessageContext, emailContext: EmailContext, record: EditionRecord) {
  const { id, date, status, forecast: noted } = record
  if (isGivenUp(status)) return null
  const forecast = noted?.isTooLong ? noted : await forecastFor(context, record)
  return forecast?.isTooLong ? composeForecastAlert(emailContext, { id, date, forecast }) : null
}

/** One email per edition and occasion, and one for each failed attempt. */
function requestOf({ edition, about = 'held', tries, at }: OperatorOrder): string {
  // Each freeze has its own.
  if (about === 'frozen') return `${edition}-frozen-${at.slice(0, 'YYYY-MM-DDTHH:MM'.length).replaceAll(':', '')}`
  return about === 'held' ? edition : `${edition}-${about}${tries === undefined ? '' : `-${tries}`}`
}

/** `null` if no one will get the edition any more, or it has already been released. */
async function proofOf(context: MessageContext, record: EditionRecord): Promise<TransactionalEmail | null> {
  const { id, status, contentHash } = record
  if (isGivenUp(status) || contentHash === null) return null
  const facts = await context.ports.editions.proof(id, contentHash)
  if (facts === null) return null
  const forecast = await forecastFor(context, record)
  return composeProof(await emailContextFor(context, record), facts, isLaunched(status), forecast)
}

/** Based on the quota that this process read in order to send this very email. */
async function forecastFor({ ports, settings, account }: MessageContext, record: EditionRecord) {
  const quota = await account.quota.read(ports)
  return forecastOf(record, await ports.editions.outlines(), quota, settings.caps.rateShare)
}

async function emailContextFor(context: MessageContext, { status }: EditionRecord): Promise<EmailContext> {
  // A launched edition continues even if the list is closed.
  const isClosed = !isLaunched(status) && !(await context.ports.editions.listState()).open
  return { ...(await operatorContext(context)), isClosed }
}
