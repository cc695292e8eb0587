// The operator's sources in the content bucket, beside the topics that they name.
import { parseTopics } from '../content/story/taxonomy.ts'
import { sourcesFile, topicsFile } from '../environment.ts'
import type { SourceList } from '../source-ports.ts'
import { readSources } from '../sources/source-list.ts'
import type { Bucket } from './s3.ts'
import { settingsFile } from './settings-files.ts'

export function sourceList(bucket: Bucket): SourceList {
  return {
    async read() {
      const text = await settingsFile(bucket, sourcesFile)
      if (text === null) return { sources: [], mistakes: [] }
      return readSources(text, await topicIds(bucket))
    },
  }
}

async function topicIds(bucket: Bucket): Promise<string[]> {
  const text = await settingsFile(bucket, topicsFile)
  return text === null ? [] : parseTopics(text).map(({ id }) => id)
}
