// From sources to an edition on the web: the functions that fetch, ingest, compose and publish.

import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import {
  archiveKey,
  contentPrefix,
  decisionsFolder,
  languageFolder,
  settingsKeys,
  siteFile,
  sourcesFile,
  stockState,
  topicsFile,
  variable,
} from '../../functions/environment.ts'
import type { DataStack } from '../data-stack.ts'
import { BriefingFunction, type FunctionDefaults } from './briefing-function.ts'
import { fetchConcurrency, sourcesACall } from './fetch-batches.ts'
import type { BucketName, Named } from './named.ts'
import { fewest, WorkQueue } from './work-queue.ts'

export interface PublishingProps {
  data: DataStack
  defaults: FunctionDefaults
  site: BucketName & { region: string }
  failures: Queue
}

export class Publishing extends Construct {
  readonly fetchDue: BriefingFunction
  readonly fetch: BriefingFunction
  readonly ingest: BriefingFunction
  readonly compose: BriefingFunction
  readonly publish: BriefingFunction
  readonly publishQueue: WorkQueue
  readonly sourceQueue: WorkQueue

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id)
    this.publishQueue = new WorkQueue(this, 'PublishQueue', 'publish-edition')
    this.sourceQueue = new WorkQueue(this, 'SourceQueue', 'fetch-source')
    this.fetchDue = this.timekeeper(props)
    this.fetch = this.fetcher(props)
    this.ingest = this.reader(props)
    this.compose = this.composer(props)
    this.publish = this.publisher(props)
  }

  private timekeeper({ data, defaults, failures }: PublishingProps): BriefingFunction {
    return new BriefingFunction(this, 'FetchSources', {
      ...defaults,
      handler: 'fetch-sources',
      description: 'Queues the sources that are due',
      failures,
    })
      .reads(data.content.named, ...settingsKeys(sourcesFile))
      .lists(data.content.named)
      .uses(data.editions, 'Query')
      .sendsTo({ resource: this.sourceQueue.queue, variable: variable.sourceQueueUrl })
  }

  private fetcher({ data, defaults }: PublishingProps): BriefingFunction {
    return new BriefingFunction(this, 'FetchSource', {
      ...defaults,
      handler: 'fetch-source',
      description: 'Fetches sources: what they list anew becomes pages of the inbox',
    })
      .reads(data.content.named, ...settingsKeys(sourcesFile))
      .lists(data.content.named)
      .reads(data.content.named, contentPrefix.pages, contentPrefix.inbox)
      .writes(data.content.named, contentPrefix.inbox, contentPrefix.pages, contentPrefix.stock)
      .uses(data.editions, 'GetItem', 'PutItem', 'UpdateItem', 'Query')
      .sendsTo({ resource: this.sourceQueue.queue, variable: variable.sourceQueueUrl })
      .consumes(this.sourceQueue.queue, { batchSize: sourcesACall, maxConcurrency: fetchConcurrency })
  }

  private reader({ data, defaults, failures }: PublishingProps): BriefingFunction {
    const content = data.content.named
    return new BriefingFunction(this, 'IngestPages', {
      ...defaults,
      handler: 'ingest-pages',
      description: 'Reads a page that landed into articles and passages',
      failures,
    })
      .reads(content, contentPrefix.inbox, contentPrefix.pages, contentPrefix.articles, stockState)
      .writes(content, contentPrefix.pages, contentPrefix.articles, contentPrefix.stock)
      .lists(content)
      .sendsTo({ resource: data.content.ingest.queue, variable: variable.ingestQueueUrl })
      .consumes(data.content.ingest.queue, { batchSize: 1, maxConcurrency: fewest })
  }

  private composer({ data, defaults, failures }: PublishingProps): BriefingFunction {
    const content = data.content.named
    return new BriefingFunction(this, 'ComposeEdition', {
      ...defaults,
      handler: 'compose-edition',
      description: 'Composes the edition of the week and freezes it',
      failures,
    })
      .reads(content, contentPrefix.pages, contentPrefix.articles, contentPrefix.editions, stockState)
      .reads(content, ...settingsKeys(topicsFile), ...settingsKeys(decisionsFolder), ...settingsKeys(sourcesFile))
      .writes(content, contentPrefix.editions)
      .lists(content)
      .uses(data.editions, 'PutItem', 'UpdateItem', 'Query')
      .sendsTo({ resource: data.content.ingest.queue, variable: variable.ingestQueueUrl })
  }

  private publisher({ data, defaults, site }: PublishingProps): BriefingFunction {
    const content = data.content.named
    return new BriefingFunction(this, 'PublishEdition', {
      ...defaults,
      handler: 'publish-edition',
      description: 'Puts a launched edition and the feeds on the public site',
    })
      .reads(content, contentPrefix.editions)
      .lists(content)
      .uses(data.editions, 'Query', 'UpdateItem')
      .writes(siteBucket(site), ...defaults.settings.languages.flatMap(archiveKeys), ...Object.values(siteFile))
      .reads(siteBucket(site), siteFile.made)
      .lists(siteBucket(site))
      .knows(variable.siteBucketRegion, site.region)
      .consumes(this.publishQueue.queue, { batchSize: 1, maxConcurrency: fewest })
  }
}

/** Keys of what it puts on the site for a language. */
function archiveKeys(language: string): string[] {
  return Object.values(archiveKey).map((key) => languageFolder(language) + key)
}

function siteBucket(site: BucketName): Named<BucketName> {
  return { resource: site, variable: variable.siteBucket }
}
