// Which addresses are accepted, how they are normalised, and their pointer.
import { expect, test } from 'vitest'
import { addressPointer, checkAddress, normaliseAddress } from '../../../functions/subscription/address.ts'

test.each([
  ['ann@example.com', 'ann@example.com'],
  ['  Ann.Lee+news@News.EXAMPLE.com ', 'Ann.Lee+news@news.example.com'],
  ["o'hara_1@xn--bcher-kva.example.com", "o'hara_1@xn--bcher-kva.example.com"],
  // A domain as its owner writes it, in any form that browsers take.
  ['ann@bücher.example.com', 'ann@xn--bcher-kva.example.com'],
  ['ann@BU\u0308CHER.example.com', 'ann@xn--bcher-kva.example.com'],
  ['ann@пример.рф', 'ann@xn--e1afmkfd.xn--p1ai'],
  ['ann@例え。テスト', 'ann@xn--r8jz45g.xn--zckzah'],
  ['ann@ｅｘａｍｐｌｅ.com', 'ann@example.com'],
  // What comes along when an address is copied.
  ['ann\u200b@example.com', 'ann@example.com'],
  ['ann@example.com\u200b', 'ann@example.com'],
  ['\ufeff\u202aann@exam\u00adple.com\u202c', 'ann@example.com'],
  ['\u00a0ann@example.com\t\n', 'ann@example.com'],
  ['ann@example.com.', 'ann@example.com'],
  ['ann@example.com. \u200b.', 'ann@example.com'],
  ['ann@example.com。', 'ann@example.com'],
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
  ['\u200b \u2060', 'there is no address'],
  ['...', 'there is no address'],
  ['=?utf-8?q?ann?=@example.com', 'encoded word'],
  ['ann@example.c', 'ends in no top-level domain'],
  ['ann..lee@example.com', 'cannot be mailed'],
  ['ann lee@example.com', 'cannot be mailed'],
  ['"ann lee"@example.com', 'cannot be mailed'],
  ['ann@localhost', 'not a domain name'],
  ['ann@-example.com', 'not a domain name'],
  ['ann@192.0.2.1', 'no top-level domain'],
  ['ann@192.0.2.１', 'no top-level domain'],
  ['ann@example..com', 'not a domain name'],
  ['ann@bü cher.example.com', 'not a domain name'],
  ['ann@example.com@', 'no @'],
  ['.ann@example.com', 'cannot be mailed'],
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
