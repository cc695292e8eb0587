// `npm start`. The process begins anew before it loads what a run needs.
import { keepCompiledCode } from '../compile-cache.ts'
import { restartWithMemoryLimits } from './restart-with-memory-limits.ts'

restartWithMemoryLimits()
keepCompiledCode()
await import('./run/start.ts')
