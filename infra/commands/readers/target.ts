// Where a command's readers are: in a running `npm start`, or in a list on AWS.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DeleteSuppressedDestinationCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { readerMessages } from '../../../functions/adapters/delivery/reader-messages.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { cryptoRandom } from '../../../functions/adapters/random.ts'
import { deleting, table } from '../../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../../functions/adapters/services/s3.ts'
import { secretStore } from '../../../functions/adapters/services/secrets-manager.ts'
import { sqsQueue } from '../../../functions/adapters/services/sqs.ts'
import { countedReaders } from '../../../functions/adapters/subscription/counted-readers.ts'
import { readerEntries } from '../../../functions/adapters/subscription/reader-entries.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { type Settings, variable } from '../../../functions/environment.ts'
import type { Clock, DeliveryStore, EditionStore, Queue, Random, SubscriberStore } from '../../../functions/ports.ts'
import type { ReaderEntries, ReaderMessages } from '../../../functions/reader-ports.ts'
import type { NumbersPorts } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { operator } from '../../local/gateway/call-authorizer.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import { laptopClock } from '../laptop-clock.ts'
import { settingsOfDeployed, settingsOfRunning } from '../list-settings.ts'

export interface Target {
  subscribers: SubscriberStore
  entries: ReaderEntries
  messages: ReaderMessages
  deliveries: Pick<DeliveryStore, 'get'>
  editions: Pick<EditionStore, 'outlines'>
  counted: NumbersPorts
  queue: Pick<Queue, 'message'>
  /** The list's clock: on a laptop it runs ahead of the machine's. */
  clock: Clock
  random: Random
  /** As its functions were given them. */
  settings: Settings
  topics(): Promise<Topic[]>
  /** Removes an address from SES's own suppression list: whether it was on it, or why that is not known. */
  unlistAtSes(address: string): Promise<'taken' | 'not-listed' | { failed: string }>
  close(): void
}

/** @throws if nothing runs in that folder */
export function localTarget(folder: string): Target {
  const content = localContent(folder, 'act on a list on AWS')
  const running = findRunning(folder)
  if (running === null) throw new Error(`The local cloud in ${folder} has just ended; start it again with "npm start".`)
  const clock = laptopClock(folder)
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const gateway = { endpoint: running.gateway, region: 'us-east-1', credentials }
  return targetIn({
    content,
    clock,
    settings: settingsOfRunning(running),
    tables: operatorClient(running.tables),
    names: {
      subscribers: running.subscribersTable,
      deliveries: running.deliveriesTable,
      editions: running.editionsTable,
      queue: running.messageQueue,
      pepper: running.secrets.pepper,
    },
    secrets: new SecretsManagerClient(gateway),
    sqs: new SQSClient(gateway),
    // The laptop's SES has no such list.
    unlist: async () => 'not-listed',
  })
}

/** Region and credentials are those of the profile. */
export async function awsTarget(profile: string): Promise<Target> {
  const deployed = await findDeployed(profile)
  const named = (name: string) => namedBy(deployed, name)
  const ses = new SESv2Client({ profile })
  const target = targetIn({
    content: awsContent({ profile, bucket: named(variable.contentBucket) }),
    clock: systemClock(),
    settings: settingsOfDeployed(deployed),
    tables: new DynamoDBClient({ profile }),
    names: {
      subscribers: named(variable.subscribersTable),
      deliveries: named(variable.deliveriesTable),
      editions: named(variable.editionsTable),
      queue: named(variable.messageQueueUrl),
      pepper: named(variable.pepperSecretArn),
    },
    secrets: new SecretsManagerClient({ profile }),
    sqs: new SQSClient({ profile }),
    unlist: (address) => unlist(ses, address),
  })
  return {
    ...target,
    close: () => {
      ses.destroy()
      target.close()
    },
  }
}

interface Reach {
  content: ContentBucket
  clock: Clock
  settings: Settings
  tables: DynamoDBClient
  names: Record<'subscribers' | 'deliveries' | 'editions' | 'queue' | 'pepper', string>
  secrets: SecretsManagerClient
  sqs: SQSClient
  unlist: Target['unlistAtSes']
}

function targetIn({ content, clock, settings, tables, names, secrets, sqs, unlist }: Reach): Target {
  const files = bucket(content.name, { client: content.client })
  const [readers, deliveries] = [table(names.subscribers, clock, tables), table(names.deliveries, clock, tables)]
  const { pepper } = secretStore({ pepper: () => names.pepper, linkKeys: notNeeded, origin: notNeeded }, clock, secrets)
  const editions = editionStore(table(names.editions, clock, tables), () => files)
  return {
    subscribers: subscriberStore(readers, { clock, pepper }),
    entries: readerEntries(readers, { clock, pepper, remove: deleting(names.subscribers, tables) }),
    messages: readerMessages(deliveries, deleting(names.deliveries, tables)),
    deliveries: deliveryStore(deliveries),
    editions,
    counted: { editions, subscribers: countedReaders(readers), clock },
    queue: sqsQueue({ messages: () => names.queue, batches: notNeeded, publish: notNeeded, pages: notNeeded }, sqs),
    clock,
    random: cryptoRandom(),
    settings,
    topics: () => articleStore(files).topics(),
    unlistAtSes: unlist,
    close: () => {
      content.client.destroy()
      for (const client of [tables, secrets, sqs]) client.destroy()
    },
  }
}

const notNeeded = (): string => {
  throw new Error('commands on readers have no use for it')
}

async function unlist(ses: SESv2Client, address: string): ReturnType<Target['unlistAtSes']> {
  try {
    await ses.send(new DeleteSuppressedDestinationCommand({ EmailAddress: address }))
    return 'taken'
  } catch (error) {
    if (error instanceof NotFoundException) return 'not-listed'
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
