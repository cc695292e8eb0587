// Where the editions are that a command acts on: those of a running `npm start`, or of a list on AWS.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { table } from '../../../functions/adapters/dynamodb.ts'
import { editionStore } from '../../../functions/adapters/edition-store.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'
import type { ComposeRequest } from '../../../functions/use-cases/composing/compose-edition.ts'
import type { ProofRequest } from '../../../functions/use-cases/composing/tell-operator.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning, virtualNow } from '../../local/run/announcement.ts'
import type { Aws } from './arguments.ts'

export interface Target {
  /** By which the list lives: on the laptop it runs ahead of the machine's. */
  clock: Clock
  editions: EditionStore
  /** Composes a week once more and waits for the answer of `compose-edition`. */
  recompose(week: string): Promise<unknown>
  /** Has `compose-edition` order the proof of an edition. */
  orderProof(edition: string): Promise<unknown>
  close(): void
}

/** @throws where nothing runs in that folder */
export function localTarget(folder: string): Target {
  const running = findRunning(folder)
  if (running === null)
    throw new Error(
      `Nothing is running in ${folder}. Run "npm start" in another terminal and try again, ` +
        'name its --folder, or act on a list on AWS with --profile and --table.',
    )
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const lambda = new LambdaClient({ endpoint: running.gateway, region: 'us-east-1', credentials })
  const composing = running.functions['compose-edition'] ?? null
  const clock = { ...systemClock(), now: () => virtualNow(folder) ?? new Date() }
  return targetIn(operatorClient(running.tables), running.editionsTable, { lambda, composing, clock })
}

/** Region and credentials are those of the profile. */
export function awsTarget({ profile, table: name, function: composing }: Aws): Target {
  const lambda = new LambdaClient({ profile })
  return targetIn(new DynamoDBClient({ profile }), name, { lambda, composing, clock: systemClock() })
}

type Calling = { lambda: LambdaClient; composing: string | null; clock: Clock }

function targetIn(tables: DynamoDBClient, name: string, { lambda, composing, clock }: Calling): Target {
  const noBucket = () => {
    throw new Error('commands do not read what an edition prints')
  }
  const call = (request: ComposeRequest | ProofRequest) => {
    if (composing === null) throw new Error('no function is named that composes; add --function')
    return invoke(lambda, composing, request)
  }
  return {
    clock,
    editions: editionStore(table(name, clock, tables), noBucket),
    recompose: (week) => call({ week, again: true }),
    orderProof: (edition) => call({ proof: edition }),
    close: () => {
      tables.destroy()
      lambda.destroy()
    },
  }
}

/** @throws with the words of the function where it failed */
async function invoke(lambda: LambdaClient, name: string, event: object): Promise<unknown> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  )
  const answer: unknown = JSON.parse(Payload?.transformToString() || 'null')
  if (FunctionError === undefined) return answer
  const { errorMessage } = (answer ?? {}) as { errorMessage?: unknown }
  throw new Error(`compose-edition failed: ${String(errorMessage ?? FunctionError)}`)
}
