// Reads a text as a JSON object, such as a message of a queue, an event or metadata, whoever may have written it.

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
