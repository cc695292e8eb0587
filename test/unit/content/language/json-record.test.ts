// What is read as a JSON object, whoever wrote it.
import { expect, it } from 'vitest'
import { canonicalJson, fieldsOf, jsonRecord } from '../../../../functions/content/language/words/json-record.ts'

it.each([['[1]'], ['null'], ['"text"'], ['7'], ['{'], ['']])('%s is no object', (text) => {
  expect(jsonRecord(text)).toBeNull()
})

it('an object is given with its own fields, and a value that is none has no fields', () => {
  expect(jsonRecord('{"edition":"2026-W47","n":1}')).toEqual({ edition: '2026-W47', n: 1 })
  expect([fieldsOf(null), fieldsOf([1]), fieldsOf('text')]).toEqual([{}, {}, {}])
})

it('the same contents are the same text in any order of keys, at any depth', () => {
  const one = canonicalJson({ b: [{ y: 1, x: 2 }], a: null, c: undefined })
  expect(one).toBe('{"a":null,"b":[{"x":2,"y":1}]}')
  expect(canonicalJson({ a: null, b: [{ x: 2, y: 1 }] })).toBe(one)
})
