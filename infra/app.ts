// Synthesizes Broadsheet's three stacks: `node infra/app.ts`, or through the CDK's command line.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { BriefingsStack } from './briefings-stack.ts'
import { type BundleOptions, bundle } from './bundle.ts'
import { contextOfCdkJson } from './cdk-json.ts'
import { DataStack } from './data-stack.ts'
import { siteRegion, stackName } from './names.ts'
import { type Deployment, readSettings } from './settings.ts'
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

/** The bundles lie in `<outdir>/bundles`; the caller synthesizes. */
async function broadsheet(options: SynthesisOptions, how: Pick<BundleOptions, 'withMaps'>): Promise<App> {
  const bundles = join(options.outdir, 'bundles')
  const app = emptyApp(options)
  const deployment = readSettings(app.node.getAllContext())
  await bundle(bundles, { languages: deployment.list.languages, ...how })
  addStacks(app, deployment, bundles)
  return app
}

/** Site after data: it reads the copy of the origin secret. Nothing refers back. */
export function addStacks(app: App, deployment: Deployment, bundles: string): void {
  const home = { region: deployment.region }
  const data = new DataStack(app, stackName.data, deployment, { env: home })
  new BriefingsStack(app, stackName.briefings, deployment, data, bundles, { env: home })
  const site = new SiteStack(app, stackName.site, deployment, { env: { region: siteRegion } })
  site.addStackDependency(data)
}

if (import.meta.main) {
  try {
    const outdir = process.env['CDK_OUTDIR'] ?? fileURLToPath(new URL('../cdk.out', import.meta.url))
    // `npm start` alone asks for either: the CDK's command line deploys no source maps and nothing unchecked.
    const [isValidated, withMaps] = [!process.argv.includes('--unchecked'), process.argv.includes('--source-maps')]
    const app = await broadsheet({ outdir, context: contextOfCdkJson(), isValidated }, { withMaps })
    app.synth()
  } catch (error) {
    // A sentence says what to do; DEBUG=1 shows where it comes from.
    const isPlain = error instanceof Error && process.env['DEBUG'] === undefined
    console.error(isPlain ? error.message : error)
    process.exitCode = 1
  }
}
