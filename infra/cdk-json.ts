// `cdk.json`, where the settings of a list stand. Apart from the app: whoever reads them need not load the CDK.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { InvalidSettings } from './settings.ts'

/** Throws `InvalidSettings` where the file is no JSON. */
export function contextOfCdkJson(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL('../cdk.json', import.meta.url)), 'utf8')).context
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidSettings([`cdk.json cannot be read as JSON: ${reason}; correct the syntax there`])
  }
}
