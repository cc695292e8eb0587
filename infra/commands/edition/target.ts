// Where a command's editions are: in a running `npm start`, or in a list on AWS.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { paceStore } from '../../../functions/adapters/delivery/pace-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../../functions/adapters/services/s3.ts'
import { sesClientSettings, sesQuota } from '../../../functions/adapters/services/ses.ts'
import { countedReaders } from '../../../functions/adapters/subscription/counted-readers.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import type { ReportTally } from '../../../functions/delivery/report-limits.ts'
import { type Settings, variable } from '../../../functions/environment.ts'
import type { Halt, Quota } from '../../../functions/pace-ports.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'
import type { ComposeRequest } from '../../../functions/use-cases/composing/compose-edition.ts'
import type { ProofRequest } from '../../../functions/use-cases/composing/tell-operator.ts'
import type { LaunchRequest } from '../../../functions/use-cases/launching/choose-edition.ts'
import type { DryRunPorts } from '../../../functions/use-cases/operating/dry-run-edition.ts'
import type { NumbersPorts } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import type { ReachPorts } from '../../../functions/use-cases/operating/reach-of-edition.ts'
import type { RetryRequest } from '../../../functions/use-cases/operating/retry-failed.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning, nothingRuns, virtualNow } from '../../local/run/announcement.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import { type DeployedList, findDeployed, namedBy } from '../deployed-list.ts'
import { settingsOfDeployed, settingsOfFile, settingsOfRunning } from '../list-settings.ts'
import type { Aws } from './arguments.ts'

export type Reading = Omit<DryRunPorts & ReachPorts, 'clock'> & { counted: NumbersPorts; close(): void }

export interface Target {
  /** The list's clock: on a laptop it runs ahead of the machine's. */
  clock: Clock
  /** As its functions were given them; those of `cdk.json` where only the table is named. */
  settings: Settings
  editions: EditionStore
  /** What SES allows the account now. */
  quota(): Promise<Quota>
  /** For a dry run and an edition that is over; it cannot write. */
  reading(): Promise<Reading>
  /** What SES has reported about an edition, and whether sending is halted. */
  standing(edition: string): Promise<{ reports: ReportTally; halt: Halt | null }>
  /** For callers that also read other tables of the list. */
  tables: DynamoDBClient
  /** Composes a week again and waits for the result of `compose-edition`. */
  recompose(week: string): Promise<unknown>
  /** Makes `compose-edition` order the proof of an edition. */
  orderProof(edition: string): Promise<unknown>
  /** Makes `launch-edition` launch it, and waits for the result. */
  launch(edition: string): Promise<unknown>
  /** Makes `reconcile-deliveries` retry readers whom SES refused for a reason containing these words. */
  retryFailed(edition: string, reason?: string): Promise<unknown>
  /** Makes `tick-waves` queue what is due now, as its schedule does every 15 minutes. */
  tick(): Promise<unknown>
  /** Makes `reconcile-deliveries` settle and count, as its schedule does every hour. */
  reconcile(): Promise<unknown>
  close(): void
}

/** @throws if nothing runs in that folder */
export function localTarget(folder: string): Target {
  const running = findRunning(folder)
  if (running === null) throw new Error(nothingRuns(folder, 'act on a list on AWS with --profile'))
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const gateway = { endpoint: running.gateway, region: 'us-east-1', credentials }
  const lambda = new LambdaClient(gateway)
  const ses = new SESClient({ ...sesClientSettings(), ...gateway })
  const { functions } = running
  const calls = async (handler: string) => functions[handler] ?? null
  const clock = { ...systemClock(), now: () => virtualNow(folder) ?? new Date() }
  const names = async () => ({
    subscribers: running.subscribersTable,
    deliveries: running.deliveriesTable,
    content: localContent(folder, 'look at a list'),
  })
  const settings = settingsOfRunning(running)
  return targetIn(operatorClient(running.tables), running.editionsTable, { lambda, ses, calls, clock, names, settings })
}

/** Region and credentials are those of the profile, by which the editions table is found unless it is named. */
export async function awsTarget(aws: Aws, action: string): Promise<Target> {
  if (aws.table !== null) return namedTarget({ ...aws, table: aws.table }, action)
  const deployed = await findDeployed(aws.profile)
  return namedTarget({ ...aws, table: namedBy(deployed, variable.editionsTable) }, action, deployed)
}

/** A named function does what the action is for; other functions are found by the profile.
 * @param deployed if the list was found already */
