// The stores of the running laptop, through the same adapters as the functions use.
import { S3Client } from '@aws-sdk/client-s3'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { bucket } from '../../../functions/adapters/services/s3.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import { variable } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { EditionStore, SubscriberStore } from '../../../functions/ports.ts'
import { operatorClient } from '../engines/dynamodb.ts'
import { operator } from '../gateway/call-authorizer.ts'
import type { Laptop } from '../laptop.ts'

export interface Stores {
  articles: ArticleStore
  editions: EditionStore
  subscribers: SubscriberStore
  close: () => void
}

/** Names of tables, buckets and secrets are read where the functions read them: in their environment. */
export function openStores(laptop: Laptop): Stores {
  const name = (key: keyof typeof variable): string => named(laptop, variable[key])
  const clock = systemClock()
  const tables = operatorClient(laptop.tables.url)
  const credentials = { accessKeyId: operator, secretAccessKey: 'laptop' }
  const s3 = new S3Client({ endpoint: laptop.gateway, region: 'us-east-1', credentials, forcePathStyle: true })
  const content = bucket(name('contentBucket'), { client: s3 })
  const pepper = async () => laptop.secret(name('pepperSecretArn'))
  return {
    articles: articleStore(content),
    editions: editionStore(table(name('editionsTable'), clock, tables), () => content),
    subscribers: subscriberStore(table(name('subscribersTable'), clock, tables), { clock, pepper }),
    close: () => {
      tables.destroy()
      s3.destroy()
    },
  }
}

/** Also for `SETTINGS`. */
export function named(laptop: Laptop, name: string): string {
  const found = laptop.cloud.functions.find(({ environment }) => environment[name] !== undefined)
  const value = found?.environment[name]
  if (value === undefined) throw new Error(`no function of the templates is given ${name}`)
  return value
}
