// From pages to an edition on the web: ingest, compose, publish.

import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import {
  archiveKey,
  contentPrefix,
  decisionsFolder,
  languageFolder,
  settingsKeys,
  topicsFile,
  variable,
} from '../../functions/environment.ts'
import type { DataStack } from '../data-stack.ts'
import { BriefingFunction, type FunctionDefaults } from './briefing-function.ts'
import type { BucketName, Named } from './named.ts'
import { fewest, WorkQueue } from './work-queue.ts'

export interface PublishingProps {
  data: DataStack
  defaults: FunctionDefaults
  site: BucketName & { region: string }
  failures: Queue
}

export class Publishing extends Construct {
  readonly ingest: BriefingFunction
  readonly compose: BriefingFunction
  readonly publish: BriefingFunction
  readonly publishQueue: WorkQueue

  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id)
    this.publishQueue = new WorkQueue(this, 'PublishQueue', 'publish-edition')
    this.ingest = this.reader(props)
    this.compose = this.composer(props)
    this.publish = this.publisher(props)
  }

  private reader({ data, defaults }: PublishingProps): BriefingFunction {
    const content = data.content.named
    return new BriefingFunction(this, 'IngestPages', {
      ...defaults,
      handler: 'ingest-pages',
      description: 'Reads a page that landed into articles and passages',
    })
      .reads(content, contentPrefix.inbox, contentPrefix.pages, contentPrefix.articles)
      .writes(content, contentPrefix.pages, contentPrefix.articles)
      .lists(content)
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
      .reads(content, contentPrefix.pages, contentPrefix.articles, contentPrefix.editions)
      .reads(content, ...settingsKeys(topicsFile), ...settingsKeys(decisionsFolder))
      .writes(content, contentPrefix.editions)
      .lists(content)
      .uses(data.editions, 'PutItem', 'UpdateItem', 'Query')
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
      .uses(data.editions, 'Query')
      .writes(siteBucket(site), ...defaults.settings.languages.flatMap(archiveKeys))
      .knows(variable.siteBucketRegion, site.region)
      .consumes(this.publishQueue.queue, { batchSize: 1, maxConcurrency: fewest })
  }
}

/** What it puts on the site for a language. */
function archiveKeys(language: string): string[] {
  return Object.values(archiveKey).map((key) => languageFolder(language) + key)
}

function siteBucket(site: BucketName): Named<BucketName> {
  return { resource: site, variable: variable.siteBucket }
}
