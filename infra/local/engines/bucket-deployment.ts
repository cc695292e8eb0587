// Interprets the CDK's bucket deployments: puts the contents of the source assets into the bucket. Unchanged objects
// are not put again, so that a second start causes no events.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { BucketDeployment } from '../cloud.ts'
import { matches } from '../gateway/policy.ts'
import type { Messaging } from './messaging.ts'

/** Keys with the hash of what was put there; written after the notifications are sent. */
type Record_ = Record<string, string>

/** Returns the number of objects that were put. */
export function deployBuckets(deployments: BucketDeployment[], messaging: Messaging, recordFile: string): number {
  const record: Record_ = existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as Record_) : {}
  let put = 0
  for (const deployment of deployments) {
    const wanted = filesOf(deployment)
    for (const [key, file] of wanted) {
      const body = readFileSync(file)
      const hash = createHash('sha256').update(body).digest('hex')
      const at = `${deployment.bucket}/${key}`
      if (record[at] === hash) continue
      messaging.put(
        deployment.bucket,
        key,
        body,
        deployment.contentType ?? contentTypeOf(key),
        deployment.cacheControl ?? undefined,
      )
      record[at] = hash
      put++
    }
    if (deployment.prune) prune(deployment, new Set(wanted.keys()), messaging)
  }
  writeFileSync(recordFile, JSON.stringify(record, null, 2))
  return put
}

/** Later sources overlay earlier ones. */
function filesOf(deployment: BucketDeployment): Map<string, string> {
  const files = new Map<string, string>()
  for (const { folder } of deployment.sources) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const path = relative(folder, file).split(sep).join('/')
      if (wants(deployment, path)) files.set(joined(deployment.prefix, path), file)
    }
  }
  return files
}

function wants({ include, exclude }: BucketDeployment, path: string): boolean {
  const included = include.some((pattern) => matches(pattern, path))
  return included || !exclude.some((pattern) => matches(pattern, path))
}

function prune({ bucket, prefix }: BucketDeployment, wanted: Set<string>, messaging: Messaging): void {
  for (const key of messaging.list(bucket, prefix)) if (!wanted.has(key)) messaging.delete(bucket, key)
}

const joined = (prefix: string, path: string): string => (prefix === '' ? path : `${prefix.replace(/\/$/, '')}/${path}`)

function contentTypeOf(key: string): string {
  return contentTypes.get(key.slice(key.lastIndexOf('.') + 1)) ?? 'application/octet-stream'
}

const contentTypes = new Map([
  ['txt', 'text/plain; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['json', 'application/json'],
  ['css', 'text/css; charset=utf-8'],
  ['xml', 'application/xml'],
])
