// Reads a text as a JSON object (a message of a queue, an event, metadata), whoever may have written it; and writes
// JSON whose text depends only on its contents.

/** True of a JSON object, not of a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The object that a text contains; `null` for any other text.
 *
 * @example jsonRecord('{"edition":"2026-W47"}') // { edition: '2026-W47' }
 * @example jsonRecord('[1, 2]') // null
 */
export function jsonRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** The fields of a JSON object; none of any other value. */
export const fieldsOf = (value: unknown): Partial<Record<string, unknown>> => (isRecord(value) ? value : {})

/** JSON with the keys of every object sorted: the same contents give the same text, in whatever order they came. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}
