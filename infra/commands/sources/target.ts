// Where a command's list of sources is, and what is remembered of them: in a running `npm start`, or on AWS. Pages are
// fetched from this machine.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { inbox } from '../../../functions/adapters/content/page-source.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { cryptoRandom } from '../../../functions/adapters/random.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../../functions/adapters/services/s3.ts'
import { webClient } from '../../../functions/adapters/services/web.ts'
import { sourceStore } from '../../../functions/adapters/sources/source-store.ts'
import { type Settings, variable } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { Clock, EditionStore, Random } from '../../../functions/ports.ts'
import type { SourcePorts } from '../../../functions/source-ports.ts'
import { operatorClient } from '../../local/engines/dynamodb.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { awsContent, type ContentBucket, localContent } from '../content-bucket.ts'
import { findDeployed, namedBy } from '../deployed-list.ts'
import { laptopClock } from '../laptop-clock.ts'
import { settingsOfDeployed, settingsOfFile, settingsOfRunning } from '../list-settings.ts'
import type { Aws } from './arguments.ts'
import type { ListBucket } from './list-file.ts'

export interface Target extends SourcePorts {
  /** Contains the list. */
  bucket: ListBucket
  articles: ArticleStore
  editions: Pick<EditionStore, 'list' | 'find' | 'change'>
  /** The list's clock: on a laptop it runs ahead of the machine's. */
  clock: Clock
  random: Random
  /** As its functions were given them; those of `cdk.json` where bucket and table are named. */
  settings: Settings
  close(): void
}

/** @throws if nothing runs in that folder */
export function localTarget(folder: string): Target {
  const content = localContent(folder, 'name a list on AWS')
  const running = findRunning(folder)
  if (running === null) throw new Error(`The local cloud in ${folder} has just ended; start it again with "npm start".`)
  const clock = laptopClock(folder)
  const tables = { client: operatorClient(running.tables), name: running.editionsTable }
  const settings = settingsOfRunning(running)
  return targetIn(content, tables, { clock, settings, web: webClient({ demoSite: running.demoSite }) })
}

/** Region and credentials are those of the profile. */
export async function awsTarget({ profile, bucket: content, table: editions }: Aws): Promise<Target> {
  const found = content === null || editions === null ? await findDeployed(profile) : null
  const nameOf = (given: string | null, name: string) => given ?? (found === null ? '' : namedBy(found, name))
  const bucketName = nameOf(content, variable.contentBucket)
  const tables = { client: new DynamoDBClient({ profile }), name: nameOf(editions, variable.editionsTable) }
  const settings = found === null ? settingsOfFile() : settingsOfDeployed(found)
  const reach = { clock: systemClock(), settings, web: webClient() }
  return targetIn(awsContent({ profile, bucket: bucketName }), tables, reach)
}

function targetIn(
  { name, client }: ContentBucket,
  tables: { client: DynamoDBClient; name: string },
  { clock, settings, web }: Pick<Target, 'clock' | 'settings' | 'web'>,
): Target {
  const content = bucket(name, { client })
  const records = table(tables.name, clock, tables.client)
  const random = cryptoRandom()
  return {
    bucket: content,
    web,
    inbox: inbox(content),
    sources: sourceStore(records, { clock, random }),
    articles: articleStore(content),
    editions: editionStore(records, () => content),
    clock,
    random,
    settings,
    close: () => {
      client.destroy()
      tables.client.destroy()
    },
  }
}
