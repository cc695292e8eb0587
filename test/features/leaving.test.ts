// Leaving by the provider's button (RFC 8058) or by the page behind the link (R1).
import { beforeEach, describe, expect, test } from 'vitest'
import { subscriptionsApi } from '../../functions/handlers/subscriptions-api.ts'
import { signLink } from '../../functions/subscription/link.ts'
import { aSubscriber, someSettings } from '../support/builders.ts'
import { type FakePorts, fakePorts } from '../support/fake-ports.ts'
import { readTemplates } from '../support/templates.ts'

const reader = aSubscriber({ address: 'ann@example.com' })
const oneClick = 'List-Unsubscribe=One-Click'
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
const secret = { 'x-origin-secret': 'the origin secret for tests' }
let ports: FakePorts
let token: string

beforeEach(async () => {
  ports = fakePorts('2026-11-19T08:00:00.000Z')
  ports.templates.templates = readTemplates()
  await ports.subscribers.create(reader)
  const [key] = ports.secrets.keys
  token = key ? signLink('leave', reader.id, key) : ''
})

async function request(path: string, init: RequestInit = {}) {
  const app = subscriptionsApi(ports, someSettings())
  return app.request(path, { ...init, headers: { ...secret, ...init.headers } })
}

async function stored() {
  return ports.subscribers.get(reader.id)
}

test('opening the link shows a page with one button and changes nothing (R1)', async () => {
  const answer = await request(`/leave/${token}`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html.match(/<button/g)).toHaveLength(1)
  expect(html).toContain('<form method="post">')
  expect(html).not.toContain('ann@example.com')
  expect((await request(`/leave/${token}`, { method: 'HEAD' })).status).toBe(200)
  expect(await stored()).toEqual(reader)
})

describe('the button of the provider answers 200 without cookie or redirect, and the reader has left (R1)', () => {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  test.each<[string, RequestInit]>([
    ['urlencoded', { body: oneClick, headers: urlencoded }],
    ['multipart', { body: form }],
  ])('%s', async (_, init) => {
    const answer = await request(`/leave/${token}`, { method: 'POST', ...init })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('location')).toBeNull()
    expect(await stored()).toMatchObject({ status: 'left' })
    expect((await stored())?.consent.at(-1)).toMatchObject({
      act: 'left',
      by: 'one-click',
      at: '2026-11-19T08:00:00.000Z',
    })
  })
})

test('the button of the page does the same, and so does a body that cannot be read', async () => {
  await request(`/leave/${token}`, {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=broken' },
  })
  expect((await stored())?.consent.at(-1)).toMatchObject({ act: 'left', by: 'leave-page' })
})

test('leaving twice is leaving once', async () => {
  const first = await request(`/leave/${token}`, { method: 'POST', body: oneClick, headers: urlencoded })
  const after = await stored()
  ports.clock.advance(60_000)
  const second = await request(`/leave/${token}`, { method: 'POST', body: oneClick, headers: urlencoded })
  expect(await second.text()).toBe(await first.text())
  expect(await stored()).toEqual(after)
})

test('a reader who is gone gets the same answer as any other (R2)', async () => {
  const known = await request(`/leave/${token}`, { method: 'POST', body: oneClick, headers: urlencoded })
  ports.subscribers.erase(reader.id)
  const gone = await request(`/leave/${token}`, { method: 'POST', body: oneClick, headers: urlencoded })
  expect([gone.status, await gone.text()]).toEqual([known.status, await known.text()])
  expect([...gone.headers]).toEqual([...known.headers])
})

test.each(['x', 'k1.Reader1.bm8', `k1.${reader.id}.${'A'.repeat(43)}`, 'a'.repeat(3000)])(
  'a link that is not whole (%#) gets a page that says what to do, and changes nothing',
  async (broken) => {
    for (const method of ['GET', 'POST']) {
      const answer = await request(`/leave/${broken}`, { method })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain('Open the link in the newest mail again')
    }
    expect(await stored()).toEqual(reader)
  },
)

test('other addresses and methods find a friendly page and nothing else', async () => {
  const answers = [await request('/'), await request('/leave/'), await request(`/leave/${token}`, { method: 'DELETE' })]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await answers[0]?.text()).toContain('There is nothing here')
})

test('whoever does not come through the front door is turned away before anything is read', async () => {
  for (const given of ['', 'a guess', 'the origin secret for test']) {
    const answer = await request(`/leave/${token}`, { method: 'POST', headers: { 'x-origin-secret': given } })
    expect(answer.status).toBe(403)
  }
  expect(await stored()).toEqual(reader)
})

test('a body of more than 8 KB is refused', async () => {
  const body = `${oneClick}&x=${'y'.repeat(9000)}`
  const answer = await request(`/leave/${token}`, { method: 'POST', body, headers: urlencoded })
  expect(answer.status).toBe(413)
  expect(await stored()).toEqual(reader)
})

test('a store that fails leads to an apology and a log line without the token (R4)', async () => {
  ports.subscribers.update = async () => {
    throw new Error('the table is busy')
  }
  const answer = await request(`/leave/${token}`, { method: 'POST', body: oneClick, headers: urlencoded })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain('try again')
  expect(ports.log.lines.at(-1)?.level).toBe('error')
  expect(ports.log.text()).not.toContain(token)
})

test('every page is guarded: nothing from elsewhere, no script, no frame, no store, no referrer', async () => {
  for (const path of [`/leave/${token}`, '/leave/x', '/nothing']) {
    const { headers } = await request(path)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})
