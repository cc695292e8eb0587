// Functions, event source mappings and permissions.
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { answers, type Context, type Definition, define } from '../template/definition.ts'
import { assetOf } from './s3.ts'

const functionShape = z.strictObject({
  FunctionName: z.string().optional(),
  Runtime: z.literal('nodejs24.x', { error: 'the laptop runs nodejs24.x' }),
  Handler: z.string(),
  Role: z.string(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
})

const lambdaFunction = define('AWS::Lambda::Function', functionShape, (properties, context) => {
  const name = properties.FunctionName ?? context.physicalName
  const arn = context.arn('lambda', `function:${name}`)
  if (context.cloud.functions.some(({ id }) => id === context.id)) {
    throw new Error(`${context.stack.name}/${context.id}: two functions have this logical id; rename one construct`)
  }
  context.cloud.functions.push({
    id: context.id,
    name,
    arn,
    region: context.stack.region,
    roleArn: properties.Role,
    folder: assetOf(properties.Code.S3Key, context).folder,
    handler: properties.Handler,
    environment: properties.Environment?.Variables ?? {},
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    deadLetterArn: properties.DeadLetterConfig?.TargetArn ?? null,
  })
  return answers(context, name, { Arn: arn })
})

const mappingShape = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.coerce.number() }).optional(),
  Enabled: z.boolean().default(true),
})

/** Most instances of a mapping, even if the template allows more: each is a JavaScript engine of its own that has to
 * warm up, and more than there are cores would only compete. On two cores, three senders took a fifth more processor
 * time per email than two.
 * fifth more processor time a mail than two. */
const laptopConcurrency = Math.max(2, Math.min(4, availableParallelism() - 1))

const mapping = define('AWS::Lambda::EventSourceMapping', mappingShape, (properties, context) => {
  if (properties.Enabled) {
    context.cloud.mappings.push({
      functionArn: functionArn(properties.FunctionName, context),
      queueArn: properties.EventSourceArn,
      batchSize: properties.BatchSize,
      windowSeconds: properties.MaximumBatchingWindowInSeconds,
      partialResponses: properties.FunctionResponseTypes.length > 0,
      maximumConcurrency: Math.min(
        properties.ScalingConfig?.MaximumConcurrency ?? laptopConcurrency,
        laptopConcurrency,
      ),
    })
  }
  return answers(context, context.id)
})

const permissionShape = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
})

const permission = define('AWS::Lambda::Permission', permissionShape, (properties, context) => {
  const source = properties.SourceArn
  context.cloud.policies.push({
    resources: [functionArn(properties.FunctionName, context)],
    statements: [
      {
        Effect: 'Allow',
        Action: [properties.Action],
        Resource: ['*'],
        Principal: { Service: [properties.Principal] },
        ...(source === undefined ? {} : { Condition: { ArnLike: { 'aws:SourceArn': [source] } } }),
      },
    ],
  })
  return answers(context, context.id)
})

/** `FunctionName` properties contain a name or an ARN. */
function functionArn(nameOrArn: string, context: Context): string {
  const found = context.cloud.functions.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn)
  if (found === undefined) throw new Error(`${context.stack.name}/${context.id}: no function is called ${nameOrArn}`)
  return found.arn
}

export const lambdaDefinitions: Definition[] = [lambdaFunction, mapping, permission]
