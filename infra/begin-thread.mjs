// The beginning of a thread (`startThread` of `compile-cache.ts`). Plain JavaScript: Node's loader of TypeScript takes
// longer than all else that a thread begins with, and is not needed for what lies in the cache. The first thread of a
// fresh checkout puts there what the others of its kind begin with; by itself Node would when the process ends.
import { enableCompileCache, flushCompileCache } from 'node:module'

const [folder, entry] = process.argv.splice(2)
enableCompileCache(folder)
await import(entry)
flushCompileCache()
