// Refuses placeholders: a deployment would request certificates for a domain that no one owns.
import { placeholdersIn } from '../../settings/not-deployable.ts'
import type { Deployment } from '../../settings/settings.ts'
import type { Finding } from './check.ts'

export function placeholders(deployment: Deployment): Finding[] {
  return placeholdersIn(deployment).map(([key, value]) => ({
    severity: 'refuse',
    text: `cdk.json: context "${key}" is ${JSON.stringify(value)}, a placeholder; write your own`,
  }))
}
