// `npm start`. The process restarts before it loads what a run needs (`start.mjs` does so first), and then loads these
// files from the cache as well.
import { fileURLToPath } from 'node:url'
import { keepCompiledCode } from '../command-line/compile-cache.ts'
import { restartWithSettings } from './restart-with-settings.mjs'

keepCompiledCode()
restartWithSettings(fileURLToPath(import.meta.url))
await import('./run/start.ts')
