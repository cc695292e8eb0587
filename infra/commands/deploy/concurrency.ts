// Warns if the account may run too few functions at a time: some new accounts may run ten, and five queues that start
// two each use them all.
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { Deployment } from '../../settings/settings.ts'
import type { Finding } from './check.ts'

/** Enough for five queues, schedules and readers at the same time. */
const enough = 30

/** The quota of an ordinary account. */
const ordinary = 1000

/** Only a warning, because nothing is lost with fewer.
 * @param ask returns the number of functions that the account may run at a time in a region */
export async function concurrency(
  { region, list }: Deployment,
  ask: (region: string) => Promise<number> = accountLimit,
): Promise<Finding[]> {
  const limit = await ask(region).catch((error: Error) => error)
  if (limit instanceof Error)
    return [warning(`how many functions may run at a time in ${region} is not known: ${limit.message}`)]
  if (limit >= enough) return []
  return [
    warning(
      `the account may run ${limit} functions at a time in ${region}, and ${enough} are advisable: nothing is lost with fewer, ` +
        'but mails go out later, and a form may ask a reader to try again. Ask AWS for more:\n' +
        `  aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value ${ordinary}\n` +
        'Where a case has to be opened for it, its text:\n' +
        `  Please raise "Concurrent executions" of AWS Lambda in ${region} from ${limit} to ${ordinary}. We send a weekly email briefing ` +
        `to subscribers who confirmed (${list.siteUrl}). SQS queues, schedules and an HTTP API call its functions; up to ${enough} ` +
        'run at the same time while an edition goes out.',
    ),
  ]
}

const warning = (text: string): Finding => ({ severity: 'warn', text })

async function accountLimit(region: string): Promise<number> {
  const client = new LambdaClient({ region, maxAttempts: 2 })
  try {
    const { AccountLimit: limits } = await client.send(new GetAccountSettingsCommand({}))
    if (limits?.ConcurrentExecutions === undefined) throw new Error('AWS does not say')
    return limits.ConcurrentExecutions
  } finally {
    client.destroy()
  }
}
