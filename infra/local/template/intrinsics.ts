// Resolves CloudFormation's intrinsic functions in a template value, given what has been deployed so far.
import type { Stack } from './assembly.ts'
import { evaluateCondition } from './conditions.ts'

/** The results of `Ref` and `Fn::GetAtt` for a deployed resource. */
export interface Deployed {
  ref: string
  attributes: (name: string) => string
}

export interface Scope {
  stack: Stack
  deployed: Map<string, Deployed>
  exports: Map<string, unknown>
  /** Value of `{{resolve:secretsmanager:<id>:SecretString:<key>}}`. */
  secret: (id: string, jsonKey: string | null) => string
}

/** Marks a property that `AWS::NoValue` removes. */
const noValue = Symbol('AWS::NoValue')

export function resolve(value: unknown, scope: Scope): unknown {
  const resolved = resolveValue(value, scope)
  return resolved === noValue ? undefined : resolved
}

function resolveValue(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolveDynamic(value, scope)
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    return call(only[0], only[1], scope)
  }
  const resolved = entries.map(([key, item]) => [key, resolveValue(item, scope)] as const)
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue))
}

function call(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return reference(text(argument), scope)
    case 'Fn::GetAtt':
      return attribute(argument, scope)
    case 'Fn::Join': {
      const [separator, parts] = pair(argument)
      return resolveDynamic(list(resolveValue(parts, scope)).map(String).join(text(separator)), scope)
    }
    case 'Fn::Sub':
      return resolveDynamic(substitute(argument, scope), scope)
    case 'Fn::Select': {
      const [index, parts] = pair(argument)
      return list(resolveValue(parts, scope))[Number(resolveValue(index, scope))]
    }
    case 'Fn::Split': {
      const [separator, source] = pair(argument)
      return text(resolveValue(source, scope)).split(text(separator))
    }
    case 'Fn::ImportValue':
      return imported(text(resolveValue(argument, scope)), scope)
    case 'Fn::FindInMap': {
      const [map, first, second] = list(resolveValue(argument, scope)).map(text)
      return scope.stack.mappings[map ?? '']?.[first ?? '']?.[second ?? '']
    }
    case 'Fn::If': {
      const [condition, yes, no] = list(argument)
      return resolveValue(holds(text(condition), scope) ? yes : no, scope)
    }
    case 'Fn::Base64':
      return Buffer.from(text(resolveValue(argument, scope))).toString('base64')
    case 'Fn::GetAZs':
      return ['a', 'b', 'c'].map((zone) => `${scope.stack.region}${zone}`)
    default:
      throw new Error(
        `${scope.stack.name}: the intrinsic ${name} is not known; add it to infra/local/template/intrinsics.ts`,
      )
  }
}

/** True if a condition of the template holds. */
export function holds(condition: string, scope: Scope): boolean {
  const { name, conditions } = scope.stack
  return evaluateCondition(
    { Condition: condition },
    { stack: name, conditions, resolve: (value) => resolve(value, scope) },
  )
}

function reference(name: string, scope: Scope): unknown {
  const pseudo = pseudoParameter(name, scope.stack)
  if (pseudo !== undefined) return pseudo
  if (Object.hasOwn(scope.stack.parameters, name)) return scope.stack.parameters[name]
  const deployed = scope.deployed.get(name)
  if (deployed === undefined) throw new Error(`${scope.stack.name}: Ref to ${name}, which is not in the template`)
  return deployed.ref
}

function pseudoParameter(name: string, stack: Stack): unknown {
  const known = new Map<string, unknown>(
    Object.entries({
      'AWS::AccountId': stack.account,
      'AWS::Region': stack.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/laptop`,
      'AWS::NotificationARNs': [],
      'AWS::NoValue': noValue,
    }),
  )
  return known.get(name)
}

function attribute(argument: unknown, scope: Scope): string {
  const [id, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument).map(text)
  const deployed = scope.deployed.get(id ?? '')
  if (deployed === undefined) throw new Error(`${scope.stack.name}: GetAtt of ${id}, which is not in the template`)
  return deployed.attributes(path.join('.'))
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}]
  const own = resolveValue(variables ?? {}, scope) as Record<string, unknown>
  return text(template).replace(/\$\{([^}]{1,300})\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (Object.hasOwn(own, name)) return String(own[name])
    const isAttribute = name.includes('.')
    return String(isAttribute ? attribute(name, scope) : reference(name, scope))
  })
}

function imported(name: string, scope: Scope): unknown {
  if (scope.exports.has(name)) return scope.exports.get(name)
  throw new Error(`${scope.stack.name}: imports "${name}", which no stack deployed before it exports`)
}

function resolveDynamic(value: string, scope: Scope): string {
  if (!value.includes('{{resolve:')) return value
  return value.replace(/\{\{resolve:([^}]{1,500})\}\}/g, (_, reference: string) => {
    const [service, ...rest] = reference.split(':')
    if (service !== 'secretsmanager') {
      throw new Error(`${scope.stack.name}: {{resolve:${service}:…}} is not known; only secretsmanager is`)
    }
    const joined = rest.join(':')
    const at = joined.indexOf(':SecretString')
    const id = at < 0 ? joined : joined.slice(0, at)
    const key = at < 0 ? '' : (joined.slice(at + ':SecretString'.length).split(':')[1] ?? '')
    return scope.secret(id, key === '' ? null : key)
  })
}

const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`expected text in an intrinsic, found ${JSON.stringify(value)}`)
}

const list = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  throw new Error(`expected a list in an intrinsic, found ${JSON.stringify(value)}`)
}

const pair = (value: unknown): [unknown, unknown] => [list(value)[0], list(value)[1]]

/** Logical ids that a value refers to. */
export function references(value: unknown, known: (id: string) => boolean): Set<string> {
  const found = new Set<string>()
  const note = (id: string) => known(id) && found.add(id)
  const visit = (item: unknown): void => {
    if (Array.isArray(item)) for (const member of item) visit(member)
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return
    for (const [key, inner] of Object.entries(item)) {
      if (key === 'Ref' && typeof inner === 'string') note(inner)
      else if (key === 'Fn::GetAtt') note(String(Array.isArray(inner) ? inner[0] : String(inner).split('.')[0]))
      else if (key === 'Fn::Sub') noteSubstitutions(inner, note)
      visit(inner)
    }
  }
  visit(value)
  return found
}

function noteSubstitutions(argument: unknown, note: (id: string) => void): void {
  const template = Array.isArray(argument) ? argument[0] : argument
  for (const match of String(template).matchAll(/\$\{([^}!]{1,300})\}/g)) note((match[1] ?? '').split('.')[0] ?? '')
}
