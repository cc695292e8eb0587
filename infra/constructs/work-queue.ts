// A queue whose messages are never lost silently: what fails too often waits in a dead-letter queue, and an alarm
// rings. How long both keep a message and how often one is given out stands here.

import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Handler } from '../bundle.ts'
import { functionLimits } from './function-limits.ts'

/** Times the time limit of its reader that a queue hides what it gave out, and times that it gives it out before it is
 * set aside: AWS's advice for event source mappings, so that what is only throttled is not
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). */
const visibilityFactor = 6
const tries = 5

/** SQS keeps nothing longer. */
const retentionPeriod = Duration.days(14)

/** AWS takes no lower limit of readers for a mapping. */
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
