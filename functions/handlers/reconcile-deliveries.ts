// Every hour: reports whether an edition is missing, closes deliveries that no event settled in time, draws up the
// receipts of editions whose waves are over, resumes interrupted launches, and notes when editions should be done. An
// operator may have refused deliveries retried.
import { accountQuota, clock, deliveries, editions, log, queue, random, settings, subscribers } from '../runtime.ts'
import { noteForecasts } from '../use-cases/launching/note-forecasts.ts'
import { type RetryOutcome, type RetryRequest, retryFailed } from '../use-cases/operating/retry-failed.ts'
import { type ReconcileOutcome, reconcileDeliveries } from '../use-cases/reconciling/reconcile-deliveries.ts'
import { reportOverdue } from '../use-cases/reconciling/report-overdue.ts'
import { rememberOutlines } from '../use-cases/remembered-outlines.ts'

export const handler = async (event?: Partial<RetryRequest>): Promise<ReconcileOutcome | RetryOutcome> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    editions: rememberOutlines(editions()),
    deliveries: deliveries(),
    subscribers: subscribers(),
    queue: queue(),
  }
  if (event?.retryFailed !== undefined) return retryFailed(ports, { ...event, retryFailed: event.retryFailed })
  // First, so that it is reported even if the rest fails.
  await reportOverdue(ports, settings())
  const outcome = await reconcileDeliveries(ports)
  await noteForecasts({ ...ports, mailer: accountQuota() }, settings())
  return outcome
}
