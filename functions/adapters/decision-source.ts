// The editor's decisions: `settings/decisions/<week>.json` in the content bucket, one small file a week.
import type { DecisionsFile } from '../edition/decisions.ts'
import { decisionsPrefix } from '../environment.ts'
import type { DecisionSource } from '../ports.ts'
import type { Bucket } from './s3.ts'

export function decisionSource(bucket: Bucket): DecisionSource {
  return { files: () => files(bucket) }
}

async function files(bucket: Bucket): Promise<DecisionsFile[]> {
  const keys = await bucket.list(decisionsPrefix)
  const texts = await Promise.all(keys.map((key) => bucket.getText(key)))
  return keys.flatMap((key, at) => {
    const text = texts[at]
    return text === null || text === undefined ? [] : [{ name: key.slice(decisionsPrefix.length), text }]
  })
}
