// A living list: a running `npm start`, or one on AWS, through the adapters that its functions use.
import { DeleteObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { articleStore } from '../../../functions/adapters/content/article-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { type Bucket, bucket } from '../../../functions/adapters/services/s3.ts'
import { countedReaders } from '../../../functions/adapters/subscription/counted-readers.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { ArticleStore } from '../../../functions/page-ports.ts'
import type { Clock, EditionStore } from '../../../functions/ports.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type ListNumbers, numbersOfList } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import { awsContent, localContent } from '../../commands/content-bucket.ts'
import { localTarget, namedTarget, type Target } from '../../commands/edition/target.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { type AwsNames, draftsOf, type ListPlace } from './list-place.ts'
import { readersIn } from './list-readers.ts'

export interface LivingList {
  /** Those it was started with; `null` on AWS, where the profile need not have the right to read them. */
  settings: Settings | null
  content: Bucket
  /** Deletes an object from the bucket if it still has this tag; false otherwise. */
  remove(key: string, tag: string): Promise<boolean>
  articles: ArticleStore
  editions: EditionStore
  /** Without their addresses. */
  readers(): Promise<Subscriber[]>
  /** Counts of everything stored: every record of a reader is read. */
  numbers(): Promise<ListNumbers>
  /** True if new readers are shown automatically: not on AWS, where a list may have millions. */
  watchesReaders: boolean
  /** The list's clock: on a laptop it runs ahead of the machine's. */
  clock: Clock
  recompose(week: string): Promise<unknown>
  /** Folder of drafts that are not applied yet. */
  drafts: string
  close(): void
}

/** What the preview asks about the list that it shows. */
export interface FoundList {
  /** `null` if the files are the list, or if the list has stopped. */
  current(): LivingList | null
  /** True if a list was found earlier and does not run any more. */
  hasStopped(): boolean
}

/** Opens the list of a place on demand, and again once another `npm start` runs there. */
export class ListFinder implements FoundList {
  readonly #place: ListPlace
  #open: { key: string; list: LivingList } | null = null
  #hasFound = false

  constructor(place: ListPlace) {
    this.#place = place
  }

  /** `null` if the files are the list. */
  current(): LivingList | null {
    const key = keyOf(this.#place)
    if (key !== this.#open?.key) this.close()
    if (key !== null && this.#open === null) this.#open = { key, list: openList(this.#place) }
    this.#hasFound ||= this.#open !== null
    return this.#open?.list ?? null
  }

  hasStopped(): boolean {
    return this.current() === null && this.#hasFound
  }

  close(): void {
    this.#open?.list.close()
    this.#open = null
  }
}

function keyOf(place: ListPlace): string | null {
  if (place.kind === 'aws') return place.names.contentBucket
  const running = place.kind === 'laptop' ? findRunning(place.folder) : null
  return running === null ? null : `${running.pid} ${running.gateway}`
}

function openList(place: ListPlace): LivingList {
  if (place.kind === 'files') throw new Error('the files of the working copy are no living list')
  return place.kind === 'laptop' ? onLaptop(place) : onAws(place)
}

function onLaptop(place: Extract<ListPlace, { kind: 'laptop' }>): LivingList {
  const content = localContent(place.folder, 'look at a list on AWS')
  const running = findRunning(place.folder)
  if (running === null) throw new Error(`npm start has ended in ${place.folder}`)
  const { settings } = running
  return listIn(place, { content, target: localTarget(place.folder), names: running, settings })
}

function onAws(place: Extract<ListPlace, { kind: 'aws' }>): LivingList {
  const { profile, names } = place
  return listIn(place, {
    content: awsContent({ profile, bucket: names.contentBucket }),
    target: namedTarget({ profile, table: names.editionsTable, function: names.composeFunction }, 'recompose'),
    names,
    settings: null,
  })
}

interface Opened {
  content: { name: string; client: S3Client }
  /** What the operator's commands do with editions. */
  target: Target
  names: Pick<AwsNames, 'editionsTable' | 'subscribersTable'>
  settings: Settings | null
}

function listIn(place: ListPlace, { content: s3, target, names, settings }: Opened): LivingList {
  const content = bucket(s3.name, { client: s3.client })
  const editions = editionStore(table(names.editionsTable, systemClock(), target.tables), () => content)
  const subscribers = countedReaders(table(names.subscribersTable, target.clock, target.tables))
  return {
    settings,
    content,
    remove: (key, tag) => remove(s3, key, tag),
    articles: articleStore(content),
    editions,
    readers: () => readersIn(target.tables, names.subscribersTable),
    numbers: () => numbersOfList({ editions, subscribers, clock: target.clock }),
    watchesReaders: place.kind === 'laptop',
    clock: target.clock,
    recompose: target.recompose,
    drafts: draftsOf(place) ?? '',
    close: () => {
      s3.client.destroy()
      target.close()
    },
  }
}

/** Only the preview does this: no function of the list ever deletes a setting. */
async function remove({ client, name }: Opened['content'], key: string, tag: string): Promise<boolean> {
  try {
    await client.send(new DeleteObjectCommand({ Bucket: name, Key: key, IfMatch: tag }))
    return true
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false
    throw error
  }
}
