// What became of recent confirmation emails: `PACE`/`CONFIRMATION-OUTCOMES`, one item. Emails are only counted; for
// bounces the delivery ids are kept, since SES may report each bounce several times. The share at which confirmations
// are slowed down is set in `delivery/pace/bounced-confirmations.ts`.

import { type ConfirmationOutcomes, slowMs, stretch } from '../../delivery/pace/bounced-confirmations.ts'
import { dayMs } from '../../durations.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'

const key: Key = { pk: 'PACE', sk: 'CONFIRMATION-OUTCOMES' }

/** Older outcomes say nothing about today. Chosen, not measured. */
const countedMs = dayMs

/** An email that is not counted only makes the share of bounces larger, which does no harm. */
const tries = 3

/** Bounces kept by id; no more than the emails that could have bounced. */
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

/** False if someone else began it. */
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

/** Counts each delivery once. */
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

/** Also starts the counts again from zero. */
export async function slowDown(table: Table, nowMs: number): Promise<void> {
  await table.update(key, {
    text: 'SET slowUntil = :until, beganAt = :now, sentNow = :zero, sentBefore = :zero, bouncedBefore = :zero, expiresAt = :expiresAt REMOVE bouncedNow',
    values: { ':until': nowMs + slowMs, ':now': nowMs, ':zero': 0, ...expiry(nowMs) },
  })
}

export async function isSlow(table: Table, nowMs: number): Promise<boolean> {
  return Number((await table.get(key))?.['slowUntil'] ?? 0) > nowMs
}

/** The counts of the current stretch, or zeros if it is too old. */
function currentOf(item: Item | null, nowMs: number): ConfirmationOutcomes {
  const beganAt = Number(item?.['beganAt'] ?? nowMs)
  if (item === null || beganAt <= nowMs - countedMs) return { sent: 0, bounced: 0 }
  const bounced = item['bouncedNow']
  return { sent: Number(item['sentNow'] ?? 0), bounced: bounced instanceof Set ? bounced.size : 0 }
}

function expiry(nowMs: number): { ':expiresAt': number } {
  return { ':expiresAt': Math.ceil((nowMs + 2 * countedMs) / 1000) }
}
