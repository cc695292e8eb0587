// EventBridge Scheduler.
import { z } from 'zod'
import { answers, type Definition, define } from '../template/definition.ts'

const scheduleShape = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({ Arn: z.string(), RoleArn: z.string(), Input: z.string().default('{}') }),
})

const schedule = define('AWS::Scheduler::Schedule', scheduleShape, (properties, context) => {
  const name = properties.Name ?? context.physicalName
  if (properties.State === 'ENABLED') {
    context.cloud.schedules.push({
      name,
      expression: properties.ScheduleExpression,
      zone: properties.ScheduleExpressionTimezone,
      functionArn: properties.Target.Arn,
      roleArn: properties.Target.RoleArn,
      input: properties.Target.Input,
    })
  }
  return answers(context, name, { Arn: context.arn('scheduler', `schedule/default/${name}`) })
})

const groupShape = z.strictObject({ Name: z.string().optional() })

const group = define('AWS::Scheduler::ScheduleGroup', groupShape, (properties, context) => {
  const name = properties.Name ?? context.physicalName
  return answers(context, name, { Arn: context.arn('scheduler', `schedule-group/${name}`) })
})

export const schedulerDefinitions: Definition[] = [schedule, group]
