// Every hour: says whether an edition is missing, closes what no event settled in time, draws up the receipts of
// editions whose waves are over, and takes up a launch that broke off.
import { clock, deliveries, editions, log, queue, random, settings, subscribers } from '../runtime.ts'
import { reportOverdue } from '../use-cases/reconciling/overdue.ts'
import { type ReconcileOutcome, reconcileDeliveries } from '../use-cases/reconciling/reconcile-deliveries.ts'

export const handler = async (): Promise<ReconcileOutcome> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    editions: editions(),
    deliveries: deliveries(),
    subscribers: subscribers(),
    queue: queue(),
  }
  // First: where the rest fails, it is said all the same.
  await reportOverdue(ports, settings())
  return reconcileDeliveries(ports)
}
