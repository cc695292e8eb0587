// Leaving by the provider's button (RFC 8058) or by the page behind the link (R1).
import { beforeEach, describe, expect, test } from 'vitest'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

const reader = aSubscriber({ address: 'ann@example.com', topics: ['energy', 'arts'] })
const oneClick = 'List-Unsubscribe=One-Click'
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
let site: ReaderSite
let ports: FakePorts
let request: ReaderSite['request']
let token: string

beforeEach(async () => {
  site = aReaderSite('2026-11-19T08:00:00.000Z')
  ports = site.ports
  request = site.request
  await ports.subscribers.create(reader)
  token = site.link('leave', reader.id).replace('/leave/', '')
})

async function stored() {
  return ports.subscribers.get(reader.id)
}

test('opening the link shows a page with one button that leaves, and changes nothing (R1)', async () => {
  const answer = await request(`/leave/${token}`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('<button type="submit">Unsubscribe</button>')
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

test('the page says nothing of the reader and holds no other token; whoever wants less asks for a link by mail', async () => {
  const html = await site.get(`/leave/${token}`)
  expect(html).not.toMatch(/preferences\/|name="topics"|Arts/)
  const answer = await site.post(`/leave/${token}`, formWith(html, 'Email me a link').fields)
  expect(await answer.text()).toContain('Check your inbox')
  expect(await stored()).toEqual(reader)
  expect(ports.queue.messages.map(({ body }) => JSON.parse(body))).toEqual([
    {
      kind: 'links',
      request: expect.any(String),
      subscriber: reader.id,
      at: '2026-11-19T08:00:00.000Z',
      reason: 'asked',
    },
  ])
})

test.each([
  ['asks for a link', 'links'],
  ['takes it back', 'return'],
])('the button of the provider leaves even where another field %s', async (_, act) => {
  await site.post(`/leave/${token}`, { 'List-Unsubscribe': 'One-Click', do: act })
  expect((await stored())?.consent.at(-1)).toMatchObject({ act: 'left', by: 'one-click' })
})

describe('leaving can be undone', () => {
  async function leaveAndUndo(wait: number) {
    const html = await (await site.post(`/leave/${token}`, {})).text()
    const { fields } = formWith(html, 'Undo')
    ports.clock.advance(wait)
    return { undo: () => site.post(`/leave/${token}`, fields) }
  }

  test('within the hour everything is as it was, on record (R3), and the page says what comes next', async () => {
    const { undo } = await leaveAndUndo(59 * 60_000)
    const html = await (await undo()).text()
    expect(html).toContain('Your next briefing is due on Thursday 26 November.')
    const { consent, ...rest } = reader
    expect(await stored()).toMatchObject(rest)
    expect((await stored())?.consent.slice(consent.length).map(({ act, by }) => [act, by])).toEqual([
      ['left', 'leave-page'],
      ['returned', 'undo'],
    ])
  })

  test('after an hour no more', async () => {
    const { undo } = await leaveAndUndo(61 * 60_000)
    const answer = await undo()
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('Too late to undo')])
    expect(await stored()).toMatchObject({ status: 'left' })
    expect(await site.get(`/leave/${token}`)).not.toContain('>Undo<')
  })

  test('an undo takes back the leaving it was made for, not a later one', async () => {
    const first = await leaveAndUndo(60_000)
    await first.undo()
    const second = await leaveAndUndo(60_000)
    await first.undo()
    expect(await stored()).toMatchObject({ status: 'left' })
    await second.undo()
    expect(await stored()).toMatchObject({ status: 'active' })
  })

  test('nobody can undo for somebody else', async () => {
    const other = aSubscriber()
    await ports.subscribers.create(other)
    const html = await (await site.post(`/leave/${token}`, {})).text()
    const answer = await site.post(site.link('leave', other.id), formWith(html, 'Undo').fields)
    expect(answer.status).toBe(400)
    expect(await stored()).toMatchObject({ status: 'left' })
  })
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
      expect(await answer.text()).toContain('Open the link in your latest email again')
    }
    expect(await stored()).toEqual(reader)
  },
)

test('other addresses and methods find a friendly page and nothing else', async () => {
  const answers = [
    await request('/nothing'),
    await request('/leave/'),
    await request(`/leave/${token}`, { method: 'DELETE' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await answers[0]?.text()).toContain('Page not found')
})

test('a request that does not come through CloudFront is turned away before anything is read', async () => {
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
