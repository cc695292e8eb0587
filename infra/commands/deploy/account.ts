// What exists in the account that the CDK will deploy to. Needs these read permissions:
// cloudformation:ListStackResources, dynamodb:ListTables, ListTagsOfResource, DescribeTable and Scan (one item is
// counted, none is read), s3:ListAllMyBuckets, GetBucketTagging and ListBucket, secretsmanager:ListSecrets.
import {
  CloudFormationClient,
  CloudFormationServiceException,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation'
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  paginateListTables,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import {
  GetBucketTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { paginateListSecrets, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { contentPrefix, settingsPrefix } from '../../../functions/environment.ts'

export interface RetainedResource {
  kind: 'table' | 'bucket' | 'secret'
  name: string
  /** As `cdk import` asks for it, and as the stack lists it: the name, or the ARN of a secret. */
  id: string
}

/** The contents of an account; every call only reads. */
export interface Account {
  /** Ids of all resources of a stack; empty if there is no such stack. */
  inStack(stack: string, region: string): Promise<ReadonlySet<string>>
  /** Tables, buckets and secrets created by the stack of that name that have the tag. */
  tagged(stack: string, tag: { key: string; value: string }, region: string): Promise<readonly RetainedResource[]>
  /** True if a table has items, or a bucket has objects other than those that a deployment itself puts there. */
  holdsData(kept: RetainedResource, region: string): Promise<boolean>
  bucket(name: string, region: string): Promise<'ours' | 'of others' | 'none'>
}

type Tag = { key: string; value: string }

export const account: Account = {
  inStack: (stack, region) => using(new CloudFormationClient({ region }), (client) => inStack(client, stack)),
  tagged: async (stack, tag, region) => [
    ...(await using(new DynamoDBClient({ region }), (client) => tables(client, stack, tag))),
    ...(await using(new S3Client({ region }), (client) => buckets(client, stack, tag))),
    ...(await using(new SecretsManagerClient({ region }), (client) => secrets(client, tag))),
  ],
  holdsData: (one, region) =>
    one.kind === 'table'
      ? using(new DynamoDBClient({ region }), (client) => holdsItems(client, one.name))
      : using(new S3Client({ region }), (client) => holdsObjects(client, one.name)),
  bucket: (name, region) => using(new S3Client({ region }), (client) => ownerOf(client, name)),
}

async function using<Client extends { destroy(): void }, T>(client: Client, use: (client: Client) => Promise<T>) {
  try {
    return await use(client)
  } finally {
    client.destroy()
  }
}

async function inStack(client: CloudFormationClient, stack: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  try {
    // Resources that were deleted or retained are still listed for a while.
    for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: stack }))
      for (const { PhysicalResourceId: id, ResourceStatus: status = '' } of StackResourceSummaries)
        if (id !== undefined && !/^DELETE_(?:COMPLETE|SKIPPED)$/.test(status)) ids.add(id)
  } catch (error) {
    if (!(error instanceof CloudFormationServiceException && /does not exist/.test(error.message))) throw error
  }
  return ids
}

/** CloudFormation names a table after its stack. */
export async function tables(client: DynamoDBClient, stack: string, tag: Tag): Promise<RetainedResource[]> {
  const found: RetainedResource[] = []
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    for (const name of TableNames.filter((one) => one.startsWith(`${stack}-`)))
      if (await tableHas(client, name, tag)) found.push({ kind: 'table', name, id: name })
  return found
}

async function tableHas(client: DynamoDBClient, name: string, tag: Tag): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
  // At most 50 tags, all on the first page.
  const { Tags = [] } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: Table?.TableArn }))
  return Tags.some(({ Key, Value }) => Key === tag.key && Value === tag.value)
}

async function buckets(client: S3Client, stack: string, tag: Tag): Promise<RetainedResource[]> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}))
  const names = Buckets.flatMap(({ Name = '' }) => (Name.startsWith(`${stack}-`) ? [Name] : []))
  const found: RetainedResource[] = []
  for (const name of names) if (await bucketHas(client, name, tag)) found.push({ kind: 'bucket', name, id: name })
  return found
}

async function bucketHas(client: S3Client, name: string, tag: Tag): Promise<boolean> {
  try {
    const { TagSet = [] } = await client.send(new GetBucketTaggingCommand({ Bucket: name }))
    return TagSet.some(({ Key, Value }) => Key === tag.key && Value === tag.value)
  } catch (error) {
    // A bucket without tags, or one in another region.
    if (error instanceof S3ServiceException && ['NoSuchTagSet', 'PermanentRedirect'].includes(error.name)) return false
    throw error
  }
}

/** A secret scheduled for deletion is not listed. A replica in another region is named by its origin. */
async function secrets(client: SecretsManagerClient, tag: Tag): Promise<RetainedResource[]> {
  const Filters = [
    { Key: 'tag-key' as const, Values: [tag.key] },
    { Key: 'tag-value' as const, Values: [tag.value] },
  ]
  const found: RetainedResource[] = []
  // The filters match the beginning of words.
  for await (const { SecretList = [] } of paginateListSecrets({ client }, { Filters }))
    for (const { ARN: id, Name: name = '', Tags = [] } of SecretList)
      if (id !== undefined && Tags.some(({ Key, Value }) => Key === tag.key && Value === tag.value))
        found.push({ kind: 'secret', name, id })
  return found
}

export async function holdsItems(client: DynamoDBClient, name: string): Promise<boolean> {
  const { Count = 0 } = await client.send(new ScanCommand({ TableName: name, Select: 'COUNT', Limit: 1 }))
  return Count > 0
}

/** What a deployment itself puts there would be no loss. */
async function holdsObjects(client: S3Client, name: string): Promise<boolean> {
  for (const Prefix of [settingsPrefix.changed, ...Object.values(contentPrefix)]) {
    const { KeyCount = 0 } = await client.send(new ListObjectsV2Command({ Bucket: name, Prefix, MaxKeys: 1 }))
    if (KeyCount > 0) return true
  }
  return false
}

async function ownerOf(client: S3Client, name: string): Promise<'ours' | 'of others' | 'none'> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }))
    return 'ours'
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
    if (status === 404) return 'none'
    if (status === 403) return 'of others'
    throw error
  }
}
