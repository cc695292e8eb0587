// What readers are told at the moment it matters: no promise of what may not come, and no button that does not say what
// it changes.
import { beforeEach, describe, expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { aReaderSite, formWith, type ReaderSite, someTopics } from '../../support/worlds/reader-site.ts'

const now = '2026-11-18T08:00:00.000Z'
const request = { id: 'Q1', at: now, topics: ['sport'], words: 'Yes.' }
let site: ReaderSite

beforeEach(() => {
  site = aReaderSite(now)
})

async function added(changes: Parameters<typeof aSubscriber>[0] = {}) {
  const reader = aSubscriber({ topics: ['energy', 'arts'], ...changes })
  await site.ports.subscribers.create(reader)
  return reader
}

const confirmation = (subscriber: string) =>
  `/confirm/${site.timed('confirm', { subscriber, request: 'Q1', expiresAt: Date.parse(now) / 1000 + 3600 })}`

describe('confirming again', () => {
  const replaces = 'These replace the topics you have now.'

  test('says that it replaces what the reader has', async () => {
    const { id } = await added({ requests: [request] })
    const html = await site.get(confirmation(id))
    expect(html).toContain(replaces)
    expect(html).not.toContain('Your pause ends')
  })

  test('says too that it ends a pause', async () => {
    const { id } = await added({ requests: [request], pausedUntil: '2026-12-02T08:00:00.000Z' })
    expect(await site.get(confirmation(id))).toContain(`${replaces} Your pause ends, too.`)
  })

  test.each(['pending', 'left'] as const)('says nothing of it to a reader who is %s', async (status) => {
    const { id } = await added({ requests: [request], status })
    expect(await site.get(confirmation(id))).not.toContain(replaces)
  })
})

test.each([
  ['GET', 'a link that was cut'],
  ['POST', 'a form behind one'],
])('%s: a broken confirmation link offers to subscribe again, for nobody can be taken off the list', async (method) => {
  const { id } = await added({ requests: [request] })
  const answer = await site.request(confirmation(id).slice(0, -4), { method })
  expect(answer.status).toBe(400)
  const html = await answer.text()
  expect(html).toContain('Open the link in your latest email again, or subscribe again.')
  expect(html).toContain('#subscribe">Subscribe</a>')
  expect(html).not.toContain('unsubscribe you')
})

test('a broken preferences link offers to subscribe again: a reply would change nothing by itself', async () => {
  const { id } = await added()
  const answer = await site.request(site.link('preferences', id).slice(0, -4))
  expect(answer.status).toBe(400)
  const html = await answer.text()
  expect(html).toContain('subscribe again with the same address')
  expect(html).toContain('#subscribe">Subscribe</a>')
  expect(html).not.toContain('unsubscribe you')
})

describe('a reader who left', () => {
  const left = (at: string) => leave(aSubscriber(), at, 'one-click') ?? {}

  test('within the hour finds the way back behind the preferences link, too', async () => {
    const { id } = await added(left('2026-11-18T07:30:00.000Z'))
    const path = site.link('preferences', id)
    for (const answer of [await site.request(path), await site.post(path, { do: 'resume' })]) {
      const html = await answer.text()
      expect(html).toContain('You have unsubscribed from Example Briefing')
      const { fields } = formWith(html, 'Undo')
      expect(fields).toMatchObject({ do: 'return' })
    }
    const { action, fields } = formWith(await site.get(path), 'Undo')
    await site.post(action ?? '', fields)
    expect(await site.ports.subscribers.get(id)).toMatchObject({ status: 'active' })
  })

  test.each([
    ['longer ago', left('2026-11-18T06:59:00.000Z')],
    ['without ever having confirmed', { ...left('2026-11-18T07:30:00.000Z'), consent: [] }],
  ])('%s reads that the subscription has ended', async (_, changes) => {
    const { id } = await added(changes)
    expect(await site.get(site.link('preferences', id))).toContain('This subscription has ended')
  })

  test('and presses Undo twice is told that they are subscribed', async () => {
    const { id } = await added(left('2026-11-18T07:30:00.000Z'))
    const path = site.link('leave', id)
    const { fields } = formWith(await site.get(path), 'Undo')
    await site.post(path, fields)
    const again = await (await site.post(path, fields)).text()
    expect(again).toContain('<p>You’re subscribed.</p>')
    expect(again).not.toContain('already set this way')
  })
})

test('“Pause” in a briefing leads to the section that pauses, whose heading fits before and during a pause', async () => {
  for (const pausedUntil of [null, '2026-12-02T08:00:00.000Z']) {
    const { id } = await added({
      id: `Paused${pausedUntil === null}`,
      address: `${pausedUntil}@example.com`,
      pausedUntil,
    })
    expect(await site.get(site.link('preferences', id))).toContain('<section id="pause">\n<h2>Pause</h2>')
  }
  expect(site.ports.templates.templates.partials['footer-reader.hbs']).toContain('#pause"')
})

test('a pause that ends on the day of a briefing, before its hour, does not contradict itself', async () => {
  site.ports.clock.set('2026-11-19T06:30:00.000Z')
  await site.ports.editions.create(anEdition({ status: 'sending', launchedAt: '2026-11-18T10:00:00.000Z' }))
  const { id } = await added({ zone: 'Europe/London', hour: 7 })
  const html = await (await site.post(site.link('preferences', id), { do: 'pause', weeks: '2' })).text()
  expect(html).toContain('No briefings until 3 December 2026. Your next one is due on Thursday 3 December.')
})

describe('after the form of the subscribe page', () => {
  async function sent(address: string) {
    const { fields } = formWith(await site.get('/'), 'Subscribe')
    return (await site.post('/', { ...fields, address, topics: [someTopics[0]?.id ?? ''], consent: 'yes' })).text()
  }

  test('the reader sees which address they typed, and whom to ask', async () => {
    const html = await sent(' ann+o-neil@example.com ')
    expect(html).toContain('You entered ann+o-neil@example.com.')
    expect(html).toContain('Check the address you typed. If it was wrong, try again now')
    expect(html).toContain('Still nothing? Write to editor@news.example.com.')
  })

  test('and what they typed is text, never markup', async () => {
    expect(await sent('"<b>"@example.com')).not.toContain('<b>"@')
  })
})

test('a form that failed on our side says to go back, and leads nowhere else', async () => {
  const { id } = await added()
  site.ports.subscribers.get = async () => {
    throw new Error('the table is busy')
  }
  const html = await site.get(site.link('preferences', id))
  expect(html).toContain('Go back and try again in a few minutes.')
  expect(html.split('<main>')[1]?.split('</main>')[0]).not.toContain('<a ')
})
