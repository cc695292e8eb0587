// What `npm run deploy` checks before the CDK starts. A check is an entry in the list below; it returns its findings,
// and a single finding that refuses prevents the whole deployment.
import { awsTrouble } from '../../command-line/aws-trouble.ts'
import type { Deployment } from '../../settings/settings.ts'
import type { DeployCheck, Finding } from './check.ts'
import { concurrency } from './concurrency.ts'
import { mailboxes } from './mailboxes.ts'
import { placeholders } from './placeholders.ts'
import { retainedResources } from './retained-resources.ts'

/** By name, in the order in which they run. */
const deployChecks: Readonly<Record<string, DeployCheck>> = {
  placeholders,
  mailboxes,
  'what an earlier deployment kept': retainedResources,
  concurrency,
}

/** Every check runs, so that everything to correct is reported at once. */
export async function findings(
  deployment: Deployment,
  checks: Readonly<Record<string, DeployCheck>> = deployChecks,
): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [name, check] of Object.entries(checks)) found.push(...(await look(name, check, deployment)))
  return found
}

async function look(name: string, check: DeployCheck, deployment: Deployment): Promise<readonly Finding[]> {
  try {
    return await check(deployment)
  } catch (error) {
    return [
      { severity: 'refuse', text: `the check of ${name} could not be made: ${reasonOf(error)}; then deploy again` },
    ]
  }
}

/** What went wrong, and what to do about it. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message || error.name : String(error)
  const trouble = awsTrouble(error, process.env['AWS_PROFILE'] ?? 'default')
  return trouble?.replace(/\.$/, '') ?? `${said}. Correct that`
}
