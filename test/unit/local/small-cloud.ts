// A small cloud as the CDK would synthesize it: bucket → queue → function with a narrow role, and a distribution before
// an API.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const requireSdk = `import { createRequire } from 'node:module'
const require = createRequire(${JSON.stringify(fileURLToPath(new URL('../../../package.json', import.meta.url)))})`

const code = `${requireSdk}
const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3')
const { DynamoDBClient, PutItemCommand, DeleteItemCommand } = require('@aws-sdk/client-dynamodb')
const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager')
const [s3, tables, secrets] = [new S3Client(), new DynamoDBClient(), new SecretsManagerClient()]
const trying = async (work) => { try { return await work() } catch (error) { return error.name + ' at attempt ' + error.$metadata.attempts } }
const put = (Key, Body) => s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key, Body }))
const get = (Key) => s3.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key }))
export const handler = async (event) => {
  if (event.version === '2.0') return { statusCode: 200, headers: { 'content-type': 'text/plain' }, cookies: ['a=1'],
    body: JSON.stringify([event.routeKey, event.pathParameters, event.headers['x-secret'], event.headers['x-seen'],
      event.isBase64Encoded ? atob(event.body) : event.body]) }
  const [record] = event.Records
  const { object } = JSON.parse(record.body).Records[0].s3
  const read = await get(decodeURIComponent(object.key.replaceAll('+', ' '))).then(({ Body }) => Body.transformToString())
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SECRET }))
  const Key = { pk: { S: 'a' } }
  const outcome = {
    read, secret: SecretString.length,
    row: await trying(async () => (await tables.send(new PutItemCommand({ TableName: process.env.TABLE, Item: Key }))).$metadata.httpStatusCode),
    forbiddenRow: await trying(() => tables.send(new DeleteItemCommand({ TableName: process.env.TABLE, Key }))),
    forbiddenPut: await trying(() => put('elsewhere/a', 'x')),
    missing: await trying(() => get('inbox/nothing')),
  }
  await put('out/result.json', JSON.stringify(outcome))
}`

const edge = `function handler(event) {
  event.request.headers['x-seen'] = { value: event.viewer.ip }
  return event.request
}`

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource })
const within = (path: string) => ({ 'Fn::Join': ['', [arn('Bucket'), path]] })

const template = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Statement: [{ ...allow('sqs:SendMessage', arn('Queue')), Principal: { Service: 's3.amazonaws.com' } }],
        },
      },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'content',
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: arn('Queue'),
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'inbox/' }] } },
            },
          ],
        },
      },
    },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 40 } } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyName: 'all',
            PolicyDocument: {
              Statement: [
                allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Queue')),
                allow('s3:GetObject', within('/inbox/*')),
                allow('s3:PutObject', within('/out/*')),
                allow('dynamodb:PutItem', arn('Table')),
                allow('secretsmanager:GetSecretValue', { Ref: 'Secret' }),
              ],
            },
          },
        ],
      },
    },
    Reader: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: arn('Role'),
        Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
        Timeout: 600,
        MemorySize: 256,
        Environment: { Variables: { BUCKET: { Ref: 'Bucket' }, TABLE: { Ref: 'Table' }, SECRET: { Ref: 'Secret' } } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: arn('Queue'), FunctionName: { Ref: 'Reader' }, BatchSize: 1 },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn('Reader'),
        PayloadFormatVersion: '2.0',
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: 'POST /leave/{token}',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn('Reader'),
        Principal: 'apigateway.amazonaws.com',
      },
    },
    Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'api.news.example.com' } },
    DomainMapping: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      Properties: { ApiId: { Ref: 'Api' }, DomainName: { Ref: 'Domain' }, Stage: '$default' },
    },
    Edge: {
      Type: 'AWS::CloudFront::Function',
      Properties: { Name: 'edge', FunctionCode: edge, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          Aliases: ['news.example.com'],
          DefaultRootObject: 'index.html',
          Origins: [
            { Id: 'pages', DomainName: 'content.s3.eu-west-1.amazonaws.com', OriginPath: '/out' },
            {
              Id: 'forms',
              DomainName: 'api.news.example.com',
              OriginCustomHeaders: [
                { HeaderName: 'X-Secret', HeaderValue: '{{resolve:secretsmanager:data-Secret:SecretString:::}}' },
              ],
            },
          ],
          DefaultCacheBehavior: { TargetOriginId: 'pages', ViewerProtocolPolicy: 'redirect-to-https' },
          CacheBehaviors: [
            {
              PathPattern: '/leave/*',
              TargetOriginId: 'forms',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
              ViewerProtocolPolicy: 'https-only',
              FunctionAssociations: [
                { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Edge', 'FunctionARN'] } },
              ],
            },
          ],
        },
      },
    },
  },
}

/** Writes a cloud assembly of one stack into the folder; answers where. */
export function assemble(folder: string, change: (resources: Record<string, unknown>) => void = () => {}): string {
  const assembly = join(folder, 'cdk.out')
  mkdirSync(join(assembly, 'asset.code'), { recursive: true })
  writeFileSync(join(assembly, 'asset.code', 'index.mjs'), code)
  const changed = structuredClone(template) as { Resources: Record<string, unknown> }
  change(changed.Resources)
  writeFileSync(join(assembly, 'data.template.json'), JSON.stringify(changed))
  writeFileSync(
    join(assembly, 'data.assets.json'),
    JSON.stringify({ files: { code: { source: { path: 'asset.code' } } } }),
  )
  const artifact = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/eu-west-1',
    properties: { templateFile: 'data.template.json' },
  }
  writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ artifacts: { data: artifact } }))
  return assembly
}
