// Synthesizes Broadsheet's three stacks: `node infra/app.ts`, or through the CDK's command line.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { BriefingsStack } from './briefings-stack.ts'
import { bundle } from './bundle.ts'
import { DataStack } from './data-stack.ts'
import { siteRegion, stackName } from './names.ts'
import { type Deployment, InvalidSettings, readSettings } from './settings.ts'
import { SiteStack } from './site-stack.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** The bundles lie in `<outdir>/bundles`; the caller synthesizes. `context` stands behind what the command line
 * gives. */
export async function broadsheet(outdir: string, context: Record<string, unknown>, withMaps = false): Promise<App> {
  const bundles = join(outdir, 'bundles')
  // The templates stay as written: no metadata resource that counts constructs for AWS.
  const app = new App({ outdir, context, analyticsReporting: false })
  const deployment = readSettings(settingsOf(app))
  await bundle(bundles, repository, deployment.list.languages, withMaps)
  addStacks(app, deployment, bundles)
  return app
}

export function contextOfCdkJson(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')).context
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidSettings([`cdk.json cannot be read as JSON: ${reason}; correct the syntax there`])
  }
}

function settingsOf(app: App): Record<string, unknown> {
  return app.node.getAllContext()
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
    const outdir = process.env['CDK_OUTDIR'] ?? join(repository, 'cdk.out')
    // `npm start` alone asks for source maps; the CDK's command line deploys none.
    const app = await broadsheet(outdir, contextOfCdkJson(), process.argv.includes('--source-maps'))
    app.synth()
  } catch (error) {
    // A sentence says what to do; DEBUG=1 shows where it comes from.
    const isPlain = error instanceof Error && process.env['DEBUG'] === undefined
    console.error(isPlain ? error.message : error)
    process.exitCode = 1
  }
}
