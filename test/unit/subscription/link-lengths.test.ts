// What a mail or a page says of how long its link works is how long it works, in every language.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hourMs } from '../../../functions/durations.ts'
import { addressToken, readAddressToken } from '../../../functions/subscription/requests/address-link.ts'
import { confirmableMs, keptUnconfirmedMs } from '../../../functions/subscription/requests/request.ts'

const folder = new URL('../../../templates/messages/', import.meta.url)
const languages = readdirSync(folder).map((file): [string, Record<string, string>] => [
  file,
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
])

const ofConfirmation = ['confirmation-time', 'confirmation-ignore', 'sent-text', 'notice-expired-text']
const ofAddress = ['address-sent-text', 'address-wanted-after', 'notice-address-old-text']

it.each(languages)('%s says how long a confirmation link works', (_, words) => {
  for (const key of ofConfirmation) expect(words[key], key).toMatch(hours(confirmableMs))
})

it.each(languages)('%s says how long the link to a new address works', (_, words) => {
  const at = '2026-11-19T06:00:00.000Z'
  const key = { id: 'k1', key: 'only for this test' }
  const token = addressToken('reader', { change: 'c', version: 1, address: 'ann@example.com' }, at, key)
  const link = readAddressToken(token, [key])
  const lasts = Number(link?.expiresAt) * 1000 - Date.parse(at)
  for (const name of ofAddress) expect(words[name], name).toMatch(hours(lasts))
})

it('a request is kept for longer than its link works', () => {
  expect(keptUnconfirmedMs).toBeGreaterThan(confirmableMs)
})

const hours = (ms: number) => new RegExp(`(?<!\\d)${ms / hourMs}(?!\\d)`)
