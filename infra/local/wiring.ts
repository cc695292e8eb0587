// Checks the wiring that AWS would only test at run time against the resource policies of the templates: whether
// services may send to queues and topics, and whether services and schedules may invoke functions.

import { laptop } from './account.ts'
import type { Cloud } from './cloud.ts'
import { evaluate, type Statement } from './gateway/policy.ts'

interface Link {
  /** The service that acts, e.g. `s3.amazonaws.com`. */
  service: string
  action: string
  target: string
  source: string
}

/** Throws a single error that names every connection AWS would refuse. */
export function checkWiring(cloud: Cloud): void {
  const refused = [
    ...links(cloud)
      .filter((link) => !isAllowed(cloud, link))
      .map(describe),
    ...scheduleGaps(cloud),
  ]
  if (refused.length > 0)
    throw new Error(`AWS would refuse this wiring:\n${refused.map((one) => `  - ${one}`).join('\n')}`)
}

function links(cloud: Cloud): Link[] {
  const sqs = { action: 'sqs:SendMessage' }
  return [
    ...cloud.buckets.flatMap(({ arn, notifications }) =>
      notifications.map(({ queueArn }) => ({ ...sqs, service: 's3.amazonaws.com', target: queueArn, source: arn })),
    ),
    ...cloud.subscriptions.map(({ topicArn, queueArn }) => ({
      ...sqs,
      service: 'sns.amazonaws.com',
      target: queueArn,
      source: topicArn,
    })),
    ...cloud.configurationSets.flatMap(({ name, destinations }) =>
      destinations.map(({ topicArn }) => ({
        service: 'ses.amazonaws.com',
        action: 'sns:Publish',
        target: topicArn,
        source: topicArn.replace(':sns:', ':ses:').replace(/[^:]+$/, `configuration-set/${name}`),
      })),
    ),
    ...cloud.receiptRules.flatMap(({ deliveries }) =>
      deliveries.flatMap(({ topicArn }) =>
        topicArn === null
          ? []
          : [{ service: 'ses.amazonaws.com', action: 'sns:Publish', target: topicArn, source: topicArn }],
      ),
    ),
    ...cloud.apis.flatMap(({ id, routes }) =>
      routes.map(({ key, functionArn }) => ({
        service: 'apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        target: functionArn,
        source: functionArn
          .replace(':lambda:', ':execute-api:')
          .replace(/:function:.*$/, `:${id}/$default/${key.replace(' /', '/')}`),
      })),
    ),
  ]
}

function isAllowed(cloud: Cloud, { service, action, target, source }: Link): boolean {
  const statements = cloud.policies
    .filter(({ resources }) => resources.includes(target))
    .flatMap((policy) => policy.statements)
    .filter((statement) => concerns(statement, service))
  const context = {
    'aws:sourcearn': [source],
    'aws:sourceaccount': [laptop.account],
    'aws:securetransport': ['true'],
  }
  return evaluate(statements, { action, resource: target, context }).allowed
}

function concerns({ Principal }: Statement, service: string): boolean {
  if (typeof Principal === 'string') return Principal === '*'
  const named = Object.values(Principal ?? {}).flat()
  return named.includes('*') || named.includes(service)
}

const describe = ({ service, action, target, source }: Link): string =>
  `${service} (for ${source}) may not ${action} on ${target}; its resource policy lacks the statement`

function scheduleGaps(cloud: Cloud): string[] {
  return cloud.schedules.flatMap(({ name, roleArn, functionArn }) => {
    const statements = cloud.roles.find(({ arn }) => arn === roleArn)?.statements ?? []
    const request = { action: 'lambda:InvokeFunction', resource: functionArn, context: {} }
    return evaluate(statements, request).allowed
      ? []
      : [`the role of the schedule ${name} may not invoke ${functionArn}`]
  })
}
