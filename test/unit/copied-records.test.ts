// What the fakes hand out and take in is copied: a test that changes what it was given changes no record.
import { expect, test } from 'vitest'
import { copyOf } from '../support/fakes/copy.ts'

test.each<[string, unknown]>([
  ['text', 'Ann'],
  ['nothing', null],
  ['what is undefined', { zone: undefined }],
  ['records in lists in records', { topics: [{ id: 'sport', words: ['ball'] }], none: null }],
  ['a map, a set, a day and bytes', [new Map([[1, { a: 1 }]]), new Set(['a']), new Date(0), new Uint8Array([1, 2])]],
  ['a field that is named like a prototype', JSON.parse('{"__proto__": {"a": [1]}}')],
])('a copy of %s is the same and shares nothing with it', (_, value) => {
  const copy = copyOf(value)
  expect(copy).toStrictEqual(structuredClone(value))
  expect(shared(value, copy)).toBe(false)
})

test('what is no data is not copied', () => {
  expect(() => copyOf({ send: () => {} })).toThrow(/could not be cloned/)
})

function shared(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return false
  return one === other || Object.keys(one).some((key) => shared(Reflect.get(one, key), Reflect.get(other, key)))
}
