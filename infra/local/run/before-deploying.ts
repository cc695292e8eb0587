// What `npm run deploy` would refuse in the settings, reported while it does no harm yet. DNS is not queried, because a
// laptop may be offline.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inSendingDomain, placeholdersIn } from '../../settings/not-deployable.ts'
import { type Deployment, readSettings } from '../../settings/settings.ts'

export function deploymentOf(repository: string): Deployment {
  return readSettings(JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')).context)
}

/** @example ['  Before you deploy: write your own fromAddress and hostedZoneId into cdk.json.', …] */
export function beforeDeploying(deployment: Deployment): string[] {
  const keys = placeholdersIn(deployment).map(([key]) => key)
  const unread = inSendingDomain(deployment).map(([key]) => key)
  return [
    ...(keys.length === 0 ? [] : [`Before you deploy: write your own ${list(keys)} into cdk.json.`]),
    ...(unread.length === 0
      ? []
      : [
          `Before you deploy: make sure that ${list(unread)} can get mail; the sending domain has no mailbox by itself.`,
        ]),
  ].map((line) => `  ${line}`)
}

const list = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words)
