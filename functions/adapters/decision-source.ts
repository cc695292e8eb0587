// Reads the editor's decisions: `decisions/<week>.json` among the settings, one small file a week.
import { decisionsFolder } from '../environment.ts'
import type { DecisionSource } from '../ports.ts'
import type { Bucket } from './s3.ts'
import { settingsFolder } from './settings-files.ts'

export function decisionSource(bucket: Bucket): DecisionSource {
  return { files: () => settingsFolder(bucket, decisionsFolder) }
}
