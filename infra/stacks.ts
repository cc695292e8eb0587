// Broadsheet's three stacks.

import { App } from 'aws-cdk-lib'
import { BriefingsStack } from './briefings-stack.ts'
import { DataStack } from './data-stack.ts'
import { siteRegion, stackName } from './names.ts'
import type { Deployment } from './settings.ts'
import { SiteStack } from './site-stack.ts'

export interface SynthesisOptions {
  outdir: string
  /** Stands behind what the command line gives. */
  context: Record<string, unknown>
  /** The CDK's own validator looks over the templates; it takes half of a synthesis. */
  isValidated: boolean
}

/** An app without stacks, with settings as its context. */
export function emptyApp({ outdir, context, isValidated }: SynthesisOptions): App {
  // The templates stay as written: no metadata resource that counts constructs for AWS.
  return new App({ outdir, context, analyticsReporting: false, builtinCloudFormationValidation: isValidated })
}

/** Site after data: it reads the copy of the origin secret. Nothing refers back. */
export function addStacks(app: App, deployment: Deployment, bundles: string): void {
  const home = { region: deployment.region }
  const data = new DataStack(app, stackName.data, deployment, { env: home })
  new BriefingsStack(app, stackName.briefings, deployment, data, bundles, { env: home })
  const site = new SiteStack(app, stackName.site, deployment, { env: { region: siteRegion } })
  site.addStackDependency(data)
}
