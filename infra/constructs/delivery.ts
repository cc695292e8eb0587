// From a frozen edition to emails and their receipt: launch, tick, send, feedback, reconcile; and emails outside an
// edition.

import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { contentPrefix, settingsKeys, topicsFile, variable } from '../../functions/environment.ts'
import type { DataStack } from '../data-stack.ts'
import { BriefingFunction, type FunctionDefaults } from './briefing-function.ts'
import type { Mail } from './mail.ts'
import type { Named } from './named.ts'
import { fewest, WorkQueue } from './work-queue.ts'

/** An order only starts a sender: if no seat is free for it, it is done. */
const batchesACall = 4
/** Orders mostly wait for their turn, in parallel; more per call would require a batching window. */
const ordersACall = 10
/** docs/decisions/011. */
const eventsACall = 50
/** Not measured: five calls process 250 events, which is what 14 emails a second (SES's initial quota) cause in nine
 * seconds. */
const feedbackConcurrency = 5
/** For fuller batches: “sent” and “delivered” of an email come almost at once, and then take a single write. */
const feedbackWindow = Duration.seconds(5)

export interface DeliveryProps {
  data: DataStack
  defaults: FunctionDefaults
  mail: Mail
  publishQueue: Queue
  failures: Queue
  sendConcurrency: number
}

export class Delivery extends Construct {
  readonly batches: WorkQueue
  /** Orders for emails outside an edition. */
  readonly messages: WorkQueue
  readonly launch: BriefingFunction
  readonly tick: BriefingFunction
  readonly send: BriefingFunction
  readonly sendMessages: BriefingFunction
  readonly feedback: BriefingFunction
  readonly reconcile: BriefingFunction

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id)
    // A lost message does no harm: the tick queues batches with an expired lease again.
    this.batches = new WorkQueue(this, 'BatchQueue', 'send-briefings')
    this.messages = new WorkQueue(this, 'MessageQueue', 'send-messages')
    this.launch = this.launcher(props)
    this.tick = this.ticker(props)
    this.send = this.sender(props)
    this.sendMessages = this.messenger(props)
    this.feedback = this.recorder(props)
    this.reconcile = this.reconciler(props)
  }

  private launcher({ data, defaults, mail, failures, publishQueue }: DeliveryProps): BriefingFunction {
    const launch = new BriefingFunction(this, 'LaunchEdition', {
      ...defaults,
      handler: 'launch-edition',
      description: 'Freezes the audience of an edition into batches',
      failures,
    })
      .uses(data.subscribers, 'Query')
      .uses(data.editions, 'GetItem', 'PutItem', 'UpdateItem', 'Query')
      .reads(data.content.named, contentPrefix.editions)
      .sendsTo({ resource: publishQueue, variable: variable.publishQueueUrl })
      .sendsTo(this.messageOrders())
    // For the forecast.
    mail.quotaIsKnownTo(launch)
    return launch
  }

  private ticker({ data, defaults, failures }: DeliveryProps): BriefingFunction {
    return new BriefingFunction(this, 'TickWaves', {
      ...defaults,
      handler: 'tick-waves',
      description: 'Queues the batches whose wave is due',
      failures,
    })
      .uses(data.editions, 'UpdateItem', 'Query')
      .knows(variable.contentBucket, data.content.bucket.bucketName)
      .sendsTo({ resource: this.batches.queue, variable: variable.batchQueueUrl })
  }

  private sender({ data, defaults, mail, sendConcurrency }: DeliveryProps): BriefingFunction {
    const send = new BriefingFunction(this, 'SendBriefings', {
      ...defaults,
      handler: 'send-briefings',
      description: 'Sends the briefings of one batch, each once',
    })
      .reads(data.content.named, contentPrefix.editions)
      .lists(data.content.named)
      .uses(data.editions, 'GetItem', 'UpdateItem', 'Query')
      .uses(data.subscribers, 'GetItem')
      .uses(data.deliveries, 'GetItem', 'UpdateItem')
      .keeps(data.linkKeys)
      // A sender whose time is up starts the next one.
      .sendsTo({ resource: this.batches.queue, variable: variable.batchQueueUrl })
      .consumes(this.batches.queue, { batchSize: batchesACall, maxConcurrency: sendConcurrency })
    mail.mayBeSentBy(send)
    mail.quotaIsKnownTo(send)
    return send
  }

  private messenger({ data, defaults, mail }: DeliveryProps): BriefingFunction {
    const send = new BriefingFunction(this, 'SendMessages', {
      ...defaults,
      handler: 'send-messages',
      description: 'Sends the emails outside an edition',
    })
      .reads(data.content.named, contentPrefix.editions, ...settingsKeys(topicsFile))
      .lists(data.content.named)
      .uses(data.editions, 'GetItem', 'Query')
      .uses(data.subscribers, 'GetItem', 'PutItem', 'UpdateItem')
      .uses(data.deliveries, 'GetItem', 'PutItem', 'UpdateItem')
      .keeps(data.linkKeys)
      .keeps(data.pepper)
      .sendsTo(this.messageOrders())
      .consumes(this.messages.queue, { batchSize: ordersACall, maxConcurrency: fewest })
    mail.mayBeSentBy(send)
    mail.quotaIsKnownTo(send)
    return send
  }

  private recorder({ data, defaults, mail }: DeliveryProps): BriefingFunction {
    return (
      new BriefingFunction(this, 'RecordFeedback', {
        ...defaults,
        handler: 'record-feedback',
        description: 'Adds what SES reports to the delivery and sets suppressions',
      })
        .uses(data.deliveries, 'UpdateItem')
        // If there are too many bounces or complaints, the edition is stopped.
        .uses(data.editions, 'GetItem', 'UpdateItem', 'Query')
        .uses(data.subscribers, 'GetItem', 'PutItem', 'UpdateItem')
        .keeps(data.pepper)
        // If many confirmations bounce, the operator is mailed.
        .sendsTo(this.messageOrders())
        .consumes(mail.feedback.queue, {
          batchSize: eventsACall,
          maxConcurrency: feedbackConcurrency,
          maxBatchingWindow: feedbackWindow,
        })
    )
  }

  private reconciler({ data, defaults, mail, failures, publishQueue }: DeliveryProps): BriefingFunction {
    const reconcile = new BriefingFunction(this, 'ReconcileDeliveries', {
      ...defaults,
      handler: 'reconcile-deliveries',
      description: 'Closes what no event settled and draws up the receipt',
      failures,
    })
      .uses(data.deliveries, 'GetItem', 'UpdateItem', 'Query')
      .uses(data.editions, 'GetItem', 'PutItem', 'UpdateItem', 'Query')
    // It also resumes an interrupted launch, and estimates when editions will be done.
    mail.quotaIsKnownTo(reconcile)
    return reconcile
      .uses(data.subscribers, 'Query')
      .reads(data.content.named, contentPrefix.editions)
      .sendsTo({ resource: publishQueue, variable: variable.publishQueueUrl })
      .sendsTo(this.messageOrders())
  }

  private messageOrders(): Named<Queue> {
    return { resource: this.messages.queue, variable: variable.messageQueueUrl }
  }
}
