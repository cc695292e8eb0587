// The synthesized distribution and API behind the laptop's site server: which address reaches which route (and, for
// promise R1, that a one-click does). Requests are written as they are; `fetch` would tidy their paths.

import { Agent, request } from 'node:http'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signLink } from '../../functions/subscription/links/link.ts'
import { listRoutes, routes, subscriptionsApi } from '../../functions/use-cases/serving/api.ts'
import { answering } from '../../functions/use-cases/serving/route-key.ts'
import { openSiteServer } from '../../infra/local/events/site-server.ts'
import { planCloud } from '../../infra/local/resources/plan.ts'
import { readAssembly } from '../../infra/local/template/assembly.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { freePort } from '../support/runs/free-port.ts'
import { someSettings } from '../support/samples/builders.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { someTopics } from '../support/worlds/reader-site.ts'
import { spellings } from './spellings.ts'
import type { Synthesis } from './synthesis.ts'

type Handle = ReturnType<typeof answering>

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export function paths({ folder }: Synthesis): void {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  afterAll(() => agent.destroy())

  /** The site server with the given function behind its API; no page lies in the bucket. */
  async function open(handle: Handle) {
    const cloud = planCloud(readAssembly(folder), {
      endpoints: { gateway: 'http://127.0.0.1:1', site: 'http://127.0.0.1:2' },
      secret: () => 'the origin secret for tests',
    })
    const port = await freePort()
    const invoke = async (_: string, event: unknown) => ({
      ok: true as const,
      value: await handle(event as Parameters<Handle>[0]),
    })
    const close = await openSiteServer({ cloud, messaging: { get: () => null }, host: { invoke }, say: () => {} }, port)
    const ask = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
      new Promise<Answer>((resolve, reject) => {
        const asked = request({ agent, host: '127.0.0.1', port, method, path, headers })
        asked.on('error', reject)
        asked.on('response', async (response) => {
          let text = ''
          for await (const chunk of response) text += chunk
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
        })
        asked.end(body)
      })
    return { ask, close }
  }

  describe('an address, however it is spelt,', () => {
    let door: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      // The product's routes, each of which says what reached it.
      const app = new Hono()
      for (const [method, path] of [...routes, ...listRoutes(['en', 'ar'])])
        app.on(method, path, (context) => context.json({ method, path, token: context.req.param('token') ?? null }))
      door = await open(answering(app))
    })
    afterAll(() => door.close())

    it('reaches no route but by that route’s own template', async () => {
      const count = { served: 0, refused: 0 }
      const judge = async (method: string, path: string) => {
        const { status, body } = await door.ask(method, path)
        if (status >= 400 && status < 500) count.refused += 1
        // In place of what is not there stands the page for it, with its own status.
        if (status >= 400 && status < 500) return null
        count.served += 1
        return isOwn(method, path, JSON.parse(body)) && status === 200 ? null : { method, path, status, body }
      }
      const all = spellings(2100, 20261126).map((path, at) => [at % 2 === 0 ? 'GET' : 'POST', path] as const)
      const wrong = await Promise.all(all.map(([method, path]) => judge(method, path)))
      expect(wrong.filter((one) => one !== null)).toEqual([])
      // Neither all refused nor all served: the fuzz reaches both sides.
      expect(count.served).toBeGreaterThan(50)
      expect(count.refused).toBeGreaterThan(1000)
    })

    it.each([
      '/leave/..',
      '/leave/%2e%2e',
      '/leave/.%2E',
      '/leave/..\\',
      '/leave/a/../..',
      '/leave/%252e%252e',
      '/.',
      '//',
    ])('is refused before routing where it is not plain: %s', async (path) => {
      for (const method of ['GET', 'POST', 'HEAD', 'PUT'])
        expect([method, (await door.ask(method, path)).status]).toEqual([method, expect.toBeOneOf([400, 403])])
      expect((await door.ask('GET', path)).body).toMatch(/can’t be read|^$/)
    })
  })

  describe('a reader', () => {
    const ports = fakePorts('2026-11-18T08:00:00.000Z')
    ports.templates.templates = readTemplates()
    ports.articles.taxonomy = someTopics
    let door: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      door = await open(answering(subscriptionsApi(ports, someSettings())))
    })
    afterAll(() => door.close())

    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const [key = { id: '', key: '' }] = ports.secrets.keys

    it('who subscribes does so at the front page, and nowhere behind the path of one-clicks', async () => {
      const page = (await door.ask('GET', '/')).body
      const fields = { form: /name="form" value="([^"]*)"/.exec(page)?.[1] ?? '', topics: 'energy', consent: 'yes' }
      const body = String(new URLSearchParams({ ...fields, address: 'past-the-firewall@example.com', lang: 'en' }))
      for (const path of ['/leave/..', '/leave/%2e%2e', '/leave/.%2E']) {
        const { status } = await door.ask('POST', path, form, body)
        expect(status).toBe(400)
      }
      expect(ports.queue.messages).toEqual([])
      expect((await door.ask('POST', '/', form, body)).status).toBe(200)
      expect(ports.queue.messages).toHaveLength(1)
    })

    it.each([
      ['urlencoded', form, 'List-Unsubscribe=One-Click'],
      ['urlencoded, with a User-Agent', { ...form, 'user-agent': 'Provider/1.0' }, 'List-Unsubscribe=One-Click'],
      [
        'multipart',
        { 'content-type': 'multipart/form-data; boundary=b' },
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      ],
    ])(
      'whose mailbox provider posts one click (%s) gets 200, no cookie, no redirect (promise R1)',
      async (_, headers, body) => {
        const { status, headers: answered } = await door.ask(
          'POST',
          `/leave/${signLink('leave', 'R1', key)}`,
          headers,
          body,
        )
        expect([status, answered['set-cookie'], answered['location']]).toEqual([200, undefined, undefined])
      },
    )

    it('gets the headers that keep other sites out with every answer, and a page for an address that is not there', async () => {
      const missing = await door.ask('GET', '/no/such/page')
      expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
      const answers = [
        missing,
        await door.ask('GET', '/'),
        await door.ask('GET', '/form.js'),
        await door.ask('GET', '/leave/%2e%2e'),
        await door.ask('POST', '/no/such/page'),
        await door.ask('GET', '/leave/not-a-token'),
      ]
      for (const { headers } of answers)
        expect(headers).toMatchObject({
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('geolocation=()'),
          'x-content-type-options': 'nosniff',
        })
    })
  })
}

/** Whether a route served what was spelt as its own address: literally, with one plain segment where the token
 * stands. */
function isOwn(method: string, path: string, reached: { method: string; path: string; token: string | null }): boolean {
  const literal = reached.path.replace(':token', '')
  if (method !== reached.method) return false
  // CloudFront turns a folder into its index.
  const folder = literal.replace(/\/index\.html$/, '')
  if (reached.token === null) return path === literal || (folder !== literal && [folder, `${folder}/`].includes(path))
  const token = path.slice(literal.length)
  if (!path.startsWith(literal) || token === '' || token.includes('/')) return false
  return reached.token === decodeURIComponent(token) || reached.token === '-'
}
