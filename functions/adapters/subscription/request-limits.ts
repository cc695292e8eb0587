// Limits on requests for a subscription, in the deliveries table: `FORM#<id>`/`ORDERS` holds the requests sent from one
// form, `PROOF#<nonce>`/`ORDERS` the one of a proof of work, `NETWORK#<hash>`/`SHARE` how many requests of one network
// were accepted, and since when; each is kept for a day. `PACE`/`REQUESTS` counts all requests and holds how long a
// flood lasts. How often one form may be sent is set here; the limits of a network are in
// `subscription/limits/network-limit.ts`, those of a flood in `flood.ts` beside it.
import { dayMs } from '../../durations.ts'
import type { Clock, RequestLimits } from '../../ports.ts'
import { isFlood, noRequests, oneMore, type RequestCounts } from '../../subscription/limits/flood.ts'
import { mostPlaces, type Place, placeFor, shareMs } from '../../subscription/limits/network-limit.ts'
import { countBounced, countSent, isSlow, slowDown } from '../delivery/confirmation-outcomes.ts'
import type { Item, Key, Table } from '../services/dynamodb.ts'

/** Enough for someone who mistypes an address or a household with one tablet; too few for a list of strangers. */
const ordersPerForm = 5

/** Longer than a form is valid. */
const formKeptMs = dayMs

/** Two attempts are enough unless a share is restarted in between. */
const tries = 5

export function requestLimits(table: Table, clock: Clock): RequestLimits {
  return {
    takeForm: (form, request) => takeForm(table, `FORM#${form}`, request, ordersPerForm, clock.now().getTime()),
    takeProof: (nonce, request) => takeForm(table, `PROOF#${nonce}`, request, 1, clock.now().getTime()),
    countRequest: () => countRequest(table, clock.now().getTime()),
    isFlood: async () => isFlood(countsIn(await table.get(floodKey)), clock.now().getTime()),
    confirmationSent: () => countSent(table, clock.now().getTime()),
    confirmationBounced: (delivery) => countBounced(table, delivery, clock.now().getTime()),
    slowDown: () => slowDown(table, clock.now().getTime()),
    isSlow: () => isSlow(table, clock.now().getTime()),
    takePlace: (network) => takePlace(table, { pk: `NETWORK#${network}`, sk: 'SHARE' }, clock.now().getTime()),
  }
}

const floodKey: Key = { pk: 'PACE', sk: 'REQUESTS' }

function countsIn(item: Item | null): RequestCounts {
  if (item === null) return noRequests
  const of = (name: keyof RequestCounts) => Number(item[name] ?? 0)
  return {
    minute: of('minute'),
    inMinute: of('inMinute'),
    day: of('day'),
    inDay: of('inDay'),
    floodUntil: of('floodUntil'),
  }
}

/** Many senders count at the same time; one that loses every attempt leaves its request uncounted, which only matters
 * in a flood. */
async function countRequest(table: Table, nowMs: number): Promise<{ isFlood: boolean; began: boolean }> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const item = await table.get(floodKey)
    const [before, version] = [countsIn(item), Number(item?.['version'] ?? 0)]
    const after = oneMore(before, nowMs)
    const expiresAt = Math.ceil((nowMs + 2 * dayMs) / 1000)
    const unchanged =
      item === null
        ? { text: 'attribute_not_exists(pk) OR expiresAt <= :now', values: { ':now': nowMs / 1000 } }
        : { text: 'version = :version', values: { ':version': version } }
    if (await table.put({ ...floodKey, ...after, expiresAt, version: version + 1 }, unchanged))
      return { isFlood: isFlood(after, nowMs), began: isFlood(after, nowMs) && !isFlood(before, nowMs) }
  }
  return { isFlood: true, began: false }
}

async function takeForm(table: Table, pk: string, request: string, most: number, nowMs: number): Promise<boolean> {
  const updated = await table.update(
    { pk, sk: 'ORDERS' },
    {
      text: 'SET #expiresAt = if_not_exists(#expiresAt, :expiresAt) ADD #orders :orders',
      condition: 'attribute_not_exists(#orders) OR size(#orders) < :most OR contains(#orders, :request)',
      names: { '#orders': 'orders', '#expiresAt': 'expiresAt' },
      values: {
        ':orders': new Set([request]),
        ':request': request,
        ':most': most,
        ':expiresAt': Math.ceil((nowMs + formKeptMs) / 1000),
      },
    },
  )
  return updated !== null
}

async function takePlace(table: Table, key: Key, nowMs: number): Promise<Place | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await table.get(key)
    // A share written by an earlier version counts in another attribute: it is restarted.
    const share = found?.['places'] === undefined ? null : found
    const since = Number(share?.['since'] ?? nowMs)
    if (share && Number(share['places']) >= mostPlaces(since, nowMs)) return null
    const updated = share ? await takeNext(table, key, since, nowMs) : await begin(table, key, nowMs)
    if (updated) return placeFor(Number(updated['places']), since, nowMs)
  }
  throw new Error(`The share of a network changed under every one of ${tries} attempts to take a place; try again.`)
}

/** `null` if someone else began it. An expired item counts as gone, but may still be in the table. */
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

/** `null` if others took the last place, or the share was restarted. */
function takeNext(table: Table, key: Key, since: number, nowMs: number): Promise<Item | null> {
  return table.update(key, {
    text: 'SET #places = #places + :one',
    condition: '#since = :since AND #places < :most',
    names: { '#since': 'since', '#places': 'places' },
    values: { ':one': 1, ':since': since, ':most': mostPlaces(since, nowMs) },
  })
}
