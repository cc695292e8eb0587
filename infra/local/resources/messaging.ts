// Queues, topics, subscriptions and their policies.
import { z } from 'zod'
import { laptop } from '../account.ts'
import { documentShape } from '../gateway/policy.ts'
import { answers, type Definition, define } from '../template/definition.ts'

const queueShape = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: z.coerce.number().optional(),
  MessageRetentionPeriod: z.coerce.number().optional(),
  DelaySeconds: z.coerce.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.coerce.number().optional(),
  MaximumMessageSize: z.coerce.number().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  RedriveAllowPolicy: z.record(z.string(), z.unknown()).optional(),
})

const queue = define('AWS::SQS::Queue', queueShape, (properties, context) => {
  const { QueueName, ...attributes } = properties
  const name = QueueName ?? context.physicalName
  const arn = context.arn('sqs', name)
  const url = `${context.endpoints.gateway}/${laptop.account}/${name}`
  const asText = Object.entries(attributes).map(([key, value]) => [
    key,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  context.cloud.queues.push({ name, arn, url, attributes: Object.fromEntries(asText) })
  return answers(context, url, { Arn: arn, QueueName: name, QueueUrl: url })
})

const queuePolicyShape = z.strictObject({ PolicyDocument: documentShape, Queues: z.array(z.string()) })

const queuePolicy = define('AWS::SQS::QueuePolicy', queuePolicyShape, (properties, context) => {
  const protectedQueues = context.cloud.queues.filter(({ url }) => properties.Queues.includes(url))
  context.cloud.policies.push({
    resources: protectedQueues.map(({ arn }) => arn),
    statements: properties.PolicyDocument.Statement,
  })
  return answers(context, context.id)
})

const topicShape = z.strictObject({ TopicName: z.string().optional() })

const topic = define('AWS::SNS::Topic', topicShape, (properties, context) => {
  const name = properties.TopicName ?? context.physicalName
  const arn = context.arn('sns', name)
  context.cloud.topics.push({ name, arn })
  return answers(context, arn, { TopicArn: arn, TopicName: name })
})

const topicPolicyShape = z.strictObject({ PolicyDocument: documentShape, Topics: z.array(z.string()) })

const topicPolicy = define('AWS::SNS::TopicPolicy', topicPolicyShape, (properties, context) => {
  context.cloud.policies.push({ resources: properties.Topics, statements: properties.PolicyDocument.Statement })
  return answers(context, context.id)
})

const subscriptionShape = z.strictObject({
  Protocol: z.string(),
  TopicArn: z.string(),
  Endpoint: z.string(),
  Region: z.string().optional(),
  RawMessageDelivery: z.boolean().optional(),
  FilterPolicy: z.record(z.string(), z.unknown()).optional(),
  FilterPolicyScope: z.string().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string() }).optional(),
})

const subscription = define('AWS::SNS::Subscription', subscriptionShape, (properties, context) => {
  const { Protocol, TopicArn, Endpoint, Region: _, RedrivePolicy: __, ...rest } = properties
  if (Protocol !== 'sqs') {
    const where = `${context.stack.name}/${context.id}`
    context.cloud.ignored.set(where, `${Protocol} subscription: no one to tell outside the laptop`)
    return answers(context, context.id)
  }
  const asText = Object.entries(rest).map(([key, value]) => [
    key,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  context.cloud.subscriptions.push({
    topicArn: TopicArn,
    queueArn: Endpoint,
    attributes: Object.fromEntries(asText),
  })
  return answers(context, `${TopicArn}:${context.id}`)
})

export const messagingDefinitions: Definition[] = [queue, queuePolicy, topic, topicPolicy, subscription]
