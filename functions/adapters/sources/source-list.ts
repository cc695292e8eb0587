// Reads the operator's list of sources (`sources.json`) from the content bucket.
import { sourcesFile } from '../../environment.ts'
import type { SourceList } from '../../source-ports.ts'
import { readSources } from '../../sources/source-list.ts'
import { settingsFile } from '../content/settings-files.ts'
import type { Bucket } from '../services/s3.ts'

export function sourceList(bucket: Bucket): SourceList {
  return {
    async read() {
      const text = await settingsFile(bucket, sourcesFile)
      return text === null ? { sources: [], mistakes: [] } : readSources(text)
    },
  }
}
