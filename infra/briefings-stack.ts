// The stack of everything that does work: functions, queues, schedules, the sending domain, the API, alarms. Sets how
// often scheduled functions run (fetching, ticks, reconciling, retries). It can be deleted and deployed again.

import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { settingsKeys, topicsFile, variable } from '../functions/environment.ts'
import { BriefingFunction, type FunctionDefaults } from './constructs/briefing-function.ts'
import { Delivery } from './constructs/delivery.ts'
import { IncomingMail } from './constructs/incoming-mail.ts'
import { Mail } from './constructs/mail.ts'
import { Observability } from './constructs/observability.ts'
import { PublicApi } from './constructs/public-api.ts'
import { Publishing } from './constructs/publishing.ts'
import { Schedules } from './constructs/scheduled.ts'
import { deadLetterQueue } from './constructs/work-queue.ts'
import type { DataStack } from './data-stack.ts'
import { apiDomain, receiptRules, siteBucketName, siteRegion } from './names.ts'
import type { Deployment } from './settings/settings.ts'
import { composeDay, dayBefore, dayEarlier, hourlyFrom, launchExpression } from './timetable.ts'

export class BriefingsStack extends Stack {
  private readonly deployment: Deployment
  private readonly data: DataStack
  private readonly failures: Queue
  private readonly publishing: Publishing
  private readonly mail: Mail
  private readonly delivery: Delivery
  /** Where the list receives email. */
  private readonly incoming: IncomingMail | null
  private readonly subscriptions: BriefingFunction
  private readonly api: PublicApi

  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    data: DataStack,
    bundles: string,
    props: StackProps,
  ) {
    super(scope, id, props)
    this.deployment = deployment
    this.data = data
    const { list, logRetentionDays, sendConcurrency, siteDomain, hostedZone } = deployment
    const settings = { ...list, commandOptions: `--profile ${deployment.profile}` }
    const defaults = { bundles, settings, logRetentionDays }
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: hostedZone.id,
      zoneName: hostedZone.name,
    })

    this.failures = deadLetterQueue(this, 'FailedRuns')
    this.publishing = new Publishing(this, 'Publishing', { data, defaults, site: this.site(), failures: this.failures })
    this.mail = new Mail(this, 'Mail', { fromAddress: list.fromAddress, zone })
    this.delivery = new Delivery(this, 'Delivery', {
      data,
      defaults,
      sendConcurrency,
      mail: this.mail,
      publishQueue: this.publishing.publishQueue.queue,
      failures: this.failures,
    })
    this.publishing.compose.sendsTo({ resource: this.delivery.messages.queue, variable: variable.messageQueueUrl })
    this.incoming = this.incomingMail(zone, defaults)
    this.subscriptions = this.subscriptionsApi(defaults)
    this.api = this.publicApi(zone, siteDomain)
    this.schedule()
    this.observe()
    this.tell()
  }

  /** Outputs what an operator's commands must be told. */
  private tell(): void {
    const output = (id: string, value: string, description: string) => new CfnOutput(this, id, { value, description })
    output('Inbox', `s3://${this.data.content.bucket.bucketName}/inbox/`, 'Pages go here')
    output('EditionsTable', this.data.editions.resource.tableName, 'npm run edition -- … --table')
    output('SubscribersTable', this.data.subscribers.resource.tableName, 'npm run topics -- push … --subscribers')
    output('LinkKeysSecret', this.data.linkKeys.resource.secretArn, 'npm run keys -- rotate links --secret')
    output('OriginSecret', this.data.origin.resource.secretArn, 'npm run keys -- rotate origin --secret')
    const { launch, tick, reconcile } = this.delivery
    output('TickFunction', tick.function.functionName, 'npm run edition -- resume … --function')
    output('LaunchFunction', launch.function.functionName, 'npm run edition -- launch … --function')
    output('ReconcileFunction', reconcile.function.functionName, 'npm run edition -- retry-failed … --function')
    output('ComposeFunction', this.publishing.compose.function.functionName, 'npm run edition -- … --function')
  }

  private site() {
    const name = siteBucketName(this.deployment.siteDomain)
    return { name, arn: `arn:${this.partition}:s3:::${name}`, region: siteRegion }
  }

  private subscriptionsApi(defaults: FunctionDefaults): BriefingFunction {
    return (
      new BriefingFunction(this, 'SubscriptionsApi', {
        ...defaults,
        handler: 'subscriptions-api',
        description: 'Pages and forms by which readers change their subscription',
      })
        .uses(this.data.subscribers, 'GetItem', 'PutItem')
        .uses(this.data.editions, 'GetItem', 'Query')
        .uses(this.data.deliveries, 'GetItem')
        // At a reader's own request: a copy of their data, and erasing it. Nothing else may delete.
        .reaches(this.data.deliveries, ['M#*'], 'Query', 'DeleteItem')
        .reaches(this.data.subscribers, ['S#*'], 'DeleteItem')
        .reaches(this.data.subscribers, ['A#*'], 'UpdateItem')
        .keeps(this.data.pepper)
        .reads(this.data.content.named, ...settingsKeys(topicsFile))
        .lists(this.data.content.named)
        .sendsTo({ resource: this.delivery.messages.queue, variable: variable.messageQueueUrl })
        .keeps(this.data.linkKeys)
        .keeps(this.data.origin)
    )
  }

  private incomingMail(zone: IHostedZone, defaults: FunctionDefaults): IncomingMail | null {
    const { mailDomain } = this.deployment.list
    if (mailDomain === undefined) return null
    return new IncomingMail(this, 'IncomingMail', {
      mailDomain,
      ruleSet: receiptRules(this.deployment.siteDomain),
      zone,
      data: this.data,
      defaults,
      mail: this.mail,
      messages: this.delivery.messages.queue,
    })
  }

  private publicApi(zone: IHostedZone, siteDomain: string): PublicApi {
    return new PublicApi(this, 'PublicApi', {
      domain: apiDomain(siteDomain),
      zone,
      subscriptions: this.subscriptions.function,
      languages: this.deployment.list.languages,
      logRetentionDays: this.deployment.logRetentionDays,
    })
  }

  private schedule(): void {
    const { list, schedule } = this.deployment
    const schedules = new Schedules(this, 'Schedules', this.failures)
    const { compose, fetchDue, ingest } = this.publishing
    const { launch, tick, reconcile } = this.delivery
    schedules.call('Fetch', fetchDue.function, 'cron(20,50 * * * ? *)', 'UTC', 'Fetch the sources that are due')
    const checkAt = dayEarlier(schedule.compose)
    schedules.call('Check', fetchDue.function, checkAt, list.timeZone, 'Check what the sources brought', 'checkTime')
    // A deployment may change the rules: pages are read by them within a day.
    const rereadAt = 'cron(40 1 * * ? *)'
    schedules.call('Reread', ingest.function, rereadAt, 'UTC', 'Queue pages read by other rules', 'rereadTime')
    schedules.call('Compose', compose.function, schedule.compose, list.timeZone, 'Compose the edition of the week')
    const launchAt = launchExpression(list.deliveryDay)
    schedules.call('Launch', launch.function, launchAt, 'UTC', 'Freeze the audience before the first zone wakes')
    // A failed edition is retried, and one that is ready late goes out late: within the hour.
    const retryAt = hourlyFrom(25, composeDay(schedule.compose), list.deliveryDay)
    schedules.call('Retry', compose.function, retryAt, list.timeZone, 'Try again what failed', 'retryTime')
    const lateAt = hourlyFrom(35, dayBefore(list.deliveryDay), list.deliveryDay)
    schedules.call('LaunchLate', launch.function, lateAt, 'UTC', 'Launch what was ready late', 'lateTime')
    schedules.call('Tick', tick.function, 'cron(0,15,30,45 * * * ? *)', 'UTC', 'Queue the waves that are due')
    schedules.call('Reconcile', reconcile.function, 'cron(5 * * * ? *)', 'UTC', 'Settle what is unknown')
  }

  private observe(): void {
    const { fetchDue, fetch, ingest, compose, publish, publishQueue, sourceQueue } = this.publishing
    const { launch, tick, send, sendMessages, feedback, reconcile, batches, messages } = this.delivery
    new Observability(this, 'Observability', {
      operatorAddress: this.deployment.operatorAddress,
      configurationSet: this.mail.configurationSet.configurationSetName,
      requests: this.api,
      functions: {
        'fetch-sources': fetchDue.function,
        'fetch-source': fetch.function,
        'ingest-pages': ingest.function,
        'compose-edition': compose.function,
        'launch-edition': launch.function,
        'tick-waves': tick.function,
        'send-briefings': send.function,
        'send-messages': sendMessages.function,
        'record-feedback': feedback.function,
        'reconcile-deliveries': reconcile.function,
        'publish-edition': publish.function,
        'subscriptions-api': this.subscriptions.function,
        ...(this.incoming === null ? {} : { 'receive-mail': this.incoming.receive.function }),
      },
      deadLetters: {
        pages: this.data.content.ingest.deadLetters,
        batches: batches.deadLetters,
        messages: messages.deadLetters,
        publications: publishQueue.deadLetters,
        sources: sourceQueue.deadLetters,
        reports: this.mail.feedback.deadLetters,
        ...(this.incoming === null ? {} : { mail: this.incoming.received.deadLetters }),
        runs: this.failures,
      },
    })
  }
}
