// Signed links: which open, and which do not.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signLink, verifyLink } from '../../../functions/subscription/links/link.ts'

const key = { id: 'k2', key: 'the newer key' }
const older = { id: 'k1', key: 'the older key' }
const reader = 'Reader0000000000000001'

test('a link names its reader, signed with either key', () => {
  expect(verifyLink('leave', signLink('leave', reader, key), [key, older])).toBe(reader)
  expect(verifyLink('leave', signLink('leave', reader, older), [key, older])).toBe(reader)
})

test('a token is made for addresses: letters, digits, dots, hyphens and underscores', () => {
  expect(signLink('leave', reader, key)).toMatch(/^k2\.Reader0000000000000001\.[A-Za-z0-9_-]{43}$/)
})

const good = signLink('leave', reader, key)
test.each([
  ['nothing', ''],
  ['one part', 'k2'],
  ['a key that was taken out of use', signLink('leave', reader, { id: 'k0', key: 'gone' })],
  ['another reader', good.replace('0001.', '0002.')],
  ['another key of the same name', signLink('leave', reader, { id: 'k2', key: 'another' })],
  ['a changed signature', `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`],
  ['a shortened signature', good.slice(0, -1)],
  ['a padded signature', `${good}=`],
  ['a fourth part', `${good}.x`],
  ['an endless token', `k2.${'a'.repeat(100_000)}.b`],
  [
    'a signature without the purpose',
    `k2.${reader}.${createHmac('sha256', key.key).update(reader).digest('base64url')}`,
  ],
  ['a name with other characters', signLink('leave', 'a_b', key)],
])('%s opens nothing', (_, token) => {
  expect(verifyLink('leave', token, [key, older])).toBeNull()
})
