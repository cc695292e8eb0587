// The settings that the list was deployed with, from this repository's `cdk.json`.
import { readFileSync } from 'node:fs'
import type { Settings } from '../../functions/environment.ts'
import { readSettings } from '../settings.ts'

const file = new URL('../../cdk.json', import.meta.url)

export function listSettings(): Settings {
  const { context = {} } = JSON.parse(readFileSync(file, 'utf8')) as { context?: Record<string, unknown> }
  return readSettings(context).list
}
