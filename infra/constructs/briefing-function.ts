// What every function has in common. A grant gives the permission and the environment variable in one step, so that
// neither can be forgotten; roles start empty and get only exact actions on exact resources.

import { join } from 'node:path'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { type Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { type Settings, variable } from '../../functions/environment.ts'
import type { Handler } from '../bundling/bundle.ts'
import { functionLimits, memoryOf } from './function-limits.ts'
import type { BucketName, Named, Variable } from './named.ts'

/** The same for all functions of a stack. */
export interface FunctionDefaults {
  /** Folder filled by `bundle`. */
  bundles: string
  settings: Settings
  logRetentionDays: RetentionDays
}

export interface BriefingFunctionProps extends FunctionDefaults {
  handler: Handler
  description: string
  /** Receives asynchronous invocations that failed three times. */
  failures?: IQueue
}

/** What the stores in `functions/adapters` call; items are deleted only by their time to live, or at their reader's
 * request (`reaches`). */
export type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'Query'

export class BriefingFunction extends Construct {
  readonly function: lambda.Function
  private readonly role: Role

  constructor(scope: Construct, id: string, props: BriefingFunctionProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      code: lambda.Code.fromAsset(join(props.bundles, props.handler)),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: memoryOf(props.handler, props.settings),
      timeout: functionLimits[props.handler].time,
      tracing: lambda.Tracing.ACTIVE,
      role: this.role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      environment: {
        [variable.settings]: JSON.stringify(props.settings),
        POWERTOOLS_SERVICE_NAME: props.handler,
      },
      ...(props.failures === undefined ? {} : { deadLetterQueue: props.failures }),
    })
  }

  uses(table: Named<TableV2>, ...actions: TableAction[]): this {
    const named = actions.map((action) => `dynamodb:${action}`)
    return this.knows(table.variable, table.resource.tableName).allow(named, [table.resource.tableArn])
  }

  /** Only items in these partitions. */
  reaches(table: Named<TableV2>, partitions: string[], ...actions: (TableAction | 'DeleteItem')[]): this {
    const named = actions.map((action) => `dynamodb:${action}`)
    const within = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } }
    return this.knows(table.variable, table.resource.tableName).allow(named, [table.resource.tableArn], within)
  }

  /** Objects under these prefixes or, without a trailing slash, with exactly these keys. */
  reads(bucket: Named<BucketName>, ...keys: string[]): this {
    return this.knows(bucket.variable, bucket.resource.name).allow(['s3:GetObject'], objects(bucket, keys))
  }

  writes(bucket: Named<BucketName>, ...keys: string[]): this {
    return this.knows(bucket.variable, bucket.resource.name).allow(['s3:PutObject'], objects(bucket, keys))
  }

  /** Without this permission S3 answers 403 instead of 404 for a missing object; a condition on the prefix would undo
   * that, because GetObject names none. */
  lists(bucket: Named<BucketName>): this {
    return this.knows(bucket.variable, bucket.resource.name).allow(['s3:ListBucket'], [bucket.resource.arn])
  }

  sendsTo(queue: Named<IQueue>): this {
    return this.knows(queue.variable, queue.resource.queueUrl).allow(['sqs:SendMessage'], [queue.resource.queueArn])
  }

  keeps(secret: Named<Secret>): this {
    return this.knows(secret.variable, secret.resource.secretArn).allow(
      ['secretsmanager:GetSecretValue'],
      [secret.resource.secretArn],
    )
  }

  /** Invokes it with messages of the queue; those named in `batchItemFailures` are delivered again. */
  consumes(queue: IQueue, options: { batchSize: number; maxConcurrency: number; maxBatchingWindow?: Duration }): this {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    const mapping = new lambda.EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      reportBatchItemFailures: true,
      ...options,
    })
    // Lambda checks the permission when it creates the mapping.
    mapping.node.addDependency(this.role)
    return this
  }

  knows(name: Variable, value: string): this {
    this.function.addEnvironment(name, value)
    return this
  }

  allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, unknown>>): this {
    this.role.addToPolicy(
      new PolicyStatement({ actions, resources, ...(conditions === undefined ? {} : { conditions }) }),
    )
    return this
  }
}

function objects(bucket: Named<BucketName>, keys: string[]): string[] {
  return keys.map((key) => `${bucket.resource.arn}/${key}${key.endsWith('/') ? '*' : ''}`)
}
