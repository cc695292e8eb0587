// What `npm ci` prepares for a first `npm start`, in a process with the same settings: V8 takes compiled code only from
// one that had the same.
import { fileURLToPath } from 'node:url'
import { keepCompiledCode } from '../command-line/compile-cache.ts'
import { restartWithSettings } from './restart-with-settings.mjs'

keepCompiledCode()
restartWithSettings(fileURLToPath(import.meta.url))
try {
  const [{ prepareStart }, { repository }] = await Promise.all([import('./run/prepare.ts'), import('../repository.ts')])
  await prepareStart(repository)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
