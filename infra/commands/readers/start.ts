// `npm run readers -- <command>`: shows, imports, exports, suppresses and erases readers for the operator.

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runCommand } from '../../command-line/command.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { repository } from '../../repository.ts'
import { confirm } from '../confirm.ts'
import { readArguments, usage } from './arguments.ts'
import { run } from './run.ts'
import { awsTarget, localTarget } from './target.ts'
import { wholeFile } from './whole-file.ts'

/** File mode: readable only by its owner. */
const mode = 0o600

/** Resolves to the exit code: 1 if something is wrong. */
async function main(given: string[]): Promise<number> {
  const { order, yes, folder, profile } = readArguments(given)
  const target = profile === null ? localTarget(resolve(repository, folder)) : await awsTarget(profile)
  try {
    const write = (file: string, text: string) => written(file, () => writeFileSync(file, text, { mode }))
    const files = { write, open: (file: string) => written(file, () => wholeFile(file, mode)) }
    if (order.action === 'import') process.once('SIGINT', interrupted)
    const ports = {
      target,
      settings: target.settings,
      files,
      agree: (lines: readonly string[]) => confirm(lines, yes),
      say: show,
    }
    const { ok, lines } = await run(ports, order)
    show(lines, ok)
    return ok ? 0 : 1
  } catch (error) {
    if (profile !== null || findRunning(resolve(repository, folder)) !== null) throw error
    const what = 'The "npm start" that this acted on has ended: start it again, and run the same command again.'
    throw new Error(order.action === 'import' ? `${what} No one is entered twice.` : what, { cause: error })
  } finally {
    target.close()
  }
}

function interrupted(): void {
  console.error('\nStopped. Who was entered stays; run the same command again to go on, and no one is entered twice.')
  process.exit(130)
}

/** @throws with what to do if the folder is missing or not writable */
function written<T>(file: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw new Error(`${file} cannot be written (${reasonOf(error)}): name a file in a folder that is there and yours`)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? (error.message.split(',')[0] ?? '') : String(error))

function show(lines: readonly string[], ok = true): void {
  for (const line of lines) console[ok ? 'log' : 'error'](line)
}

/** A program that reads the output, such as `head`, may stop reading. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

await runCommand(usage, main)
