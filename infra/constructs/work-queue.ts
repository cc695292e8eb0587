// A queue that never loses a message silently: a message that fails too often goes to a dead-letter queue, and an alarm
// is raised. Sets how long both keep a message and how often it is delivered.

import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Handler } from '../bundling/bundle.ts'
import { functionLimits } from './function-limits.ts'

/** The visibility timeout as a multiple of the reader's time limit, and the number of deliveries before a message is
 * set aside: AWS's advice for event source mappings, so that throttled messages are not set aside
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). */
const visibilityFactor = 6
const tries = 5

/** The longest that SQS keeps messages. */
const retentionPeriod = Duration.days(14)

/** The lowest concurrency limit that AWS allows for a mapping. */
export const fewest = 2

export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, reader: Handler) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters')
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(visibilityFactor * functionLimits[reader].time.toSeconds()),
      retentionPeriod,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: tries },
    })
  }
}

export function deadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod,
  })
}
