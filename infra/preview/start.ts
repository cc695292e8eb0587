// `npm run preview`. Enables the cache of compiled code before the sources are loaded, which is most of the start.
import { keepCompiledCode } from '../command-line/compile-cache.ts'

keepCompiledCode()
await import('./run.ts')
