// The beginning of a thread (`startThread` of `compile-cache.ts`). Plain JavaScript: Node's loader of TypeScript takes
// longer than all else that a thread begins with, and is not needed for what lies in the cache.
import { enableCompileCache } from 'node:module'

const [folder, entry] = process.argv.splice(2)
enableCompileCache(folder)
await import(entry)
