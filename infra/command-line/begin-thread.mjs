// The entry of a thread (`startThread` of `compile-cache.ts`). Plain JavaScript, because Node's TypeScript loader takes
// longer than everything else at the start of a thread, and is not needed for what is in the cache. In a fresh
// checkout, the first thread writes to the cache what later ones of its kind start with; Node itself would only do so
// when the process ends.
import { enableCompileCache, flushCompileCache } from 'node:module'

const [folder, entry] = process.argv.splice(2)
enableCompileCache(folder)
await import(entry)
flushCompileCache()
