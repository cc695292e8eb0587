// How `npm run deploy` finds what an earlier deployment kept: by the tag, among tables named after the stack.
import { CreateTableCommand, DescribeTableCommand, PutItemCommand, TagResourceCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { holdsItems, tables } from '../../infra/commands/deploy/account.ts'
import { startDynamo } from './engines.ts'

const dynamo = await startDynamo()
const tag = { key: 'broadsheet:site-domain', value: 'news.northport.io' }

async function aTable(name: string, domain: string | null): Promise<void> {
  await dynamo.client.send(
    new CreateTableCommand({
      TableName: name,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  const { Table } = await dynamo.client.send(new DescribeTableCommand({ TableName: name }))
  const Tags = [{ Key: tag.key, Value: domain ?? '' }]
  if (domain !== null) await dynamo.client.send(new TagResourceCommand({ ResourceArn: Table?.TableArn, Tags }))
}

test('finds the tables of this list and no others, and whether they hold anything', async () => {
  await aTable('broadsheet-data-Subscribers-1', tag.value)
  await aTable('broadsheet-data-Editions-1', tag.value)
  await aTable('broadsheet-data-Subscribers-2', 'news.elsewhere.io')
  await aTable('broadsheet-data-Subscribers-3', null)
  await aTable('another-stack-Subscribers-1', tag.value)
  const found = await tables(dynamo.client, 'broadsheet-data', tag)
  expect(found.map(({ id }) => id).sort()).toEqual(['broadsheet-data-Editions-1', 'broadsheet-data-Subscribers-1'])
  await dynamo.client.send(
    new PutItemCommand({ TableName: 'broadsheet-data-Subscribers-1', Item: { pk: { S: 'S#1' } } }),
  )
  expect(await holdsItems(dynamo.client, 'broadsheet-data-Subscribers-1')).toBe(true)
  expect(await holdsItems(dynamo.client, 'broadsheet-data-Editions-1')).toBe(false)
})
