// Where a command's topics are, and the list's readers: in a running `npm start`, or on AWS.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { type Bucket, bucket } from '../../../functions/adapters/services/s3.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import { shardCount, variable } from '../../../functions/environment.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import type { Aws } from './arguments.ts'
import type { ListArticles } from './read-list.ts'

export interface Target {
  /** As messages call it. */
  name: string
  bucket: Bucket
  articles: ListArticles
  /** Folder of the files that it was started with; `null` of a list on AWS. */
  seeds: string | null
  /** All records of readers; `null` if their table is not known. */
  readers: (() => AsyncIterable<Subscriber[]>) | null
  close(): void
}

/** @throws if nothing runs in that folder */
export function localTarget(folder: string, shown: (path: string) => string): Target {
  const content = localContent(folder, 'name a list on AWS')
  const running = findRunning(folder)
  if (running === null) throw new Error(`The local cloud in ${folder} has just ended; start it again with "npm start".`)
  const readers = { client: operatorClient(running.tables), name: running.subscribersTable }
  return targetIn(content, readers, { name: `the running npm start in ${shown(folder)}`, seeds: running.seeds })
}

/** Region and credentials are those of the profile, by which both are found unless the bucket is named. */
export async function awsTarget({ profile, ...given }: Aws): Promise<Target> {
  const { bucket: name, subscribers } =
    given.bucket === null ? await namesBy(profile) : { ...given, bucket: given.bucket }
  return targetIn(
    awsContent({ profile, bucket: name }),
    subscribers === null ? null : { client: new DynamoDBClient({ profile }), name: subscribers },
    { name: `the list on AWS, profile ${profile}`, seeds: null },
  )
}

async function namesBy(profile: string): Promise<{ bucket: string; subscribers: string }> {
  const deployed = await findDeployed(profile)
  return {
    bucket: namedBy(deployed, variable.contentBucket),
    subscribers: namedBy(deployed, variable.subscribersTable),
  }
}

function targetIn(
  { name, client }: ContentBucket,
  readers: { client: DynamoDBClient; name: string } | null,
  called: Pick<Target, 'name' | 'seeds'>,
): Target {
  const content = bucket(name, { client })
  return {
    ...called,
    bucket: content,
    articles: articleStore(content),
    readers: readers && (() => readersIn(readers)),
    close: () => {
      client.destroy()
      readers?.client.destroy()
    },
  }
}

async function* readersIn({ client, name }: { client: DynamoDBClient; name: string }): AsyncGenerator<Subscriber[]> {
  const clock = systemClock()
  const pepper = () => Promise.reject(new Error('commands look up no address'))
  const store = subscriberStore(table(name, clock, client), { clock, pepper })
  for (let shard = 0; shard < shardCount; shard++) yield* store.shard(shard)
}
