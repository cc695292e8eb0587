// Where a file stops being JSON is said by its line.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenJsonLine } from '../../../infra/preview/composing/diagnosis/json-place.ts'

test.each([
  ['{\n  "a": 1,\n  b: 2\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ['[1, 2,\n]', 2],
  ['{"a": "open\n"}', 1],
  ['{"a": 1', 1],
  ['{}\n{}', 2],
  ['', 1],
])('%j breaks in line %d', (text, line) => {
  expect(brokenJsonLine(text)).toBe(line)
})

test('calls exactly that broken which is no JSON', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '[', ':', 'x', '\\'), (json, at, sign) => {
      const place = at % (json.length + 1)
      const text = json.slice(0, place) + sign + json.slice(place)
      expect(brokenJsonLine(text) === null).toBe(isJson(text))
    }),
  )
})
