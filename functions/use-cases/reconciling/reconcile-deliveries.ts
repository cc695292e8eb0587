// Closes what no event settled in time, draws up the receipts of editions whose waves are over, resumes an interrupted
// launch, and launches an edition that waited for another one. An edition with articles withdrawn since is published
// again, and a cancelled one is taken off the site.

import { endedStatuses, isPublic, isToBeTakenOff, isUnderWay } from '../../delivery/edition-status.ts'
import type { EditionOutline, Receipt } from '../../delivery/types.ts'
import { dayMs, minuteMs } from '../../durations.ts'
import { isLaunchable } from '../launching/choose-edition.ts'
import { type LaunchPorts, launchEdition } from '../launching/launch-edition.ts'
import { endBrokenOff } from '../launching/reopen-edition.ts'
import { noteWhetherRead } from './cancelled.ts'
import { type AccountPorts, drawUpReceipt } from './draw-up-receipt.ts'

export type ReconcilePorts = AccountPorts & LaunchPorts

export interface ReconcileOutcome {
  /** Editions whose interrupted launch was resumed. */
  resumed: string[]
  /** The edition that was waiting for others to finish. */
  launched: string[]
  /** The present receipts. */
  receipts: Receipt[]
}

/** The time limit of `launch-edition`: a launch older than this has been interrupted. */
const launchMs = 15 * minuteMs

/** How long after the delivery day late facts (bounces, complaints) are looked for. Chosen, not measured. */
const lateFactsMs = 14 * dayMs

/** The only hour of the day (UTC) in which they are, because it reads every delivery of the edition. */
const lateFactsHour = 5

/** Drawing up receipts stops after this long, well before the function's time limit, so that the other steps get their
 * turn. */
const accountMs = 11 * minuteMs

/** @param canaryFrom as for a launch */
export async function reconcileDeliveries(ports: ReconcilePorts, canaryFrom?: number): Promise<ReconcileOutcome> {
  const untilMs = ports.clock.now().getTime() + accountMs
  const outcome: ReconcileOutcome = { resumed: [], launched: [], receipts: [] }
  const errors: unknown[] = []
  for (const edition of await ports.editions.outlines()) {
    try {
      await reconcile(ports, edition, { untilMs, canaryFrom }, outcome)
    } catch (error) {
      // Trouble with one edition must not keep the others open.
      ports.log.error('An edition could not be reconciled; the next run tries again.', { edition: edition.id, error })
      errors.push(error)
    }
  }
  try {
    await launchWaiting(ports, outcome, canaryFrom)
  } catch (error) {
    ports.log.error('An edition that waits could not be launched; the next run tries again.', { error })
    errors.push(error)
  }
  const [error] = errors
  if (error !== undefined) throw error
  return outcome
}

/** Editions composed while another is under way wait their turn: their launch takes place within an hour after the
 * other has finished, on any day. */
async function launchWaiting(ports: ReconcilePorts, outcome: ReconcileOutcome, canaryFrom?: number): Promise<void> {
  const editions = await ports.editions.outlines()
  if (!editions.some(isLaunchable) || editions.some(({ status }) => isUnderWay(status))) return
  if (!(await ports.editions.listState()).open) return
  const lateTime = ports.clock.now().toISOString()
  const launched = await launchEdition(ports, { lateTime }, canaryFrom)
  if (launched.outcome === 'launched') outcome.launched.push(launched.edition)
}

async function reconcile(
  ports: ReconcilePorts,
  edition: EditionOutline,
  { untilMs, canaryFrom }: { untilMs: number; canaryFrom: number | undefined },
  outcome: ReconcileOutcome,
): Promise<void> {
  const now = ports.clock.now().getTime()
  const isOutdated = edition.withdrawn?.onSite === false && isPublic(edition)
  if (isOutdated || isToBeTakenOff(edition)) await ports.queue.publish(edition.id)
  if (edition.status === 'launching' && isStuck(edition, now)) {
    const launched = await launchEdition(ports, { edition: edition.id }, canaryFrom)
    if (launched.outcome === 'launched') outcome.resumed.push(edition.id)
    return
  }
  if (await endBrokenOff(ports, edition)) return
  const isDrawnUp = isAccountable(edition, now) && (await hasNews(ports, edition))
  const receipt = isDrawnUp ? await drawUpReceipt(ports, edition, untilMs) : edition.receipt
  if (isDrawnUp && receipt !== null) outcome.receipts.push(receipt)
  if (edition.status === 'cancelled') await noteWhetherRead(ports, edition, receipt)
}

function isStuck(edition: EditionOutline, now: number): boolean {
  return edition.launchedAt === null || now - Date.parse(edition.launchedAt) >= launchMs
}

/** Nothing is counted while waves are still due: an expired claim counts as unknown even without a receipt. */
function isAccountable(edition: EditionOutline, now: number): boolean {
  if (edition.eligible === null || !endedStatuses.includes(edition.status)) return false
  if (isUncounted(edition)) return true
  return now - Date.parse(edition.date) < lateFactsMs && new Date(now).getUTCHours() === lateFactsHour
}

/** A complete receipt is no longer complete once readers are retried, even if SES reports nothing about it. */
function isUncounted({ status, receipt }: EditionOutline): boolean {
  return receipt?.complete !== true || status === 'sent'
}

/** The clocks of two functions differ by less. Chosen, not measured. */
const clocksApartMs = 10 * minuteMs

/** A complete receipt is drawn up again only if facts were reported since, because that reads every delivery. */
async function hasNews({ deliveries }: ReconcilePorts, edition: EditionOutline): Promise<boolean> {
  const { id, countedAt } = edition
  if (isUncounted(edition) || countedAt === undefined) return true
  const reportedAt = await deliveries.reportedAt(id)
  return reportedAt !== null && Date.parse(reportedAt) >= Date.parse(countedAt) - clocksApartMs
}
