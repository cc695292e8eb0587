// Bundles the functions in a thread of their own.
import { startThread } from '../command-line/compile-cache.ts'
import type { BundleThreadData } from './bundle-thread.ts'

/** Resolves when the code of all functions is there, without emails. */
export function bundleInThread(workerData: BundleThreadData): Promise<void> {
  const thread = startThread(new URL('./bundle-thread.ts', import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    // After an error, this changes nothing any more.
    thread.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the bundler's thread ended with ${code}`))))
  })
}
