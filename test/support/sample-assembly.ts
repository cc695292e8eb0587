// Synthesizes the laptop's cloud over the sample once, before the tests that start it: those that begin together would
// each do so, into the same folder.
import { fileURLToPath } from 'node:url'
import { synthesize } from '../../infra/local/template/synthesize.ts'
import { sampleFolder } from './sample.ts'

await synthesize(fileURLToPath(new URL('../..', import.meta.url)), sampleFolder)
