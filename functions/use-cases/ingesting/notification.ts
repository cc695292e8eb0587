// Which pages a message names: a notification of the content bucket, or an order to read pages again.
import { fieldsOf, jsonRecord } from '../../content/language/words/json-record.ts'
import { contentPrefix } from '../../environment.ts'

export interface NamedPages {
  names: string[]
  /** They did not arrive: they are to be read again by newer rules. */
  again: boolean
}

/** Empty for the test event that S3 sends when notifications are set up; `null` for any other text. */
export function pagesNamed(body: string): NamedPages | null {
  try {
    const message = jsonRecord(body)
    if (message === null) return null
    const { Event: event, Records: records, reread } = message
    if (typeof reread === 'string') return { names: [reread], again: true }
    if (event === 's3:TestEvent') return { names: [], again: false }
    return Array.isArray(records) ? { names: records.flatMap(pageName), again: false } : null
  } catch {
    // A key that is not encoded as in a notification.
    return null
  }
}

function pageName(entry: unknown): string[] {
  const { key } = fieldsOf(fieldsOf(fieldsOf(entry)['s3'])['object'])
  if (typeof key !== 'string') return []
  const name = decodeURIComponent(key.replaceAll('+', ' '))
  return name.startsWith(contentPrefix.inbox) && !name.endsWith('/') ? [name.slice(contentPrefix.inbox.length)] : []
}