export function namedTarget(
  { profile, table: name, function: called }: Aws & { table: string },
  action: string,
  deployed?: DeployedList,
): Target {
  let found = deployed === undefined ? null : Promise.resolve(deployed)
  const names = async () => {
    found ??= findDeployed(profile)
    const deployed = await found
    const content = awsContent({ profile, bucket: namedBy(deployed, variable.contentBucket) })
    const [subscribers, deliveries] = [variable.subscribersTable, variable.deliveriesTable].map((one) =>
      namedBy(deployed, one),
    )
    return { subscribers: subscribers ?? '', deliveries: deliveries ?? '', content }
  }
  const own = functionOf.get(action)
  const calls = async (handler: string) => {
    if (called !== null && handler === own) return called
    found ??= findDeployed(profile)
    return (await found).functions.get(handler) ?? null
  }
  const lambda = new LambdaClient({ profile })
  const ses = new SESClient({ ...sesClientSettings(), profile })
  const settings = deployed === undefined ? settingsOfFile() : settingsOfDeployed(deployed)
  return targetIn(new DynamoDBClient({ profile }), name, { lambda, ses, calls, clock: systemClock(), names, settings })
}

/** By action: the function that performs it. */
const functionOf: ReadonlyMap<string, string> = new Map([
  ['proof', 'compose-edition'],
  ['recompose', 'compose-edition'],
  ['release', 'launch-edition'],
  ['launch', 'launch-edition'],
  ['retry-failed', 'reconcile-deliveries'],
  ['cancel', 'reconcile-deliveries'],
  ['resume', 'tick-waves'],
])

/** `calls`: returns the name of a function by its handler. */
type Calling = {
  lambda: LambdaClient
  ses: SESClient
  calls: (handler: string) => Promise<string | null>
  clock: Clock
  settings: Settings
  names: () => Promise<{ subscribers: string; deliveries: string; content: ContentBucket }>
}

function targetIn(
  tables: DynamoDBClient,
  name: string,
  { lambda, ses, calls, clock, names, settings }: Calling,
): Target {
  const noBucket = () => {
    throw new Error('commands do not read what an edition prints')
  }
  const call = async (handler: string, request: object) => {
    const called = await calls(handler)
    if (called === null) throw new Error(`the function ${handler} is not named; add --function`)
    return invoke(lambda, called, handler, request)
  }
  return {
    clock,
    settings,
    tables,
    reading: async () => {
      const { subscribers, deliveries, content } = await names()
      const { list, outlines, document, frames, batches } = editionStore(table(name, clock, tables), () =>
        bucket(content.name, { client: content.client }),
      )
      const { shard } = subscriberStore(table(subscribers, clock, tables), { clock, pepper: noAddress })
      const { list: delivered } = deliveryStore(table(deliveries, clock, tables))
      return {
        editions: { list, document, frames, batches },
        subscribers: { shard },
        deliveries: { list: delivered },
        counted: {
          editions: { outlines, document },
          subscribers: countedReaders(table(subscribers, clock, tables)),
          clock,
        },
        close: () => content.client.destroy(),
      }
    },
    standing: async (edition) => {
      const { deliveries, content } = await names()
      content.client.destroy()
      const records = table(deliveries, clock, tables)
      const [reports, halt] = await Promise.all([deliveryStore(records).reported(edition), paceStore(records).halted()])
      return { reports, halt }
    },
    editions: editionStore(table(name, clock, tables), noBucket),
    quota: () => sesQuota(ses).quota(),
    recompose: (week) => call('compose-edition', { week, again: true } satisfies ComposeRequest),
    orderProof: (edition) => call('compose-edition', { proof: edition } satisfies ProofRequest),
    launch: (edition) => call('launch-edition', { edition } satisfies LaunchRequest),
    retryFailed: (edition, reason) =>
      call('reconcile-deliveries', {
        retryFailed: edition,
        ...(reason === undefined ? {} : { reason }),
      } satisfies RetryRequest),
    tick: () => call('tick-waves', { scheduledTime: clock.now().toISOString() }),
    reconcile: () => call('reconcile-deliveries', {}),
    close: () => {
      tables.destroy()
      lambda.destroy()
      ses.destroy()
    },
  }
}

/** A dry run looks up no reader by address. */
const noAddress = async () => {
  throw new Error('this command looks up no address')
}

/** @throws with the function's error message if it failed */
async function invoke(lambda: LambdaClient, name: string, handler: string, event: object): Promise<unknown> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  )
  const answer: unknown = JSON.parse(Payload?.transformToString() || 'null')
  if (FunctionError === undefined) return answer
  const { errorMessage } = (answer ?? {}) as { errorMessage?: unknown }
  throw new Error(`${handler} failed: ${String(errorMessage ?? FunctionError)}`)
}
