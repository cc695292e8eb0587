// Synthesizes Broadsheet's three stacks: run as `node infra/app.ts`, or by the CDK's command line.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleInThread } from './bundling/bundle-in-thread.ts'
import { fileTrouble } from './command-line/file-trouble.ts'
import { repository } from './repository.ts'
import { contextOfCdkJson } from './settings/cdk-json.ts'

interface Wanted {
  outdir: string
  isValidated: boolean
  withMaps: boolean
}

/** Puts the bundles into `<outdir>/bundles`. The CDK and MJML are loaded while the bundler works, as both take about as
 * long. */
async function synthesize({ outdir, isValidated, withMaps }: Wanted): Promise<void> {
  const bundles = join(outdir, 'bundles')
  const bundled = bundleInThread({ target: bundles, withMaps })
  // Awaited below, but never if the settings are wrong.
  bundled.catch(() => undefined)
  const [{ addDataAndSite, addFunctions, emptyApp }, { readSettings }] = await Promise.all([
    import('./stacks.ts'),
    import('./settings/settings.ts'),
  ])
  const app = emptyApp({ outdir, context: contextOfCdkJson(), isValidated })
  const deployment = readSettings(app.node.getAllContext())
  const data = addDataAndSite(app, deployment)
  const { compiledEmails, writeEmails } = await import('./bundling/emails.ts')
  const emails = await compiledEmails(repository, deployment.list.languages)
  await bundled
  await writeEmails(bundles, emails)
  addFunctions(app, deployment, data, bundles)
  app.synth()
}

try {
  await synthesize({
    outdir: process.env['CDK_OUTDIR'] ?? fileURLToPath(new URL('../cdk.out', import.meta.url)),
    // Only `npm start` asks for either: the CDK's command line deploys no source maps and nothing unchecked.
    isValidated: !process.argv.includes('--unchecked'),
    withMaps: process.argv.includes('--source-maps'),
  })
} catch (error) {
  // The message says what to do; DEBUG=1 shows where it comes from.
  const isPlain = error instanceof Error && process.env['DEBUG'] === undefined
  console.error(isPlain ? (fileTrouble(error) ?? error.message) : error)
  process.exitCode = 1
}
