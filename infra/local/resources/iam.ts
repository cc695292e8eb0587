// Roles and their policies: what the gateway lets each function do.
import { z } from 'zod'
import { documentShape } from '../gateway/policy.ts'
import { answers, type Definition, define } from '../template/definition.ts'

const roleShape = z.strictObject({
  RoleName: z.string().optional(),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: documentShape })).default([]),
})

const role = define('AWS::IAM::Role', roleShape, (properties, context) => {
  const name = properties.RoleName ?? context.physicalName
  const arn = `arn:aws:iam::${context.stack.account}:role/${name}`
  const statements = properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
  context.cloud.roles.push({ name, arn, statements })
  return answers(context, name, { Arn: arn, RoleId: name })
})

const policyShape = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: documentShape,
  Roles: z.array(z.string()),
})

const policy = define('AWS::IAM::Policy', policyShape, (properties, context) => {
  for (const name of properties.Roles) {
    const holder = context.cloud.roles.find((candidate) => candidate.name === name)
    holder?.statements.push(...properties.PolicyDocument.Statement)
  }
  return answers(context, properties.PolicyName)
})

export const iamDefinitions: Definition[] = [role, policy]
