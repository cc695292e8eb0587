// The network that a form comes from, and its keyed hash.
import { describe, expect, test } from 'vitest'
import { networkHash, networkOf } from '../../../functions/subscription/limits/network.ts'

describe('the network of a viewer', () => {
  test.each([
    ['192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.0/24'],
    ['::FFFF:192.0.2.7', '192.0.2.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['2001:0DB8:0001:0000:0000:0000:0000:0003', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['::', '0:0:0::/48'],
    ['1:2:3:4:5:6:7::', '1:2:3::/48'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test.each([
    '',
    'nonsense',
    '192.0.2',
    '192.0.2.256',
    '1:2:3',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    ':1',
    'g::1',
    '12345::1',
    ':'.repeat(1e5),
  ])('is not known from %j', (text) => {
    expect(networkOf(text)).toBeNull()
  })

  test('cannot be read from its hash without the key, nor followed from day to day', () => {
    const hash = networkHash('192.0.2.7', 'a key', '2026-11-18')
    expect(hash).toMatch(/^[0-9a-f]{32}$/)
    expect(networkHash('192.0.2.250', 'a key', '2026-11-18')).toBe(hash)
    const others = [
      networkHash('192.0.2.7', 'another key', '2026-11-18'),
      networkHash('192.0.2.7', 'a key', '2026-11-19'),
      networkHash('192.0.3.7', 'a key', '2026-11-18'),
    ]
    expect(new Set([hash, ...others]).size).toBe(4)
    expect(networkHash('', 'a key', '2026-11-18')).toBe(networkHash('nonsense', 'a key', '2026-11-18'))
  })
})
