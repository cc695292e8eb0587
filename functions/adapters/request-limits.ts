// Limits on requests for a subscription, beside the deliveries: `FORM#<id>`/`ORDERS` holds the orders of one form,
// `NETWORK#<hash>`/`SHARE` how many requests of one network had a place since when. Both are gone after a day.
import { dayMs } from '../durations.ts'
import type { Clock, RequestLimits } from '../ports.ts'
import { mostPlaces, type Place, placeFor, shareMs } from '../subscription/share.ts'
import { countBounced, countSent, isSlow, slowDown } from './confirmation-outcomes.ts'
import type { Item, Key, Table } from './dynamodb.ts'

/** Somebody who mistypes an address, a household at one tablet; not a list of strangers. */
const ordersPerForm = 5

/** Longer than a form is good for. */
const formKeptMs = dayMs

/** Two attempts are enough unless a share begins anew in between. */
const tries = 5

export function requestLimits(table: Table, clock: Clock): RequestLimits {
  return {
    takeForm: (form, request) => takeForm(table, form, request, clock.now().getTime()),
    confirmationSent: () => countSent(table, clock.now().getTime()),
    confirmationBounced: (delivery) => countBounced(table, delivery, clock.now().getTime()),
    slowDown: () => slowDown(table, clock.now().getTime()),
    isSlow: () => isSlow(table, clock.now().getTime()),
    takePlace: (network) => takePlace(table, { pk: `NETWORK#${network}`, sk: 'SHARE' }, clock.now().getTime()),
  }
}

async function takeForm(table: Table, form: string, request: string, nowMs: number): Promise<boolean> {
  const updated = await table.update(
    { pk: `FORM#${form}`, sk: 'ORDERS' },
    {
      text: 'SET #expiresAt = if_not_exists(#expiresAt, :expiresAt) ADD #orders :orders',
      condition: 'attribute_not_exists(#orders) OR size(#orders) < :most OR contains(#orders, :request)',
      names: { '#orders': 'orders', '#expiresAt': 'expiresAt' },
      values: {
        ':orders': new Set([request]),
        ':request': request,
        ':most': ordersPerForm,
        ':expiresAt': Math.ceil((nowMs + formKeptMs) / 1000),
      },
    },
  )
  return updated !== null
}

async function takePlace(table: Table, key: Key, nowMs: number): Promise<Place | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await table.get(key)
    // A share of an earlier version counts in another attribute: it begins anew.
    const share = found?.['places'] === undefined ? null : found
    const since = Number(share?.['since'] ?? nowMs)
    if (share && Number(share['places']) >= mostPlaces(since, nowMs)) return null
    const updated = share ? await takeNext(table, key, since, nowMs) : await begin(table, key, nowMs)
    if (updated) return placeFor(Number(updated['places']), since, nowMs)
  }
  throw new Error(`The share of a network changed under every one of ${tries} attempts to take a place; try again.`)
}

/** `null` where it was begun by somebody else. One that has expired counts as gone, and may still be there. */
function begin(table: Table, key: Key, nowMs: number): Promise<Item | null> {
  return table.update(key, {
    text: 'SET #since = :now, #places = :one, #expiresAt = :expiresAt',
    condition: 'attribute_not_exists(#places) OR #expiresAt <= :nowSeconds',
    names: { '#since': 'since', '#places': 'places', '#expiresAt': 'expiresAt' },
    values: {
      ':now': nowMs,
      ':one': 1,
      ':expiresAt': Math.ceil((nowMs + shareMs) / 1000),
      ':nowSeconds': Math.floor(nowMs / 1000),
    },
  })
}

/** `null` where others took the last one, or the share began anew. */
function takeNext(table: Table, key: Key, since: number, nowMs: number): Promise<Item | null> {
  return table.update(key, {
    text: 'SET #places = #places + :one',
    condition: '#since = :since AND #places < :most',
    names: { '#since': 'since', '#places': 'places' },
    values: { ':one': 1, ':since': since, ':most': mostPlaces(since, nowMs) },
  })
}
