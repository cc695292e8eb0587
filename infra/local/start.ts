// `npm start`. The process restarts before it loads what a run needs, and then loads these files from the cache as
// well.
import { keepCompiledCode } from '../compile-cache.ts'
import { restartWithMemoryLimits } from './restart-with-memory-limits.ts'

keepCompiledCode()
restartWithMemoryLimits()
await import('./run/start.ts')
