// Finds what an earlier data stack left behind: tables, bucket and secrets are retained. A new deployment next to them
// would start with empty tables and another pepper: no address would be known any more, and every suppression would be
// forgotten.
import { listTag, siteBucketName, siteRegion, stackName } from '../../names.ts'
import type { Deployment } from '../../settings/settings.ts'
import { type Account, account, type RetainedResource } from './account.ts'
import type { Finding } from './check.ts'

export async function retainedResources(deployment: Deployment, look: Account = account): Promise<Finding[]> {
  return [...(await retainedData(deployment, look)), ...(await retainedSite(deployment, look))]
}

async function retainedData({ region, siteDomain }: Deployment, look: Account): Promise<Finding[]> {
  const own = await look.inStack(stackName.data, region)
  const all = await look.tagged(stackName.data, { key: listTag, value: siteDomain }, region)
  const outside = all.filter(({ id }) => !own.has(id))
  const full: RetainedResource[] = []
  for (const one of outside) if (one.kind === 'secret' || (await look.holdsData(one, region))) full.push(one)
  const empty = outside.filter((one) => !full.includes(one))
  return [...(full.length === 0 ? [] : [refusal(siteDomain, full)]), ...empty.map(leftover)]
}

function refusal(siteDomain: string, full: readonly RetainedResource[]): Finding {
  const named = full.map(({ kind, id }) => `  ${kind} ${id}`)
  return refuse(
    `${siteDomain} was deployed before, and what its stack ${stackName.data} kept is outside the stack now: a new one would start with ` +
      'empty tables and a new pepper, and forget every suppression. Import it first ("Import what was kept" in docs/deploying.md), ' +
      `or, if it's no longer needed, delete it or remove its tag ${listTag}:\n${named.join('\n')}`,
  )
}

/** Left by a first deployment that was rolled back: it contains nothing, and no one else uses its name. */
function leftover({ kind, id }: RetainedResource): Finding {
  return {
    severity: 'warn',
    text: `the ${kind} ${id} is left from a deployment that did not succeed, and empty; delete it when you like`,
  }
}

/** Its name follows from the domain, so a stack can create it only if it does not exist. */
async function retainedSite({ siteDomain }: Deployment, look: Account): Promise<Finding[]> {
  const name = siteBucketName(siteDomain)
  if ((await look.inStack(stackName.site, siteRegion)).has(name)) return []
  const found = await look.bucket(name, siteRegion)
  if (found === 'none') return []
  if (found === 'of others')
    return [
      refuse(
        `the bucket ${name} of the site ${siteDomain} belongs to another account; choose another siteDomain in cdk.json`,
      ),
    ]
  return [
    refuse(
      `the bucket ${name} was kept from before and is outside the stack ${stackName.site}, which cannot make it again. ` +
        'Import it first ("Import what was kept" in docs/deploying.md), or empty and delete it: the site is published again with the next edition',
    ),
  ]
}

const refuse = (text: string): Finding => ({ severity: 'refuse', text })
