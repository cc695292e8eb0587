// What every function, queue and schedule has in common.

import { describe, expect, it } from 'vitest'
import { variable } from '../../functions/environment.ts'
import { handlers } from '../../infra/bundling/bundle.ts'
import { at, type Json, list, mentions, only, type Resource, type Synthesis } from './synthesis.ts'

export function functions({ resources }: Synthesis): void {
  const lambdas = only(resources, 'AWS::Lambda::Function').filter(({ stack }) => stack === 'briefings')
  const serviceName = ({ properties }: Resource) =>
    at(properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME')

  describe('functions', () => {
    it('are the handlers, each once', () => {
      expect(lambdas.map(serviceName).sort()).toEqual([...handlers].sort())
    })

    it.each(lambdas)('$id: Node 24 on ARM, traced, JSON logs in a group of its own that forgets', ({ properties }) => {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      })
      const group = only(resources, 'AWS::Logs::LogGroup').find(
        ({ id }) => id === at(properties, 'LoggingConfig', 'LogGroup', 'Ref'),
      )
      expect(at(group?.properties, 'RetentionInDays')).toBe(30)
      expect(at(properties, 'Timeout')).toBeGreaterThanOrEqual(10)
      expect(at(properties, 'MemorySize')).toBeGreaterThanOrEqual(512)
    })

    it('share no log group and no role', () => {
      for (const property of ['LoggingConfig', 'Role'])
        expect(new Set(lambdas.map(({ properties }) => JSON.stringify(properties[property]))).size).toBe(
          handlers.length,
        )
    })

    it('know the variables of environment.ts and no others', () => {
      const known = new Set<string>([...Object.values(variable), 'POWERTOOLS_SERVICE_NAME'])
      for (const { id, properties } of lambdas) {
        const names = Object.keys((at(properties, 'Environment', 'Variables') ?? {}) as Record<string, Json>)
        expect(
          names.filter((name) => !known.has(name)),
          id,
        ).toEqual([])
      }
    })

    it('that run on a schedule leave what failed in a queue', () => {
      const scheduled = lambdas.filter(({ id }) =>
        only(resources, 'AWS::Scheduler::Schedule').some((each) => mentions(each.properties, id)),
      )
      expect(scheduled.map(serviceName).sort()).toEqual([
        'compose-edition',
        'fetch-sources',
        'ingest-pages',
        'launch-edition',
        'reconcile-deliveries',
        'tick-waves',
      ])
      for (const { id, properties } of scheduled)
        expect(at(properties, 'DeadLetterConfig', 'TargetArn'), id).toBeDefined()
    })
  })

  describe('queues', () => {
    const mappings = only(resources, 'AWS::Lambda::EventSourceMapping')

    it.each(mappings)(
      '$id: failed messages come back one by one, few instances, time for six tries',
      ({ properties }) => {
        expect(properties).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] })
        expect(at(properties, 'ScalingConfig', 'MaximumConcurrency')).toBeGreaterThanOrEqual(2)
        const reader = lambdas.find(({ id }) => mentions(at(properties, 'FunctionName'), id))
        const queue = queues.find(({ id }) => mentions(at(properties, 'EventSourceArn'), id))
        expect(Number(at(queue?.properties, 'VisibilityTimeout'))).toBeGreaterThanOrEqual(
          6 * Number(at(reader?.properties, 'Timeout')),
        )
      },
    )

    const queues = only(resources, 'AWS::SQS::Queue')
    const readers = queues.filter(({ id }) => !/(DeadLetters|FailedRuns)/.test(id))

    it('that are read are seven: sources, pages, batches, messages, publications, reports, mail that came in', () => {
      expect(mappings).toHaveLength(7)
      expect(readers).toHaveLength(7)
    })

    it.each(queues)('$id: encrypted, TLS only, two weeks', ({ id, properties }) => {
      expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 })
      const policy = only(resources, 'AWS::SQS::QueuePolicy').find((each) =>
        mentions(at(each.properties, 'Queues'), id),
      )
      expect(list(at(policy?.properties, 'PolicyDocument', 'Statement'))).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      )
    })

    it.each(readers)('$id: what fails too often is set aside, and an alarm rings', ({ properties }) => {
      expect(at(properties, 'RedrivePolicy', 'maxReceiveCount')).toBeGreaterThanOrEqual(3)
      const aside = String(at(properties, 'RedrivePolicy', 'deadLetterTargetArn', 'Fn::GetAtt', 0))
      const alarms = only(resources, 'AWS::CloudWatch::Alarm')
      expect(alarms.some((alarm) => mentions(at(alarm.properties, 'Dimensions'), aside))).toBe(true)
    })
  })

  describe('schedules', () => {
    const schedules = only(resources, 'AWS::Scheduler::Schedule')

    it('name their zone and their weekdays: compose in the list’s, launch when the delivery day begins in UTC+14', () => {
      const times = schedules.map(({ id, properties }) => [
        id.replace(/^Schedules|[0-9A-F]{8}$/g, ''),
        at(properties, 'ScheduleExpression'),
        at(properties, 'ScheduleExpressionTimezone'),
      ])
      expect(times).toEqual([
        ['Fetch', 'cron(20,50 * * * ? *)', 'UTC'],
        ['Check', 'cron(0 6 ? * TUE *)', 'Europe/London'],
        ['Reread', 'cron(40 1 * * ? *)', 'UTC'],
        ['Compose', 'cron(0 6 ? * WED *)', 'Europe/London'],
        ['Launch', 'cron(0 10 ? * WED *)', 'UTC'],
        ['Retry', 'cron(25 * ? * WED,THU,FRI,SAT,SUN,MON *)', 'Europe/London'],
        ['LaunchLate', 'cron(35 * ? * WED,THU,FRI,SAT,SUN,MON *)', 'UTC'],
        ['Tick', 'cron(0,15,30,45 * * * ? *)', 'UTC'],
        ['Reconcile', 'cron(5 * * * ? *)', 'UTC'],
      ])
    })

    it.each(schedules)(
      '$id: says when it was due, is punctual, tries again, and leaves what failed in a queue',
      ({ properties }) => {
        expect(properties).toMatchObject({
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Input: expect.stringMatching(
              /^\{"(?:scheduled|check|reread|retry|late)Time":"<aws\.scheduler\.scheduled-time>"\}$/,
            ),
            RetryPolicy: { MaximumRetryAttempts: 5 },
            DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^FailedRuns/), 'Arn'] } },
          },
        })
      },
    )
  })

  describe('the operator', () => {
    it('hears of errors of every function, of held and stopped editions, failed mails, low stock, unresolved and unsent mails, a flood, bounces, complaints', () => {
      const watched = only(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => [
        at(properties, 'MetricName'),
        at(properties, 'AlarmActions', 0, 'Ref'),
      ])
      const names = watched.map(([name]) => name)
      expect(names).toEqual(
        expect.arrayContaining([
          'EditionHeld',
          'EditionStopped',
          'SendingHalted',
          'DeliveryFailed',
          'StockLow',
          'PageRefused',
          'Unresolved',
          'RequestDropped',
          'MessageUnsent',
          'Reputation.BounceRate',
          'Reputation.ComplaintRate',
        ]),
      )
      expect(names.filter((name) => name === 'Errors')).toHaveLength(handlers.length)
      expect(new Set(watched.map(([, action]) => action))).toEqual(
        new Set([expect.stringMatching(/^ObservabilityAlerts/)]),
      )
    })

    it('hears in the first hour of an edition that is missing, and after three of silence about it', () => {
      const alarms = only(resources, 'AWS::CloudWatch::Alarm').filter(
        ({ properties }) => at(properties, 'MetricName') === 'Overdue',
      )
      expect(alarms.map(({ properties }) => properties)).toEqual([
        expect.objectContaining({ EvaluationPeriods: 1, TreatMissingData: 'notBreaching' }),
        expect.objectContaining({ EvaluationPeriods: 3, TreatMissingData: 'breaching' }),
      ])
      for (const { properties } of alarms)
        expect(properties).toMatchObject({
          Namespace: 'Broadsheet',
          Period: 3600,
          Statistic: 'Maximum',
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        })
      // Counted without a dimension: its own would be another metric.
      expect(alarms.flatMap(({ properties }) => list(at(properties, 'Dimensions')))).toEqual([])
    })

    it('gets alarms by mail: CloudWatch may publish, the address is subscribed', () => {
      const policy = only(resources, 'AWS::SNS::TopicPolicy').find(({ id }) => id.startsWith('ObservabilityAlerts'))
      expect(mentions(policy?.properties, 'cloudwatch.amazonaws.com')).toBe(true)
      const mails = only(resources, 'AWS::SNS::Subscription').filter(
        ({ properties }) => at(properties, 'Protocol') === 'email',
      )
      expect(mails.map(({ properties }) => at(properties, 'Endpoint'))).toEqual(['operator@news.example.com'])
    })
  })
}
