// From synthesized stacks to the cloud's plan. Every resource type and property is either supported or listed in
// `ignored.ts`; anything else stops here, all of it reported at once.
import { type Cloud, emptyCloud, type Secret } from '../cloud.ts'
import { unknownConditions } from '../gateway/policy.ts'
import { type Declared, inDependencyOrder, type Stack } from '../template/assembly.ts'
import type { Context, Endpoints } from '../template/definition.ts'
import { ignoredTypes, withoutIgnored } from '../template/ignored.ts'
import { type Deployed, holds, references, resolve, type Scope } from '../template/intrinsics.ts'
import { definitions } from './index.ts'

export interface PlanOptions {
  endpoints: Endpoints
  /** The value of a secret, generated on first use. */
  secret: (secret: Secret) => string
}

/** Throws a single error that names stack, logical id, property and remedy of everything the laptop does not
 * support. */
export function planCloud(stacks: Stack[], options: PlanOptions): Cloud {
  const cloud = emptyCloud()
  const exports = new Map<string, unknown>()
  const complaints: string[] = []
  for (const stack of stacks) planStack(stack, { cloud, exports, complaints, options })
  for (const role of cloud.roles)
    complaints.push(...unknownConditions(role.statements).map((one) => `${role.name}: ${one}`))
  if (complaints.length > 0) throw new NotHonoured(complaints)
  return cloud
}

class NotHonoured extends Error {
  constructor(complaints: string[]) {
    super(
      `The laptop cannot run these templates:\n${complaints.map((line) => `  - ${line}`).join('\n')}\n` +
        'Honour the type or property in infra/local/resources, or add it to infra/local/template/ignored.ts with its reason.',
    )
  }
}

interface Planning {
  cloud: Cloud
  exports: Map<string, unknown>
  complaints: string[]
  options: PlanOptions
}

function planStack(stack: Stack, planning: Planning): void {
  const scope: Scope = {
    stack,
    deployed: new Map(),
    exports: planning.exports,
    secret: (id, key) => secretValue(planning, id, key),
  }
  const present = Object.entries(stack.resources).filter(
    ([, { Condition }]) => Condition === undefined || holds(Condition, scope),
  )
  const resources = new Map(present)
  const providers = customResourceProviders(resources)
  for (const id of inDependencyOrder([...resources.keys()], (id) => dependencies(resources, id))) {
    const declared = resources.get(id)
    if (declared !== undefined) scope.deployed.set(id, planResource(id, declared, scope, planning, providers))
  }
  for (const output of Object.values(stack.outputs)) {
    if (output.Export === undefined) continue
    if (output.Condition !== undefined && !holds(output.Condition, scope)) continue
    planning.exports.set(String(resolve(output.Export.Name, scope)), resolve(output.Value, scope))
  }
}

function dependencies(resources: Map<string, Declared>, id: string): Iterable<string> {
  const declared = resources.get(id)
  const named = [declared?.DependsOn ?? []].flat().filter((other) => resources.has(other))
  return new Set([...named, ...references(declared?.Properties, (other) => resources.has(other))])
}

/** Functions of custom resources: these are interpreted, so their functions, roles and layers are not run. */
function customResourceProviders(resources: Map<string, Declared>): Set<string> {
  const custom = [...resources.values()].filter(({ Type }) => Type.startsWith('Custom::'))
  const tokens = custom.map(({ Properties }) => Properties?.['ServiceToken'])
  return references(tokens, (id) => resources.get(id)?.Type === 'AWS::Lambda::Function')
}

function planResource(
  id: string,
  declared: Declared,
  scope: Scope,
  planning: Planning,
  providers: Set<string>,
): Deployed {
  const where = `${scope.stack.name}/${id}`
  const provider = 'serves a custom resource, which the laptop interprets'
  const reason = providers.has(id) ? provider : ignoredTypes.get(declared.Type)
  if (reason !== undefined) {
    planning.cloud.ignored.set(where, `${declared.Type}: ${reason}`)
    return placeholder(id)
  }
  const definition = definitions.get(declared.Type)
  if (definition === undefined) {
    planning.complaints.push(`${where}: the resource type ${declared.Type} is not known`)
    return placeholder(id)
  }
  const properties = resolve(withoutIgnored(declared.Type, declared.Properties ?? {}), scope)
  const parsed = definition.shape.safeParse(properties)
  if (parsed.success) return definition.describe(parsed.data, contextOf(id, declared.Type, scope, planning))
  for (const issue of parsed.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
    const path = [...issue.path, ...keys].join('.')
    planning.complaints.push(
      `${where}: ${declared.Type} property ${path}: ${keys.length > 0 ? 'not known' : issue.message}`,
    )
  }
  return placeholder(id)
}

/** The attributes of ignored resources; nothing that is supported may depend on their value. */
const placeholder = (id: string): Deployed => ({
  ref: id,
  attributes: (name) => `arn:aws:laptop:::${id}/${name}`,
})

function contextOf(id: string, type: string, scope: Scope, { cloud, options }: Planning): Context {
  const { stack } = scope
  return {
    id,
    type,
    stack,
    cloud,
    endpoints: options.endpoints,
    physicalName: `${stack.name}-${id}`.slice(0, 64),
    arn: (service, rest) => `arn:aws:${service}:${stack.region}:${stack.account}:${rest}`,
  }
}

function secretValue({ cloud, options }: Planning, id: string, key: string | null): string {
  // By ARN, by name, or by the ARN of a replica in another region.
  const secret = cloud.secrets.find(({ arn, name }) => arn === id || name === id || id.endsWith(`:secret:${name}`))
  if (secret === undefined) throw new Error(`{{resolve:secretsmanager:${id}…}} names a secret that is not deployed yet`)
  const value = options.secret(secret)
  return key === null ? value : String((JSON.parse(value) as Record<string, unknown>)[key])
}
