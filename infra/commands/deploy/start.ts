// `npm run deploy`: the checks, then `cdk deploy --all` with the arguments that were given.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { contextOfCdkJson } from '../../cdk-json.ts'
import { type Deployment, InvalidSettings, readSettings } from '../../settings.ts'
import { findings } from './checks.ts'
import { contextIn, profileIn } from './command-line.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const given = process.argv.slice(2)
// The checks ask the account that the CDK will deploy to.
const profile = profileIn(given)
if (profile !== null) process.env['AWS_PROFILE'] = profile
process.exitCode = await main()

async function main(): Promise<number> {
  const deployment = settingsOrNull()
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

function settingsOrNull(): Deployment | null {
  try {
    return readSettings({ ...contextOfCdkJson(), ...contextIn(given) })
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error
    console.error(error.message)
    return null
  }
}
