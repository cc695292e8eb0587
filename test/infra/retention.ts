// What is kept, and how long: docs/privacy.md says what the templates and the stores do.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expiryAfter, retentionSeconds } from '../../functions/adapters/delivery/delivery-retention.ts'
import type { Item, Table } from '../../functions/adapters/services/dynamodb.ts'
import { readerEntries } from '../../functions/adapters/subscription/reader-entries.ts'
import { requestLimits } from '../../functions/adapters/subscription/request-limits.ts'
import { countedMs } from '../../functions/subscription/limits/mail-cap.ts'
import { confirm } from '../../functions/subscription/requests/confirm.ts'
import { leave } from '../../functions/subscription/requests/leave.ts'
import { blankSubscriber } from '../../functions/subscription/requests/request.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { MemoryTable } from '../support/fakes/memory-table.ts'
import { aSubscriber } from '../support/samples/builders.ts'
import { at, list, only, type Properties, type Resource, type Synthesis } from './synthesis.ts'

const text = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8')
const day = 24 * 60 * 60
const now = '2026-11-19T06:00:00.000Z'
const forEver = 'for ever'

export function retention({ resources }: Synthesis): void {
  describe('docs/privacy.md', () => {
    const rows = rowsOf('resources').map(([, , where = '', kept = '']) => ({ names: namesIn(where), kept }))
    const names = rows.flatMap((row) => row.names)
    /** The rows with the most exact name. */
    const keeps = (id: string) => {
      const name = longest(names.filter((each) => isName(each, id)))
      return rows.filter((row) => row.names.includes(name))
    }

    it.each(keptIn(resources))('says of $id that what it keeps is kept $kept', ({ id, kept }) => {
      expect(keeps(id).map((row) => row.kept)).toEqual([kept])
    })

    it('names nothing that the templates do not have', () => {
      const ids = keptIn(resources).map(({ id }) => id)
      expect(names.filter((name) => !ids.some((id) => isName(name, id)))).toEqual([])
      expect(ids.length).toBeGreaterThan(20)
    })

    it('has a log with an end for every function', () => {
      const groups = only(resources, 'AWS::Logs::LogGroup').map(({ id }) => id)
      for (const { id, properties } of only(resources, 'AWS::Lambda::Function'))
        expect([id, groups]).toEqual([id, expect.arrayContaining([at(properties, 'LoggingConfig', 'LogGroup', 'Ref')])])
    })

    it('says how long records are kept, as the stores set it', async () => {
      const records = new Map(rowsOf('records').map(([name = '', , , kept = '']) => [namesIn(name)[0], kept]))
      const days = (seconds: number) => `${seconds / day} day${seconds === day ? '' : 's'}`
      const since = (expiry: number | null | undefined) => Number(expiry) - Date.parse(now) / 1000
      const defaults = { language: 'en', zone: 'Europe/Berlin', hour: 7 }
      const asked = blankSubscriber('R1', 'ann@example.com', { at: now }, defaults)
      const request = { id: 'Q1', at: now, topics: ['energy'], words: 'Yes.' }
      const confirmed = confirm({ ...asked, requests: [request] }, 'Q1', now)
      const left = leave(aSubscriber(), now, 'one-click')
      const limits = await expiriesOfLimits()
      expect(records).toEqual(
        new Map([
          ['subscriber', confirmed?.expiresAt === null ? 'until they unsubscribe' : 'less'],
          ['request', `${days(since(asked.expiresAt))} after the last request`],
          ['left', `${days(since(left?.expiresAt))} after leaving`],
          ['pointer', forEver],
          ['mailbox', days(countedMs / 1000)],
          ['form', days(since(limits.get('FORM#F1')))],
          ['network', days(since(limits.get('NETWORK#N1')))],
          ['domain', days(since(limits.get('NETWORK#N1')))],
          ['bounces', days(since(limits.get('PACE')))],
          ['delivery', days(since(expiryAfter(now)))],
          ['batch', days(retentionSeconds)],
          ['edition', forEver],
          ['import', days(since(await expiryOfSalt()))],
        ]),
      )
    })
  })
}

async function expiryOfSalt(): Promise<number | undefined> {
  const table = new MemoryTable()
  const entries = readerEntries(table, { clock: new FakeClock(now), pepper: async () => '', remove: table.remove })
  await entries.importSalt('F1', 'salt')
  return table.under('I#')[0]?.expiresAt
}

/** Everything in the templates that holds data, with how long. */
function keptIn(resources: Resource[]): { id: string; kept: string }[] {
  const days = (count: unknown) => (typeof count === 'number' ? `${count} days` : forEver)
  return resources.flatMap(({ id, type, properties }) => {
    if (type === 'AWS::SQS::Queue') return { id, kept: days(Number(properties['MessageRetentionPeriod']) / day) }
    if (type === 'AWS::Logs::LogGroup') return { id, kept: days(properties['RetentionInDays']) }
    if (type === 'AWS::S3::Bucket') return { id, kept: keptInBucket(properties) }
    if (type !== 'AWS::DynamoDB::GlobalTable') return []
    const recovery = at(properties, 'Replicas', 0, 'PointInTimeRecoverySpecification', 'RecoveryPeriodInDays')
    return { id, kept: days(recovery) }
  })
}

/** One without versions keeps nothing of what its rule deletes. */
function keptInBucket(properties: Properties): string {
  const [rule, ...others] = list(at(properties, 'LifecycleConfiguration', 'Rules'))
  if (rule === undefined) return forEver
  const isAll = others.length === 0 && at(rule, 'Status') === 'Enabled' && at(rule, 'Prefix') === undefined
  const isGone = isAll && at(properties, 'VersioningConfiguration') === undefined
  return isGone ? `${String(at(rule, 'ExpirationInDays'))} days` : 'unclear'
}

/** What the limits of requests write as `expiresAt`, by partition. */
async function expiriesOfLimits(): Promise<Map<string, number>> {
  const written = new Map<string, number>()
  const table = {
    get: async () => null,
    update: async (key: { pk: string }, { values }: { values: Record<string, unknown> }) => {
      written.set(key.pk, Number(values[':expiresAt']))
      return { pk: key.pk, sk: 'SHARE', places: 1 } as Item
    },
  } as unknown as Table
  const limits = requestLimits(table, new FakeClock(now))
  await limits.takeForm('F1', 'Q1')
  await limits.takePlace('N1')
  await limits.confirmationBounced('D1')
  return written
}

/** The cells of a marked table, without its head. */
function rowsOf(table: string): string[][] {
  const body = text.split(`<!-- ${table} -->`)[1]?.split(`<!-- /${table} -->`)[0] ?? ''
  const lines = body.trim().split('\n').slice(2)
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** `*Log` stands for every id that goes on to `Log`; the rest of an id is free. */
function isName(name: string, id: string): boolean {
  return name.startsWith('*') ? id.includes(name.slice(1)) : id.startsWith(name)
}

function longest(names: string[]): string {
  return names.reduce((best, name) => (name.length > best.length ? name : best), '')
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name))
}
