// Asking with an address reveals nothing about it (R2): neither the form’s answer, nor what a mail causes, nor how long
// either takes, because nothing is looked up.
import { expect, test } from 'vitest'
import { leave } from '../../../functions/subscription/requests/leave.ts'
import { eraseReader } from '../../../functions/use-cases/operating/reader-acts.ts'
import type { FakePorts } from '../../support/fakes/fake-ports.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { MailWorld } from '../../support/worlds/mail-world.ts'
import { aReaderSite, formWith } from '../../support/worlds/reader-site.ts'

const standings = ['new', 'pending', 'active', 'left', 'suppressed', 'erased']
const addressOf = (standing: string) => `${standing}@example.com`
const at = '2026-11-01T08:00:00.000Z'

/** One of each; from then on every look at a reader fails. */
async function populate({ subscribers, entries, messages }: FakePorts): Promise<void> {
  const one = (standing: string, changes = {}) => aSubscriber({ address: addressOf(standing), ...changes })
  const gone = leave(one('left'), at, 'one-click')
  if (gone === null) throw new Error('nobody left')
  const erased = one('erased')
  for (const reader of [one('pending', { status: 'pending', consent: [] }), one('active'), gone, erased])
    await subscribers.create(reader)
  await subscribers.suppress(addressOf('suppressed'), 'complaint', at)
  await eraseReader({ entries, messages }, erased)
  expect(await subscribers.findByAddress(erased.address)).toEqual({ id: null, suppressed: null })
  for (const name of ['get', 'findByAddress', 'create', 'update', 'updateAsked', 'suppress'] as const)
    subscribers[name] = async () => {
      throw new Error(`no look-up in the request: ${name}`)
    }
}

test('the form answers the same, with the same headers', async () => {
  const site = aReaderSite()
  await populate(site.ports)
  const answers = new Set<string>()
  for (const address of standings.map(addressOf)) {
    const { fields } = formWith(await site.get('/'), 'Subscribe')
    const answer = await site.post('/', { ...fields, address, topics: ['energy'], consent: 'yes' })
    const text = (await answer.text()).replace(`You entered ${address}.`, 'You entered what you typed.')
    answers.add(JSON.stringify([answer.status, [...answer.headers], text]))
  }
  expect([...answers]).toEqual([expect.stringMatching(/^\[200,/)])
  expect(site.ports.queue.messages).toHaveLength(standings.length)
})

test('a mail gives the same order, and nothing is said of it', async () => {
  const world = new MailWorld()
  await populate(world.ports)
  const orders = new Set<string>()
  for (const from of standings.map(addressOf)) {
    expect(await world.receive([world.keep({ to: 'subscribe', from })])).toEqual([])
    const { request, network, address, answers, ...order } = JSON.parse(world.ports.queue.messages.at(-1)?.body ?? '')
    expect([address, request, network, answers]).toEqual([from, ...Array.from({ length: 3 }, () => expect.any(String))])
    orders.add(JSON.stringify(order))
  }
  expect([orders.size, world.ports.queue.messages.length, world.mails]).toEqual([1, standings.length, []])
})
