// Evaluates IAM policies: explicit deny, else allow, else deny. Supports only the operators that the templates use; an
// unknown one is an error, so that no policy is taken for weaker or stronger than it is.
import { z } from 'zod'
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]))

/** A statement of an identity or resource policy; any other field stops the start. */
const statementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore.default(['*']),
  /** Everything but these; instead of `Resource`. */
  NotResource: oneOrMore.optional(),
  Principal: z.union([z.string(), z.record(z.string(), oneOrMore)]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.union([oneOrMore, z.boolean()]))).optional(),
})

export type Statement = z.infer<typeof statementShape>

export const documentShape = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.array(statementShape),
})

/** A single action that a caller wants to perform. */
export interface Request {
  /** e.g. `dynamodb:GetItem`. */
  action: string
  /** ARN, or `*` for actions without a resource. */
  resource: string
  /** Condition keys, in lower case, with their values, e.g. `dynamodb:leadingkeys`. */
  context: Record<string, string[]>
}

export type Decision = { allowed: true } | { allowed: false; why: 'explicit deny' | 'no statement allows it' }

export function evaluate(statements: Statement[], request: Request): Decision {
  const applying = statements.filter((statement) => applies(statement, request))
  if (applying.some((statement) => statement.Effect === 'Deny')) return { allowed: false, why: 'explicit deny' }
  if (applying.length > 0) return { allowed: true }
  return { allowed: false, why: 'no statement allows it' }
}

function applies(statement: Statement, request: Request): boolean {
  return (
    statement.Action.some((pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase())) &&
    concerns(statement, request.resource) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, request.context))
  )
}

function concerns({ Resource, NotResource }: Statement, resource: string): boolean {
  const named = (patterns: string[]) => patterns.some((pattern) => matches(pattern, resource))
  return NotResource === undefined ? named(Resource) : !named(NotResource)
}

function holds(operator: string, keys: Record<string, string[] | boolean>, context: Request['context']): boolean {
  return Object.entries(keys).every(([key, expected]) => {
    const actual = ownEntry(context, key.toLowerCase())
    return compare(operator, key, (Array.isArray(expected) ? expected : [expected]).map(String), actual)
  })
}

/** Condition keys whose values the gateway knows. */
const knownKeys = new Set([
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'dynamodb:leadingkeys',
  's3:prefix',
  'ses:fromaddress',
])

/** Conditions that could not be evaluated correctly; they stop the start. */
export function unknownConditions(statements: Statement[]): string[] {
  const conditions = statements.flatMap(({ Condition }) => Object.entries(Condition ?? {}))
  return conditions.flatMap(([operator, keys]) => {
    const strange = Object.keys(keys).filter((key) => !knownKeys.has(key.toLowerCase()))
    const known = valueTest(bareOperator(operator).name, []) !== null
    return [
      ...strange.map((key) => `IAM condition key ${key} is not known`),
      ...(known ? [] : [`IAM condition operator ${operator} is not known`]),
    ]
  })
}

function bareOperator(operator: string): { name: string; all: boolean; optional: boolean } {
  const colon = operator.indexOf(':')
  const optional = operator.endsWith('IfExists')
  const name = operator.slice(colon + 1, optional ? -'IfExists'.length : undefined)
  return { name, all: operator.startsWith('ForAllValues:'), optional }
}

function compare(operator: string, key: string, expected: string[], actual: string[] | undefined): boolean {
  const { name, all, optional } = bareOperator(operator)
  const test = valueTest(name, expected)
  if (test === null)
    throw new Error(`IAM condition ${operator} on ${key} is not known to infra/local/gateway/policy.ts`)
  if (actual === undefined) return optional || all
  return all ? actual.every(test) : actual.some(test)
}

function valueTest(operator: string, expected: string[]): ((value: string) => boolean) | null {
  switch (operator) {
    case 'StringEquals':
    case 'ArnEquals':
      return operator === 'ArnEquals' ? like(expected) : (value) => expected.includes(value)
    case 'StringNotEquals':
      return (value) => !expected.includes(value)
    case 'StringLike':
    case 'ArnLike':
      return like(expected)
    case 'Bool':
      return (value) => expected.includes(value)
    default:
      return null
  }
}

const like = (expected: string[]) => (value: string) => expected.some((pattern) => matches(pattern, value))

/** Wildcards `*` and `?`, in linear time: greedy, going back only to the last star. */
export function matches(pattern: string, value: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let mark = 0
  while (at < value.length) {
    const sign = pattern[inPattern]
    if (sign === '*') {
      star = inPattern++
      mark = at
    } else if (sign === '?' || sign === value[at]) {
      inPattern++
      at++
    } else if (star >= 0) {
      inPattern = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}
