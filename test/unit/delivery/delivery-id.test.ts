// The id of a delivery as a tag of SES, and back.
import { expect, test } from 'vitest'
import { deliveryId, parseDeliveryId } from '../../../functions/delivery/delivery-id.ts'

const key = { kind: 'edition', request: '2026-W47r2', subscriber: 'Reader0000000000000001' } as const

test('a delivery id is a valid SES tag and can be taken apart again', () => {
  expect(deliveryId(key)).toBe('2026-W47r2_edition_Reader0000000000000001')
  expect(deliveryId(key)).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
  expect(parseDeliveryId(deliveryId(key))).toEqual(key)
})

test.each([
  '',
  '2026-W47',
  '2026-W47_edition',
  '2026-W47_party_R1',
  '_edition_R1',
  '2026-W47_edition_',
  '2026-W47_edition_R1_x',
  '2026 W47_edition_R1',
  `${'a'.repeat(100)}_edition_R1`,
])('%j is no delivery id', (text) => {
  expect(parseDeliveryId(text)).toBeNull()
})

test('a part that cannot stand in a tag is refused', () => {
  expect(() => deliveryId({ ...key, subscriber: 'a_b' })).toThrow(/subscriber of a delivery/)
  expect(() => deliveryId({ ...key, request: '' })).toThrow(/request of a delivery/)
})
