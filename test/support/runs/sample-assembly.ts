// Synthesizes the laptop's cloud for the sample once, before the tests that start it: otherwise tests that start
// together would each do so, into the same folder.
import { fileURLToPath } from 'node:url'
import { synthesize } from '../../../infra/local/template/synthesize.ts'
import { sampleFolder } from '../samples/sample.ts'

await synthesize(fileURLToPath(new URL('../../..', import.meta.url)), sampleFolder)
