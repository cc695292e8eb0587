// Tables, as the CDK's `Table` and `TableV2` synthesize them.
import { z } from 'zod'
import { answers, type Context, type Definition, define } from '../template/definition.ts'

const tableProperties = {
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
}

const tableShape = z.strictObject(tableProperties)
const globalTableShape = z.strictObject({
  ...tableProperties,
  Replicas: z.array(z.strictObject({ Region: z.string() })).max(1, 'one region on a laptop'),
})

function describe(properties: z.infer<typeof tableShape>, context: Context) {
  const name = properties.TableName ?? context.physicalName
  const arn = context.arn('dynamodb', `table/${name}`)
  const typeOf = new Map(properties.AttributeDefinitions.map((item) => [item.AttributeName, item.AttributeType]))
  const ttl = properties.TimeToLiveSpecification
  context.cloud.tables.push({
    name,
    arn,
    keys: properties.KeySchema.map(({ AttributeName, KeyType }) => ({
      name: AttributeName,
      role: KeyType,
      type: typeOf.get(AttributeName) ?? 'S',
    })),
    ttl: ttl?.Enabled === true ? ttl.AttributeName : null,
  })
  return answers(context, name, { Arn: arn })
}

export const dynamodbDefinitions: Definition[] = [
  define('AWS::DynamoDB::Table', tableShape, describe),
  define('AWS::DynamoDB::GlobalTable', globalTableShape, describe),
]
