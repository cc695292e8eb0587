// Restarts the process with settings that can only be set when a process starts: it replaces itself, with the same
// process id and terminal. Plain JavaScript, because a process that only restarts needs no loader of TypeScript, which
// takes longer than everything else in it.
import process from 'node:process'

/** By default, each of its twenty threads has malloc arenas and a large young generation of its own, and a run takes
 * 1.9 GB with 3,000 readers; with these settings 0.9 GB. */
const settings = { MALLOC_ARENA_MAX: '2' }

/** V8 compiles a regular expression to bytecode when it is first used and to machine code the second time. Each thread
 * uses hundreds of them, with classes of Unicode that take long to compile, and nearly all more than once: compiled
 * once, five pages are read with a third less processor time (docs/decisions/099). A heap that may have 32 MB before
 * its first full collection has none in most threads, which live for seconds; with 64 MB, 3,000 readers took 1.1 GB
 * (docs/decisions/126). */
export const flags = ['--max-semi-space-size=8', '--no-regexp-tier-up', '--initial-old-space-size=32']

/** Returns if nothing is to be done; otherwise the process starts again, with another entry point.
 *
 * @param {string} entry */
export function restartWithSettings(entry) {
  const isDone = process.env['MALLOC_ARENA_MAX'] !== undefined
  if (isDone || process.platform === 'win32' || process.execve === undefined) return
  const given = [
    ...process.execArgv,
    ...flags,
    '--disable-warning=ExperimentalWarning',
    entry,
    ...process.argv.slice(2),
  ]
  process.execve(process.execPath, [process.execPath, ...given], { ...process.env, ...settings })
}
