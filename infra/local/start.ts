// `npm start`. The process restarts before it loads what a run needs, and then loads these files from the cache as
// well.
import { keepCompiledCode } from '../command-line/compile-cache.ts'
import { restartWithSettings } from './restart-with-settings.ts'

keepCompiledCode()
restartWithSettings()
await import('./run/start.ts')
