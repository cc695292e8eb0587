// Records as DynamoDB stores them, and back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromAttributes, toAttributes } from '../../../functions/adapters/services/attribute-values.ts'

describe('records in DynamoDB', () => {
  it('come back as they were stored, whatever JSON they hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), (record) => {
        const stored = JSON.parse(JSON.stringify(record))
        expect(fromAttributes(toAttributes(stored))).toEqual(stored)
      }),
    )
  })

  it('leave out undefined fields and keep sets of texts', () => {
    expect(toAttributes({ a: undefined, ids: new Set(['m1']) })).toEqual({ ids: { SS: ['m1'] } })
    expect(fromAttributes({ ids: { SS: ['m1'] } })).toEqual({ ids: new Set(['m1']) })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Symbol('x'), 10n])('refuse %s with what to do', (value) => {
    expect(() => toAttributes({ value })).toThrow(/store a text or a finite number/)
  })

  it('refuse an attribute that another program wrote', () => {
    expect(() => fromAttributes({ picture: { B: new Uint8Array(1) } })).toThrow('type B')
  })
})
