// `npm start`. The process begins anew before it loads what a run needs, and then takes these files from the cache too.
import { keepCompiledCode } from '../compile-cache.ts'
import { restartWithMemoryLimits } from './restart-with-memory-limits.ts'

keepCompiledCode()
restartWithMemoryLimits()
await import('./run/start.ts')
