// What an edition prints, as the one attribute `contents` of its record: it is nine tenths of it, and every tick and
// every hourly function reads the records of all editions without it. As attributes of its own, a year's editions are a
// megabyte that DynamoDB reads and charges each time; compressed they are a fifth.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { EditionOutline, EditionRecord } from '../../delivery/types.ts'
import type { Item } from '../services/dynamodb.ts'

type Contents = Omit<EditionRecord, keyof EditionOutline>

/** Lists every field of the record as part of its outline or left out of it on purpose; a missing one does not
 * compile. */
const outlined: Record<keyof EditionOutline, true> = {
  id: true,
  week: true,
  date: true,
  status: true,
  contentHash: true,
  languages: true,
  composedAt: true,
  stories: true,
  waiting: true,
  expired: true,
  failure: true,
  releasedAt: true,
  leftOut: true,
  withdrawn: true,
  stopReason: true,
  launchedAt: true,
  launchId: true,
  launches: true,
  frozenAt: true,
  slices: true,
  eligible: true,
  lastWave: true,
  doneThrough: true,
  reopening: true,
  waits: true,
  canary: true,
  frozen: true,
  late: true,
  forecast: true,
  countedAt: true,
  receipt: true,
  reachedNobody: true,
  takenOff: true,
}

export const outlineFields: readonly string[] = Object.keys(outlined)

/** Fields that are `undefined` are left out, as in any item. */
export function packed(record: EditionRecord): Record<string, unknown> {
  const fields = Object.entries(record)
  const outline = fields.filter(([name]) => Object.hasOwn(outlined, name))
  const contents = fields.filter(([name]) => !Object.hasOwn(outlined, name))
  const text = JSON.stringify(Object.fromEntries(contents))
  return { ...Object.fromEntries(outline), contents: gzipSync(text).toString('base64') }
}

/** Older records, and fields that were changed since, have attributes of their own; those count. */
export function unpacked({ contents, ...fields }: Omit<Item, 'pk' | 'sk'>): Record<string, unknown> {
  if (typeof contents !== 'string') return fields
  const text = gunzipSync(Buffer.from(contents, 'base64'), { maxOutputLength: mostBytes }).toString()
  return { ...(JSON.parse(text) as Contents), ...fields }
}

/** Of contents; DynamoDB's largest item, compressed a hundredfold at best. */
const mostBytes = 40_000_000
