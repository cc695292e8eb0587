// `npm run keys -- rotate links | origin`: on the running `npm start` or on AWS.

import { resolve } from 'node:path'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { variable } from '../../../functions/environment.ts'
import { runCommand } from '../../command-line/command.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning, nothingRuns } from '../../local/run/announcement.ts'
import { repository } from '../../repository.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import { type Arguments, readArguments, usage } from './arguments.ts'
import { rotate } from './rotate.ts'

async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const { client, secret } = wanted.aws === null ? local(wanted) : await onAws(wanted, wanted.aws)
  try {
    for (const line of await rotate(wanted.what, secret, client)) console.log(line)
    return 0
  } finally {
    client.destroy()
  }
}

function local({ folder, what }: Arguments) {
  const running = findRunning(resolve(repository, folder))
  if (running === null) throw new Error(nothingRuns(folder, 'act on a list on AWS with --profile'))
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const client = new SecretsManagerClient({ endpoint: running.gateway, region: 'us-east-1', credentials })
  return { client, secret: running.secrets[what] }
}

/** Region and credentials are those of the profile, by which the secret is found where it is not named. */
async function onAws({ what }: Arguments, { profile, secret }: NonNullable<Arguments['aws']>) {
  const found = secret ?? namedBy(await findDeployed(profile), secretVariable[what])
  return { client: new SecretsManagerClient({ profile }), secret: found }
}

const secretVariable = { links: variable.linkSecretArn, origin: variable.originSecretArn }

await runCommand(usage, main)
