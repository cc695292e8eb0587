// `npm run preview`. What V8 makes of the sources is kept before they are loaded: it is most of a start.
import { keepCompiledCode } from '../compile-cache.ts'

keepCompiledCode()
await import('./run.ts')
