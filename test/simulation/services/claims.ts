// Who holds which claim: what a process leaves behind when it dies is known from what it wrote.
import type { Write } from './dynamodb.ts'

/** @param orphans deliveries that a process held when it died */
export function noteClaim(orphans: Set<string>, { by, item, names }: Write): void {
  const { kind, request, subscriber } = item
  if (typeof kind !== 'string' || typeof request !== 'string') return
  const id = `${request}_${kind}_${String(subscriber)}`
  const isSettled = ['submittedAt', 'ambiguous', 'skipped'].some((name) => item[name] !== undefined)
  if (item['claim'] === undefined || isSettled || (names.includes('refused') && !names.includes('claim')))
    by.claims.delete(id)
  else if (names.includes('claim')) {
    if (by.isDead) orphans.add(id)
    else by.claims.add(id)
  }
}
