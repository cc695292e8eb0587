// Promise O1: a resource type or property that the laptop does not honour stops it, with words that say what to do.
import { describe, expect, test } from 'vitest'
import { planCloud } from '../../../infra/local/resources/plan.ts'
import type { Declared, Stack } from '../../../infra/local/template/assembly.ts'
import { ignoredProperties, ignoredTypes } from '../../../infra/local/template/ignored.ts'

function stackOf(resources: Record<string, Declared>, name = 'data'): Stack {
  const empty = { outputs: {}, parameters: {}, mappings: {}, conditions: {}, assets: new Map<string, string>() }
  return { name, region: 'eu-west-1', account: '000000000000', resources, ...empty }
}

const options = {
  endpoints: { gateway: 'http://127.0.0.1:1', site: 'http://127.0.0.1:2' },
  secret: () => '{"key":"value"}',
}

const plan = (resources: Record<string, Declared>) => planCloud([stackOf(resources)], options)

describe('The plan of the templates', () => {
  test('a queue and its dead-letter queue are planned whatever their order in the template', () => {
    const cloud = plan({
      Main: {
        Type: 'AWS::SQS::Queue',
        Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 } },
      },
      Dead: { Type: 'AWS::SQS::Queue' },
    })
    expect(cloud.queues.map(({ name }) => name)).toEqual(['data-Dead', 'data-Main'])
    expect(cloud.queues[1]?.attributes['RedrivePolicy']).toContain('arn:aws:sqs:eu-west-1:000000000000:data-Dead')
  })

  test('an unknown type is named with stack, logical id and remedy', () => {
    expect(() => plan({ Phone: { Type: 'AWS::Connect::PhoneNumber' } })).toThrow(
      /data\/Phone: the resource type AWS::Connect::PhoneNumber is not known[\s\S]*ignored\.ts/,
    )
  })

  test('an unknown property is named, also deep inside, and so is every other one', () => {
    const resources = {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } },
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { NotificationConfiguration: { QueueConfigurations: [], LambdaConfigurations: [] } },
      },
    }
    expect(() => plan(resources)).toThrow('data/Queue: AWS::SQS::Queue property Colour: not known')
    expect(() => plan(resources)).toThrow(
      'data/Bucket: AWS::S3::Bucket property NotificationConfiguration.LambdaConfigurations: not known',
    )
  })

  test('a value that the laptop does not honour is named', () => {
    const resources = {
      Schedule: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'rate(1 hour)',
          FlexibleTimeWindow: { Mode: 'FLEXIBLE' },
          Target: { Arn: 'a', RoleArn: 'b' },
        },
      },
    }
    expect(() => plan(resources)).toThrow('property FlexibleTimeWindow.Mode')
  })

  test('an unknown IAM condition stops the start instead of being misjudged', () => {
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    }
    const resources = {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [statement] } }] },
      },
    }
    expect(() => plan(resources)).toThrow('IAM condition operator NumericLessThan is not known')
  })

  test('what is ignored is kept with its reason', () => {
    const cloud = plan({ Watch: { Type: 'AWS::CloudWatch::Alarm', Properties: { Whatever: 1 } } })
    expect(cloud.ignored.get('data/Watch')).toBe('AWS::CloudWatch::Alarm: no one watches a laptop; errors are printed')
  })

  test('every entry of the list of what is ignored has a reason', () => {
    const reasons = [...ignoredTypes.values(), ...[...ignoredProperties.values()].flatMap((own) => Object.values(own))]
    expect(reasons.filter((reason) => reason.length < 4)).toEqual([])
  })

  test('a custom resource is interpreted: its function is not run', () => {
    const stack = stackOf({
      Provider: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Anything: true } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'content' } },
      Deployment: {
        Type: 'Custom::CDKBucketDeployment',
        Properties: {
          ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] },
          SourceBucketNames: ['assets'],
          SourceObjectKeys: ['abc.zip'],
          DestinationBucketName: { Ref: 'Bucket' },
        },
      },
    })
    stack.assets.set('abc', '/assets/abc')
    const cloud = planCloud([stack], options)
    expect(cloud.functions).toEqual([])
    expect(cloud.deployments[0]).toMatchObject({ bucket: 'content', sources: [{ hash: 'abc', folder: '/assets/abc' }] })
  })

  test('one stack uses what another exports', () => {
    const data = stackOf({ Queue: { Type: 'AWS::SQS::Queue' } })
    data.outputs = { Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'data:Queue' } } }
    const other = stackOf(
      {
        Topic: { Type: 'AWS::SNS::Topic' },
        Subscription: {
          Type: 'AWS::SNS::Subscription',
          Properties: { Protocol: 'sqs', TopicArn: { Ref: 'Topic' }, Endpoint: { 'Fn::ImportValue': 'data:Queue' } },
        },
      },
      'other',
    )
    const [subscription] = planCloud([data, other], options).subscriptions
    expect(subscription?.queueArn).toBe('arn:aws:sqs:eu-west-1:000000000000:data-Queue')
  })
})
