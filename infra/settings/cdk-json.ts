// Reads `cdk.json`, the settings of a list. Separate from the app, so that reading them does not load the CDK.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { InvalidSettings } from './settings.ts'

/** Throws `InvalidSettings` if the file is not JSON. */
export function contextOfCdkJson(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL('../../cdk.json', import.meta.url)), 'utf8')).context
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidSettings([`cdk.json cannot be read as JSON: ${reason}; correct the syntax there`])
  }
}
