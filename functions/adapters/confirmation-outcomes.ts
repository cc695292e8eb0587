// What became of recent confirmations: `PACE`/`CONFIRMATION-OUTCOMES`, one item. Mails are counted; of bounces the
// deliveries are kept, for SES may report each several times. From what share on they are slowed:
// `delivery/bounced-confirmations.ts`.

import { type ConfirmationOutcomes, slowMs, stretch } from '../delivery/bounced-confirmations.ts'
import { dayMs } from '../durations.ts'
import type { Item, Key, Table } from './dynamodb.ts'

const key: Key = { pk: 'PACE', sk: 'CONFIRMATION-OUTCOMES' }

/** What is older says nothing of today. */
const countedMs = dayMs

/** A mail that is not counted makes the share of bounces larger, which does no harm. */
const tries = 3

/** Bounces kept by name; as many as the mails they can be of. */
const mostBounced = 2 * stretch

export async function countSent(table: Table, nowMs: number): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const counted = await table.update(key, {
      text: 'SET sentNow = sentNow + :one, expiresAt = :expiresAt',
      condition: 'sentNow < :stretch AND beganAt > :early',
      values: { ':one': 1, ':stretch': stretch, ':early': nowMs - countedMs, ...expiry(nowMs) },
    })
    if (counted || (await nextStretch(table, nowMs))) return
  }
}

/** False where somebody else began it. */
async function nextStretch(table: Table, nowMs: number): Promise<boolean> {
  const item = await table.get(key)
  const { sent, bounced } = currentOf(item, nowMs)
  const begun = await table.update(key, {
    text: 'SET beganAt = :now, sentNow = :one, sentBefore = :sent, bouncedBefore = :bounced, expiresAt = :expiresAt REMOVE bouncedNow',
    condition: 'attribute_not_exists(beganAt) OR beganAt = :seen',
    values: {
      ':now': nowMs,
      ':one': 1,
      ':sent': sent,
      ':bounced': bounced,
      ':seen': Number(item?.['beganAt'] ?? 0),
      ...expiry(nowMs),
    },
  })
  return begun !== null
}

/** Each delivery once. */
export async function countBounced(table: Table, delivery: string, nowMs: number): Promise<ConfirmationOutcomes> {
  const item = await table.update(key, {
    text: 'SET expiresAt = :expiresAt ADD bouncedNow :delivery',
    condition: 'attribute_not_exists(bouncedNow) OR size(bouncedNow) < :most',
    values: { ':delivery': new Set([delivery]), ':most': mostBounced, ...expiry(nowMs) },
  })
  if (item === null) return { sent: mostBounced, bounced: mostBounced }
  const { sent, bounced } = currentOf(item, nowMs)
  return { sent: sent + Number(item['sentBefore'] ?? 0), bounced: bounced + Number(item['bouncedBefore'] ?? 0) }
}

/** What is counted begins anew with it. */
export async function slowDown(table: Table, nowMs: number): Promise<void> {
  await table.update(key, {
    text: 'SET slowUntil = :until, beganAt = :now, sentNow = :zero, sentBefore = :zero, bouncedBefore = :zero, expiresAt = :expiresAt REMOVE bouncedNow',
    values: { ':until': nowMs + slowMs, ':now': nowMs, ':zero': 0, ...expiry(nowMs) },
  })
}

export async function isSlow(table: Table, nowMs: number): Promise<boolean> {
  return Number((await table.get(key))?.['slowUntil'] ?? 0) > nowMs
}

/** Of the stretch that is counted now, unless it is too old. */
function currentOf(item: Item | null, nowMs: number): ConfirmationOutcomes {
  const beganAt = Number(item?.['beganAt'] ?? nowMs)
  if (item === null || beganAt <= nowMs - countedMs) return { sent: 0, bounced: 0 }
  const bounced = item['bouncedNow']
  return { sent: Number(item['sentNow'] ?? 0), bounced: bounced instanceof Set ? bounced.size : 0 }
}

function expiry(nowMs: number): { ':expiresAt': number } {
  return { ':expiresAt': Math.ceil((nowMs + 2 * countedMs) / 1000) }
}
