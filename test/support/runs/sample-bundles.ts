// The laptop's bundles for the sample, which one synthesis makes for all tests: with the settings of `cdk.json`, and
// with what they are made from checked. `cdk deploy` calls the same function.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { synthesize } from '../../../infra/local/template/synthesize.ts'
import { sampleFolder } from '../samples/sample.ts'

export async function sampleBundles(): Promise<string> {
  return join((await synthesize(fileURLToPath(new URL('../../..', import.meta.url)), sampleFolder)).folder, 'bundles')
}
