// JSON values as DynamoDB's attribute values and back. `@aws-sdk/lib-dynamodb` does the same, but adds 12 KB to every
// bundle and is not marked as free of side effects, so even bundles without DynamoDB would include its client.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/**
 * Fields that are `undefined` are left out; a `Set` of strings becomes a string set.
 *
 * @example toAttributes({ n: 1, ids: new Set(['a']) }) // { n: { N: '1' }, ids: { SS: ['a'] } }
 */
export function toAttributes(fields: object): Record<string, AttributeValue> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known.map(([name, value]) => [name, toAttribute(value)]))
}

export function fromAttributes(attributes: Record<string, AttributeValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, fromAttribute(value)]))
}

function toAttribute(value: unknown): AttributeValue {
  if (value === null || value === undefined) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) }
  if (Array.isArray(value)) return { L: value.map(toAttribute) }
  if (value instanceof Set) return { SS: [...value].map(String) }
  if (typeof value === 'object') return { M: toAttributes(value) }
  throw new TypeError(`DynamoDB cannot hold ${String(value)} (${typeof value}); store a text or a finite number.`)
}

function fromAttribute(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S
  if (value.N !== undefined) return Number(value.N)
  if (value.BOOL !== undefined) return value.BOOL
  if (value.M !== undefined) return fromAttributes(value.M)
  if (value.L !== undefined) return value.L.map(fromAttribute)
  if (value.SS !== undefined) return new Set(value.SS)
  if (value.NULL !== undefined) return null
  throw new TypeError(`An attribute of the type ${Object.keys(value).join()} was not written by this project.`)
}
