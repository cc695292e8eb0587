// Finds the resources of a list on AWS through its functions: CloudFormation generates the names of functions, tables
// and buckets.
import { LambdaClient, type ListFunctionsResponse, paginateListFunctions } from '@aws-sdk/client-lambda'
import { stackName } from '../names.ts'

export interface DeployedList {
  /** Names of its functions by handler. */
  functions: ReadonlyMap<string, string>
  /** Environment variables of its functions, by the names in `functions/environment.ts`. */
  environment: ReadonlyMap<string, string>
}

/** Region and credentials are those of the profile, which needs `lambda:ListFunctions`. */
export async function findDeployed(profile: string): Promise<DeployedList> {
  const client = new LambdaClient({ profile })
  try {
    return await deployedIn(paginateListFunctions({ client }, {}), profile)
  } finally {
    client.destroy()
  }
}

/** @throws if the region has no list */
export async function deployedIn(
  pages: AsyncIterable<Pick<ListFunctionsResponse, 'Functions'>>,
  profile: string,
): Promise<DeployedList> {
  const functions = new Map<string, string>()
  const environment = new Map<string, string>()
  for await (const { Functions = [] } of pages) {
    for (const { FunctionName = '', Environment } of Functions) {
      if (!FunctionName.startsWith(`${stackName.briefings}-`)) continue
      const given = Object.entries(Environment?.Variables ?? {})
      for (const [name, value] of given) environment.set(name, value)
      const handler = given.find(([name]) => name === 'POWERTOOLS_SERVICE_NAME')?.[1]
      if (handler !== undefined) functions.set(handler, FunctionName)
    }
  }
  if (functions.size > 0) return { functions, environment }
  throw new Error(
    `The profile ${profile} finds no list: no function in its region begins with ${stackName.briefings}. ` +
      'Name the region in the profile, or deploy first.',
  )
}

/** @throws if its functions do not have this variable */
export function namedBy({ environment }: DeployedList, variable: string): string {
  const found = environment.get(variable)
  if (found === undefined) throw new Error(`No function of the list is given ${variable}: deploy it once more.`)
  return found
}
