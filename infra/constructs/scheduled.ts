// Schedules that call a function with the instant at which they were due, not the one at which they ran. When each
// runs is set in `briefings-stack.ts`.

import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  ContextAttribute,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Duration, RemovalPolicy, TimeZone } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'

/** With doubling pauses five retries take some minutes; the next run comes within the hour. */
const retries = 5

/** A run is retried for an hour, then left to the next one: by default, EventBridge Scheduler would try 185 times in 24
 * hours. */
const retryPolicy = { maximumEventAgeInSeconds: Duration.hours(1).toSeconds(), maximumRetryAttempts: retries }

export class Schedules extends Construct {
  private readonly group: ScheduleGroup
  private readonly role: Role
  private readonly failures: IQueue

  constructor(scope: Construct, id: string, failures: IQueue) {
    super(scope, id)
    this.failures = failures
    // Contains only this stack's schedules and has a fixed name: if it were kept, it would block the next attempt.
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY })
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.group.env.account, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    })
    this.allow('sqs:SendMessage', failures.queueArn)
  }

  /** `expression` is an AWS cron, e.g. `cron(0 6 ? * WED *)`; `as` is the field in which the function gets the
   * instant. */
  call(
    id: string,
    target: IFunction,
    expression: string,
    zone: string,
    description: string,
    as = 'scheduledTime',
  ): void {
    this.allow('lambda:InvokeFunction', target.functionArn)
    new Schedule(this, id, {
      description,
      schedule: ScheduleExpression.expression(expression, TimeZone.of(zone)),
      scheduleGroup: this.group,
      timeWindow: TimeWindow.off(),
      target: this.target(target, as),
    })
  }

  /** The CDK's own `LambdaInvoke` would also allow every version and alias of the function. */
  private target(target: IFunction, as: string): IScheduleTarget {
    return {
      bind: () => ({
        arn: target.functionArn,
        role: this.role,
        input: ScheduleTargetInput.fromObject({ [as]: ContextAttribute.scheduledTime }),
        retryPolicy,
        deadLetterConfig: { arn: this.failures.queueArn },
      }),
    }
  }

  private allow(action: string, resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }))
  }
}
