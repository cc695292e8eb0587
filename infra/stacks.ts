// Creates Broadsheet's three stacks, and passes resources from one to another.

import { App } from 'aws-cdk-lib/core'
import { BriefingsStack } from './briefings-stack.ts'
import { DataStack } from './data-stack.ts'
import { siteRegion, stackName } from './names.ts'
import type { Deployment } from './settings/settings.ts'
import { SiteStack } from './site-stack.ts'

export interface SynthesisOptions {
  outdir: string
  /** Overridden by the command line. */
  context: Record<string, unknown>
  /** Whether the CDK's own validator checks the templates, which takes half of a synthesis. Without it there is no
   * list of constructs for AWS's console either. */
  isValidated: boolean
}

/** An app without stacks, with settings as its context. */
export function emptyApp({ outdir, context, isValidated }: SynthesisOptions): App {
  // Templates stay as written: no metadata resource that counts constructs for AWS.
  return new App({
    outdir,
    context,
    analyticsReporting: false,
    builtinCloudFormationValidation: isValidated,
    treeMetadata: isValidated,
  })
}

/** What needs no bundle. The site after the data: it reads the copy of the origin secret. There are no references
 * back. */
export function addDataAndSite(app: App, deployment: Deployment): DataStack {
  const data = new DataStack(app, stackName.data, deployment, { env: { region: deployment.region } })
  const site = new SiteStack(app, stackName.site, deployment, { env: { region: siteRegion } })
  site.addStackDependency(data)
  return data
}

export function addFunctions(app: App, deployment: Deployment, data: DataStack, bundles: string): void {
  new BriefingsStack(app, stackName.briefings, deployment, data, bundles, { env: { region: deployment.region } })
}
