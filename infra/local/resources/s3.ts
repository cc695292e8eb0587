// Buckets, their notifications to queues, and the CDK's bucket deployments, which are interpreted instead of run.
import { z } from 'zod'
import { answers, type Context, type Definition, define } from '../template/definition.ts'

const filterShape = z.strictObject({
  S3Key: z.strictObject({ Rules: z.array(z.strictObject({ Name: z.string(), Value: z.string() })) }),
})

const bucketShape = z.strictObject({
  BucketName: z.string().optional(),
  NotificationConfiguration: z
    .strictObject({
      QueueConfigurations: z.array(
        z.strictObject({ Event: z.string(), Filter: filterShape.optional(), Queue: z.string() }),
      ),
    })
    .optional(),
})

const bucket = define('AWS::S3::Bucket', bucketShape, (properties, context) => {
  const name = (properties.BucketName ?? `${context.physicalName}-${context.stack.account}`).toLowerCase().slice(0, 63)
  const arn = `arn:aws:s3:::${name}`
  const notifications = (properties.NotificationConfiguration?.QueueConfigurations ?? []).map((one) => {
    const rules = one.Filter?.S3Key.Rules ?? []
    const rule = (wanted: string) => rules.find(({ Name }) => Name.toLowerCase() === wanted)?.Value ?? ''
    return { event: one.Event, prefix: rule('prefix'), suffix: rule('suffix'), queueArn: one.Queue }
  })
  context.cloud.buckets.push({ name, arn, notifications })
  return answers(context, name, {
    Arn: arn,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${context.stack.region}.amazonaws.com`,
  })
})

const truth = z.union([z.boolean(), z.enum(['true', 'false'])]).transform((value) => String(value) === 'true')

const deploymentShape = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().optional(),
  Prune: truth.default(true),
  WaitForDistributionInvalidation: truth.optional(),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z
    .strictObject({ 'content-type': z.string().optional(), 'cache-control': z.string().optional() })
    .optional(),
  RetainOnDelete: truth.optional(),
  OutputObjectKeys: truth.optional(),
  DistributionId: z.string().optional(),
  DistributionPaths: z.array(z.string()).optional(),
  Extract: truth.optional(),
})

const deployment = define('Custom::CDKBucketDeployment', deploymentShape, (properties, context) => {
  context.cloud.deployments.push({
    id: context.id,
    bucket: properties.DestinationBucketName,
    prefix: properties.DestinationBucketKeyPrefix ?? '',
    sources: properties.SourceObjectKeys.map((key) => assetOf(key, context)),
    prune: properties.Prune,
    include: properties.Include,
    exclude: properties.Exclude,
    contentType: properties.SystemMetadata?.['content-type'] ?? null,
    cacheControl: properties.SystemMetadata?.['cache-control'] ?? null,
  })
  return answers(context, context.id, {
    DestinationBucketArn: `arn:aws:s3:::${properties.DestinationBucketName}`,
    SourceObjectKeys: properties.SourceObjectKeys.join(','),
  })
})

/** An asset's object key is its hash with the suffix of its packaging. */
export function assetOf(key: string, context: Context): { hash: string; folder: string } {
  const hash = key.replace(/\.zip$/, '')
  const folder = context.stack.assets.get(hash)
  if (folder === undefined) throw new Error(`${context.stack.name}/${context.id}: no asset ${hash} in the assembly`)
  return { hash, folder }
}

export const s3Definitions: Definition[] = [bucket, deployment]
