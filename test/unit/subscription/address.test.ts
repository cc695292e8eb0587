import { expect, test } from 'vitest'
import { addressPointer, checkAddress, normaliseAddress } from '../../../functions/subscription/address.ts'

test.each([
  ['ann@example.com', 'ann@example.com'],
  ['  Ann.Lee+news@News.EXAMPLE.com ', 'Ann.Lee+news@news.example.com'],
  ["o'hara_1@xn--bcher-kva.example.com", "o'hara_1@xn--bcher-kva.example.com"],
])('%j is taken as %j', (given, address) => {
  expect(checkAddress(given)).toEqual({ ok: true, address })
})

test.each([
  [undefined, 'there is no address'],
  ['   ', 'there is no address'],
  ['ann', 'no @'],
  ['@example.com', 'no @'],
  ['ann@', 'no @'],
  ['ann@example.com\r\nBcc: eve@example.com', 'line break'],
  ['ann@exam\0ple.com', 'NUL'],
  ['änn@example.com', 'before @ holds letters outside ASCII'],
  ['ann@bücher.example.com', 'domain holds letters outside ASCII'],
  ['ann..lee@example.com', 'cannot be mailed'],
  ['ann lee@example.com', 'cannot be mailed'],
  ['"ann lee"@example.com', 'cannot be mailed'],
  ['ann@localhost', 'not a domain name'],
  ['ann@-example.com', 'not a domain name'],
  ['ann@192.0.2.1', 'not a domain name'],
  ['ann@exa_mple.com', 'not a domain name'],
  [`${'a'.repeat(65)}@example.com`, 'before @ is too long'],
  [`ann@${'a'.repeat(64)}.com`, 'domain is too long'],
  [`ann@${'a.'.repeat(140)}com`, 'too long'],
  ['a'.repeat(100_000), 'too long'],
])('%j is refused, and the reader learns why and what to do', (given, reason) => {
  const checked = checkAddress(given)
  expect(checked.ok).toBe(false)
  if (checked.ok) return
  expect(checked.reason).toContain(reason)
  expect(checked.remedy).not.toBe('')
})

test('two spellings of an address have one pointer, and nothing can be read from it (R3)', () => {
  expect(normaliseAddress(' Ann@Example.COM')).toBe('ann@example.com')
  const pointer = addressPointer('Ann@Example.com', 'pepper')
  expect(pointer).toBe(addressPointer('ann@example.com', 'pepper'))
  expect(pointer).toMatch(/^[0-9a-f]{64}$/)
  expect(addressPointer('ann@example.com', 'other pepper')).not.toBe(pointer)
})
