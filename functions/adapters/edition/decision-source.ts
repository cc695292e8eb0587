// Reads the editor's decisions: `decisions/<week>.json` among the settings, one small file a week.
import { decisionsFolder } from '../../environment.ts'
import type { DecisionSource } from '../../ports.ts'
import { settingsFolder } from '../content/settings-files.ts'
import type { Bucket } from '../services/s3.ts'

export function decisionSource(bucket: Bucket): DecisionSource {
  return { files: () => settingsFolder(bucket, decisionsFolder) }
}
