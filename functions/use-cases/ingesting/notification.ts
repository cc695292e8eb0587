// Which pages a notification of the content bucket names.
import { contentPrefix } from '../../environment.ts'

/** Names of the pages in an S3 notification; none in the test event that S3 sends when notifications are set up; `null`
 * for anything else. */
export function pageNames(body: string): string[] | null {
  try {
    const notification: unknown = JSON.parse(body)
    if (isRecord(notification) && notification['Event'] === 's3:TestEvent') return []
    const records = isRecord(notification) ? notification['Records'] : undefined
    return Array.isArray(records) ? records.flatMap(pageName) : null
  } catch {
    return null
  }
}

function pageName(entry: unknown): string[] {
  const s3 = isRecord(entry) ? entry['s3'] : undefined
  const object = isRecord(s3) ? s3['object'] : undefined
  const key = isRecord(object) ? object['key'] : undefined
  if (typeof key !== 'string') return []
  const name = decodeURIComponent(key.replaceAll('+', ' '))
  return name.startsWith(contentPrefix.inbox) && !name.endsWith('/') ? [name.slice(contentPrefix.inbox.length)] : []
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
