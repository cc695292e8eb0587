// `npm start`: runs the synthesized templates on this machine and carries an edition to its readers.

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../../command-line/command.ts'
import { installAsDate, VirtualClock } from '../virtual-clock.ts'
import { readArguments, seedsFor, usage } from './arguments.ts'
import { LocalFolder } from './local-folder.ts'
import { refuseTakenPorts } from './ports.ts'
import { synthesisFor } from './prepare.ts'
import { Steps } from './steps.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
// As in a Lambda; local times are printed in UTC.
process.env['TZ'] = 'UTC'

async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const folder = LocalFolder.open(resolve(repository, wanted.folder), wanted.fresh)
  try {
    await refuseTakenPorts(wanted)
    if (wanted.readers !== null) folder.keep({ readers: wanted.readers })
    const seeds = seedsFor(wanted, folder.seeds)
    // In a process of its own, so that what the run needs is loaded at the same time.
    const synthesis = synthesisFor(repository, seeds)
    // Errors are reported to whoever awaits it; until then a failure must not end the process.
    synthesis.catch(() => undefined)
    const clock = new VirtualClock()
    installAsDate(clock)
    const steps = new Steps(process.stdout)
    const options = { arguments: wanted, folder, steps, clock, repository, seeds, synthesis }
    // The threads of the engines load while this one loads the rest.
    const { abandon, begin } = await import('./begin.ts')
    const begun = begin(options)
    const { runLocally } = await import('./local-run.ts').catch((error: unknown) =>
      abandon(begun).then(() => Promise.reject(error)),
    )
    return await runLocally(options, begun)
  } finally {
    folder.leave()
  }
}

await runCommand(usage, main)
