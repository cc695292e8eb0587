// What a new address is refused for it is refused for at every door: no other lets it in.
import { expect, test } from 'vitest'
import { columnsIn } from '../../../functions/subscription/import/import-columns.ts'
import { readRow } from '../../../functions/subscription/import/import-row.ts'
import { parseReaders } from '../../../functions/subscription/import/readers-file.ts'
import { checkNewAddress } from '../../../functions/subscription/new-address.ts'
import { aSubscriber } from '../../support/samples/builders.ts'
import { MailWorld } from '../../support/worlds/mail-world.ts'
import { aReaderSite, formWith } from '../../support/worlds/reader-site.ts'

/** As a mailing list rewrites its senders’ addresses: no server has that domain. */
const refused = 'ann@example.com.invalid'
const topics = [{ id: 'energy', label: 'Energy' }]

test.each([refused, 'ann@Box.LOCAL', 'ann@list.onion', 'ann@mail.internal', 'ann@host.localhost.'])(
  '%s cannot be mailed, and is refused with the reason',
  (address) => {
    expect(checkNewAddress(address)).toMatchObject({ ok: false, fault: 'domain', reason: expect.stringContaining('@') })
  },
)

test.each(['ann@example.com', 'ann@local.example.com', 'ann@invalid.example.org'])('%s is taken', (address) => {
  expect(checkNewAddress(address)).toEqual({ ok: true, address })
})

test('the form says so at its field, and orders nothing', async () => {
  const site = aReaderSite()
  const { fields } = formWith(await site.get('/'), 'Subscribe')
  const answer = await site.post('/', { ...fields, address: refused, topics: ['energy'], consent: 'yes' })
  expect([answer.status, site.ports.queue.messages]).toEqual([422, []])
})

test('an email to subscribe@ is dropped and counted, without an address in the log', async () => {
  const world = new MailWorld()
  await world.write({ to: 'subscribe', from: refused })
  expect([world.mails, world.counted('MailDropped')]).toEqual([[], 1])
  expect(JSON.stringify(world.ports.log.lines)).not.toContain('example.com')
})

test('a change of address asks nobody there', async () => {
  const site = aReaderSite()
  const reader = aSubscriber()
  await site.ports.subscribers.create(reader)
  const path = site.ownData('address', reader.id, reader.linksVersion, reader.address)
  const answer = await site.post(path, { address: refused })
  expect([answer.status, site.ports.queue.messages]).toEqual([422, []])
})

test('an import and a readers file refuse the row', () => {
  const choices = { chosen: ['energy'], consent: 'The form of our old list', asksAll: false, languages: ['en'] }
  const place = { zone: 'Europe/Berlin', hour: 7 }
  const now = '2026-11-18T07:00:00.000Z'
  const row = readRow(columnsIn(['email']), [refused], { topics, now, ...choices, ...place })
  expect(row).toMatchObject({ refused: 'invalid' })
  const file = JSON.stringify([{ address: refused, topics: ['energy'] }])
  const read = parseReaders(file, { topics: ['energy'], at: now, newId: () => 'Ann', ...place })
  expect([read.readers, read.skipped.length]).toEqual([[], 1])
})
