// Where pages are added: the content bucket of a running `npm start`, or one on AWS.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../../functions/adapters/services/s3.ts'
import { contentPrefix, type Settings, variable } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { findRunning, virtualNow } from '../../local/run/announcement.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import { settingsOfDeployed, settingsOfFile, settingsOfRunning } from '../list-settings.ts'
import type { Aws } from './arguments.ts'

export interface Target {
  /** Puts a page into the inbox. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Where its record and its articles appear. */
  articles: Pick<ArticleStore, 'page' | 'pages' | 'savePage' | 'read' | 'topics'>
  /** What was printed; `null` if no table is named. */
  editions: Pick<EditionStore, 'list' | 'find' | 'change'> | null
  clock: Pick<Clock, 'now'>
  /** As its functions were given them; those of `cdk.json` where only the bucket is named. */
  settings: Settings
  close(): void
}

/** @throws if nothing runs in that folder */
export function localTarget(folder: string): Target {
  const content = localContent(folder, 'add the pages to a bucket on AWS')
  const running = findRunning(folder)
  if (running === null) throw new Error(`The local cloud in ${folder} has just ended; start it again with "npm start".`)
  const tables = { client: operatorClient(running.tables), name: running.editionsTable }
  const clock = { ...systemClock(), now: () => virtualNow(folder) ?? new Date() }
  return targetIn(content, tables, clock, settingsOfRunning(running))
}

/** Region and credentials are those of the profile, by which bucket and table are found unless they are named. */
export async function awsTarget({ profile, bucket: given, table: givenTable }: Aws): Promise<Target> {
  const found =
    given === null ? await namesBy(profile) : { bucket: given, table: givenTable, settings: settingsOfFile() }
  const { bucket: name, table: editions, settings } = found
  const tables = editions === null ? null : { client: new DynamoDBClient({ profile }), name: editions }
  return targetIn(awsContent({ profile, bucket: name }), tables, systemClock(), settings)
}

async function namesBy(profile: string): Promise<{ bucket: string; table: string; settings: Settings }> {
  const deployed = await findDeployed(profile)
  return {
    bucket: namedBy(deployed, variable.contentBucket),
    table: namedBy(deployed, variable.editionsTable),
    settings: settingsOfDeployed(deployed),
  }
}

type Tables = { client: DynamoDBClient; name: string } | null

function targetIn({ name, client }: ContentBucket, tables: Tables, clock: Clock, settings: Settings): Target {
  const content = bucket(name, { client })
  return {
    put: async (page, bytes) => {
      const object = { Bucket: name, Key: `${contentPrefix.inbox}${page}`, ContentType: 'text/plain; charset=utf-8' }
      await client.send(new PutObjectCommand({ ...object, Body: bytes }))
    },
    articles: articleStore(content),
    editions: tables && editionStore(table(tables.name, clock, tables.client), () => content),
    clock,
    settings,
    close: () => {
      client.destroy()
      tables?.client.destroy()
    },
  }
}
