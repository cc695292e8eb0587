// Promise O2, second half: what a role allows but no call of a run used.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matches } from '../../../infra/local/gateway/policy.ts'
import { planCloud } from '../../../infra/local/resources/plan.ts'
import { readAssembly } from '../../../infra/local/template/assembly.ts'

interface RecordedCall {
  caller: string
  action: string
  resource: string
  allowed: boolean
}

/**
 * @param assembly folder of the synthesized stacks
 * @param folder of a run with its `calls.jsonl`
 * @returns e.g. `send-briefings: dynamodb:Query on …:table/broadsheet-data-Editions`, sorted
 */
export function unusedGrants(assembly: string, folder: string): string[] {
  const calls = readFileSync(join(folder, 'calls.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordedCall)
  const cloud = planCloud(readAssembly(assembly), {
    endpoints: { gateway: 'http://127.0.0.1:1', site: 'http://127.0.0.1:2' },
    secret: () => 'a secret',
  })
  const unused = cloud.functions.flatMap(({ id, roleArn, environment }) => {
    const mine = calls.filter(({ caller, allowed }) => allowed && caller === id)
    const statements = cloud.roles.find(({ arn }) => arn === roleArn)?.statements ?? []
    return statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))))
      .filter((grant) => !mine.some((call) => isAskedFor(grant, call)))
      .map(({ action, resource }) => `${environment['POWERTOOLS_SERVICE_NAME'] ?? id}: ${action} on ${resource}`)
  })
  return [...new Set(unused)].sort()
}

function isAskedFor(grant: { action: string; resource: string }, call: RecordedCall): boolean {
  return grant.action.toLowerCase() === call.action.toLowerCase() && matches(grant.resource, call.resource)
}
