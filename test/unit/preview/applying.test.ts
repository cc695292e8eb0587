// One button applies the desk's decisions to the list, another undoes that, and no one else's decisions are lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Bucket } from '../../../functions/adapters/services/s3.ts'
import type { EditionStatus } from '../../../functions/delivery/types.ts'
import { deliveryDate } from '../../../functions/edition/week.ts'
import type { Settings } from '../../../functions/environment.ts'
import { blankRecord } from '../../../functions/use-cases/composing/record.ts'
import { appliedOf, applyDecisions, undoApplied } from '../../../infra/preview/desk/apply.ts'
import { draftOf, draftsFor } from '../../../infra/preview/desk/draft.ts'
import { FakeEditionStore } from '../../support/fakes/fake-editions.ts'
import { someSettings } from '../../support/samples/builders.ts'

const week = '2026-W47'
const [changed, deployed] = [`settings/decisions/${week}.json`, `defaults/decisions/${week}.json`]
const drop = (id: string) => `${JSON.stringify({ drop: [id] }, null, 2)}\n`

let list: ReturnType<typeof listWith>

beforeEach(() => {
  list = listWith()
})

afterEach(() => rmSync(list.drafts, { recursive: true }))

/** A list whose bucket compares tags as S3 does. */
function listWith() {
  const objects = new Map<string, { text: string; tag: string }>()
  let writes = 0
  const put = (key: string, text: string) => objects.set(key, { text, tag: `tag-${++writes}` })
  const content: Pick<Bucket, 'get' | 'getText' | 'getTagged' | 'replace'> = {
    get: async (key) => {
      const found = objects.get(key)
      if (found === undefined) return { refused: 'missing', size: 0 }
      return { bytes: new TextEncoder().encode(found.text), metadata: {}, tag: found.tag }
    },
    getText: async (key) => objects.get(key)?.text ?? null,
    getTagged: async (key) => objects.get(key) ?? null,
    replace: async (key, body, _head, tag) => {
      const isTheSame = (objects.get(key)?.tag ?? null) === tag
      if (isTheSame) put(key, body)
      return isTheSame
    },
  }
  const editions = new FakeEditionStore()
  const recomposed: string[] = []
  const recompose = async (of: string) => {
    recomposed.push(of)
    for (const { id } of await editions.list()) await editions.change(id, ['composed'], { status: 'superseded' })
    await editions.create(edition('composed', `${of}r${recomposed.length + 1}`))
  }
  const remove = async (key: string, tag: string) => objects.get(key)?.tag === tag && objects.delete(key)
  const drafts = mkdtempSync(join(tmpdir(), 'broadsheet-drafts-'))
  return {
    settings: null as Settings | null,
    content: content as Bucket,
    remove,
    editions,
    recompose,
    drafts,
    objects,
    put,
    recomposed,
  }
}

function edition(status: EditionStatus, id = week) {
  const slot = { id, week, date: deliveryDate(week, 'thursday') }
  return { ...blankRecord(slot, '2026-11-18T06:00:00.000Z', 0), status, stories: 9 }
}

const decide = (id: string) => draftsFor(list).write(week, drop(id))
const inForce = () => list.objects.get(changed)?.text

describe('Decisions on the desk of a living list', () => {
  test('are a draft that the list does not know, until they are applied', async () => {
    await decide('one')
    expect([inForce(), await draftsFor(list).read(week)]).toEqual([undefined, drop('one')])
    expect(await applyDecisions(list, week)).toMatchObject({
      ok: true,
      said: expect.stringContaining('not composed yet'),
    })
    expect([inForce(), await draftOf(list, week), list.recomposed]).toEqual([drop('one'), null, []])
  })

  test('compose an edition again that was composed already, and say which', async () => {
    await list.editions.create(edition('composed'))
    await decide('one')
    const { said } = await applyDecisions(list, week)
    expect(list.recomposed).toEqual([week])
    expect(said).toContain('composed again: 2026-W47r2, 9 stories.')
    expect((await appliedOf(list, week))?.said).toBe(said)
  })

  test('announce a proof where each edition has one, and none that has to be asked for', async () => {
    for (const proofs of ['every-edition', 'on-request'] as const) {
      list.settings = someSettings({ proofs })
      await list.editions.create(edition('composed', `${week}-${proofs}`))
      await decide(proofs)
      const { said } = await applyDecisions(list, week)
      expect(said.endsWith('its proof is on its way.')).toBe(proofs === 'every-edition')
    }
  })

  test.each(['launching', 'sending', 'paused', 'closed'] as const)(
    'come too late for one that is %s',
    async (status) => {
      await list.editions.create(edition(status))
      await decide('one')
      expect(await applyDecisions(list, week)).toEqual({
        ok: false,
        said: expect.stringContaining(`2026-W47 is ${status}`),
      })
      expect([inForce(), await draftsFor(list).read(week)]).toEqual([undefined, drop('one')])
    },
  )

  test.each([
    ['the bytes that were there', '\ufeff{ "hold":["by-hand"] }', drop('elsewhere')],
    ['nothing, where there was nothing, so that what was deployed counts again', undefined, drop('deployed')],
  ])('are taken back to %s', async (_name, before, default_) => {
    if (before !== undefined) list.put(changed, before)
    list.put(deployed, default_)
    await list.editions.create(edition('composed'))
    await decide('one')
    await applyDecisions(list, week)
    expect(await undoApplied(list, week)).toMatchObject({ ok: true })
    expect(inForce()).toBe(before)
    expect(list.recomposed).toEqual([week, week])
    expect(await draftsFor(list).read(week), 'nothing of the work is lost').toBe(drop('one'))
    expect(await applyDecisions(list, week)).toMatchObject({ ok: true })
    expect(inForce()).toBe(drop('one'))
  })

  test('never write over what another editor decided: neither when applied nor when taken back', async () => {
    await decide('one')
    list.put(changed, drop('theirs'))
    expect(await applyDecisions(list, week)).toEqual({ ok: false, said: expect.stringContaining('someone else') })
    expect(inForce()).toBe(drop('theirs'))
    list.objects.delete(changed)
    await applyDecisions(list, week)
    list.put(changed, drop('theirs'))
    expect(await undoApplied(list, week)).toEqual({ ok: false, said: expect.stringContaining('someone else') })
    expect(inForce()).toBe(drop('theirs'))
  })

  test('are no draft any more where they say what the list says', async () => {
    await decide('one')
    await draftsFor(list).write(week, '{}\n')
    expect(await draftOf(list, week)).toBeNull()
    expect(await applyDecisions(list, week)).toMatchObject({ ok: false })
  })
})
