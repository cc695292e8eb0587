// What holds on every route: reading changes nothing (R1), pages are guarded, small, and free of others' things.
import { beforeEach, describe, expect, test } from 'vitest'
import { ownDataActs } from '../../../functions/subscription/links/own-data-link.ts'
import { preferencesToken } from '../../../functions/subscription/links/preferences-link.ts'
import { seal } from '../../../functions/subscription/links/seal.ts'
import { addressToken, addressUndoToken } from '../../../functions/subscription/requests/address-link.ts'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { routes } from '../../../functions/use-cases/serving/api.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, type ReaderSite } from '../../support/worlds/reader-site.ts'

const requests = [{ id: 'Q1', at: '2026-11-18T07:00:00.000Z', topics: ['energy'], words: 'Yes.' }]
const readers: Record<string, Subscriber> = {
  pending: aSubscriber({ status: 'pending', consent: [], requests }),
  active: aSubscriber({ requests }),
  moved: aSubscriber({ addressChanges: [{ id: 'C1', at: '2026-11-17T08:00:00.000Z' }] }),
  paused: aSubscriber({
    pausedUntil: '2026-12-16T08:00:00.000Z',
    suppressed: { reason: 'bounce', at: '2026-11-01T08:00:00.000Z' },
  }),
  left: leave(aSubscriber(), '2026-11-18T07:50:00.000Z', 'one-click') ?? aSubscriber(),
}
const notThere = aSubscriber()
const expiresAt = Date.parse('2026-11-20T07:00:00Z') / 1000
let site: ReaderSite

beforeEach(async () => {
  site = aReaderSite()
  for (const reader of Object.values(readers)) await site.ports.subscribers.create(reader)
  const published = [{ id: 'st1', headline: 'A headline', quotes: [] }]
  await site.ports.editions.create(anEdition({ status: 'closed', date: '2026-11-12', id: '2026-W46', published }))
})

/** Every path a route has: for each reader, whole and broken, in time and too late. */
function pathsOf(route: string): string[] {
  if (!route.endsWith(':token')) return [route]
  const everybody = [...Object.values(readers), notThere]
  const whole = everybody.flatMap(({ id }) =>
    route.startsWith('/confirm/')
      ? [expiresAt, 1].map(
          (expiry) => `/confirm/${site.timed('confirm', { subscriber: id, request: 'Q1', expiresAt: expiry })}`,
        )
      : route.startsWith('/leave/')
        ? [site.link('leave', id)]
        : route.startsWith('/data/')
          ? ownDataActs.flatMap((act) => [site.ownData(act, id), site.ownData(act, id, 7)])
          : route.startsWith('/address/')
            ? addressLinks(id)
            : [site.link('preferences', id), ...noLonger(id)],
  )
  return [...whole, ...whole.map((path) => path.slice(0, -3)), route.replace(':token', 'x')]
}

/** To make a change and to take one back, whose reader has made it or not. */
function addressLinks(id: string): string[] {
  const [key = { id: '', key: '' }] = site.ports.secrets.keys
  const at = site.ports.clock.now().toISOString()
  const mailed = { change: 'C1', version: 0, address: 'new@example.com' }
  return [
    addressToken(id, mailed, at, key),
    addressToken(id, { ...mailed, version: 7 }, at, key),
    addressUndoToken(id, mailed, at, key),
  ].map((token) => `/address/${token}`)
}

/** Renewed since, expired, and from before links had versions. */
function noLonger(id: string): string[] {
  const [key = { id: '', key: '' }] = site.ports.secrets.keys
  const long = new Date('2026-01-01T00:00:00Z')
  const [renewed, expired] = [
    preferencesToken({ id, linksVersion: 7 }, site.ports.clock.now(), key),
    preferencesToken({ id, linksVersion: 0 }, long, key),
  ]
  return [renewed, expired, seal('preferences', [id], key)].map((token) => `/preferences/${token}`)
}

const readable = routes.filter(([method]) => method === 'GET').map(([, path]) => path)

async function everything() {
  const { subscribers, queue } = site.ports
  const kept = await Promise.all(Object.values(readers).map(({ id }) => subscribers.get(id)))
  return JSON.stringify([kept, queue.messages, queue.batches, queue.published])
}

describe('on every route', () => {
  test('each address that can be posted to can be read', () => {
    const posted = routes.filter(([method]) => method === 'POST').map(([, path]) => path)
    expect(posted).toHaveLength(6)
    expect(readable).toEqual(expect.arrayContaining(posted))
  })

  test.each(readable)('GET and HEAD of %s change nothing, and say the same in their head (R1)', async (route) => {
    const before = await everything()
    for (const path of pathsOf(route)) {
      const [got, head] = [await site.request(path), await site.request(path, { method: 'HEAD' })]
      expect([head.status, ...head.headers]).toEqual([got.status, ...got.headers])
      expect(await head.text()).toBe('')
      expect((await got.text()).length).toBeGreaterThan(0)
    }
    expect(await everything()).toBe(before)
  })

  test.each(readable)('%s is guarded, under 40 KB, and loads nothing from elsewhere', async (route) => {
    for (const path of pathsOf(route)) {
      const answer = await site.request(path)
      const body = await answer.text()
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(Buffer.byteLength(body)).toBeLessThan(40_000)
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; (script-src 'self'; )?form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      )
      expect(body.match(/(src|action)="(https?:)?\/\/|<(img|iframe|object)|@import|url\(|style="|<script>/g)).toBeNull()
    }
  })

  test.each(readable.filter((route) => route.endsWith(':token')))(
    'no page of %s shows the address it is for',
    async (route) => {
      for (const path of pathsOf(route))
        for (const { address } of Object.values(readers)) expect(await site.get(path)).not.toContain(address)
    },
  )

  test('a token for one purpose opens no page of another', async () => {
    const { id } = aSubscriber()
    const [leaving, choosing] = [site.link('leave', id), site.link('preferences', id)]
    const crossed = [leaving.replace('/leave/', '/preferences/'), choosing.replace('/preferences/', '/leave/')]
    for (const path of crossed) expect((await site.request(path)).status).toBe(400)
  })
})

test('what carries a token is kept nowhere; what is the same for everybody may be', async () => {
  const held = async (path: string) => (await site.request(path)).headers.get('cache-control')
  expect(await held('/')).toBe('no-store')
  expect(await held(site.link('preferences', notThere.id))).toBe('no-store')
  expect(await held('/not-found')).toBe('public, max-age=300')
  expect(await held('/form.js')).toBe('public, max-age=86400')
})

test('the front page may be found by search engines, a reader’s pages may not', async () => {
  expect((await site.request('/')).headers.get('x-robots-tag')).toBeNull()
  expect((await site.request(site.link('leave', notThere.id))).headers.get('x-robots-tag')).toBe('noindex')
})
