// `npm run deploy`: the checks, then `cdk deploy --all` with the given arguments.

import { spawnSync } from 'node:child_process'
import { runCommand } from '../../command-line/command.ts'
import { repository } from '../../repository.ts'
import { contextOfCdkJson } from '../../settings/cdk-json.ts'
import { type Deployment, InvalidSettings, readSettings } from '../../settings/settings.ts'
import { findings } from './checks.ts'
import { contextIn, profileIn } from './command-line.ts'

const usage = `npm run deploy -- [--profile NAME] [-c KEY=VALUE …] [options of the CDK]
                  checks cdk.json and the account, then deploys the three stacks; the CDK asks before it widens rights
  --profile NAME  the account to deploy to, with this profile of your AWS configuration (default: AWS_PROFILE)
  -c KEY=VALUE    a setting for this deployment alone, in place of the one in cdk.json
Everything else goes to "cdk deploy --all" as it is: "npx cdk deploy --help" shows it. A first deployment, step by step:
docs/deploying.md`

async function main(given: string[]): Promise<number> {
  // The checks use the account that the CDK will deploy to.
  const profile = profileIn(given)
  if (profile !== null) process.env['AWS_PROFILE'] = profile
  const deployment = settingsOrNull(given)
  if (deployment === null) return 1
  const found = await findings(deployment)
  for (const { severity, text } of found) console.error(severity === 'warn' ? `Warning: ${text}` : text)
  if (found.some(({ severity }) => severity === 'refuse')) {
    console.error('\nNothing was deployed.')
    return 1
  }
  const cdk = spawnSync('cdk', ['deploy', '--all', ...given], { cwd: repository, stdio: 'inherit' })
  if (cdk.error) console.error(`cdk could not be started (${cdk.error.message}); use npm run deploy, after npm ci`)
  return cdk.status ?? 1
}

function settingsOrNull(given: string[]): Deployment | null {
  try {
    return readSettings({ ...contextOfCdkJson(), ...contextIn(given) })
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error
    console.error(error.message)
    return null
  }
}

await runCommand(usage, main)
