// Makes, before a first `npm start`, what it would have to make and later starts find: the assembly of the seeds, and
// compiled code of the runner, its engines and the functions. Where it is missing, a start makes it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Make, type Synthesis, synthesize } from '../template/synthesize.ts'
import { readArguments, seedsFor } from './arguments.ts'

/** The assembly of these seeds (a path from the repository), made or found. */
export const synthesisFor = (repository: string, seeds: string, make?: Make): Promise<Synthesis> =>
  synthesize(repository, resolve(repository, seeds), make)

interface Preparation {
  make?: Make
  load?: (assembly: string) => Promise<void>
}

/** For a start without options. */
export async function prepareStart(
  repository: string,
  { make, load = loadEverything }: Preparation = {},
): Promise<void> {
  const { folder } = await synthesisFor(repository, seedsFor(readArguments([]), null), make)
  await load(folder)
}

/** Starts the templates in a folder for temporary files, without pages, readers or an edition, and ends: what is loaded
 * leaves its compiled code. */
async function loadEverything(assembly: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-prepare-'))
  const [{ limits }, { startLaptop }, { loadInbox }, { VirtualClock }] = await Promise.all([
    import('./local-run.ts'),
    import('../laptop.ts'),
    import('../engines/inbox.ts'),
    import('../virtual-clock.ts'),
  ])
  const inbox = loadInbox()
  try {
    const laptop = await startLaptop({
      assembly,
      limits,
      file: (name) => join(folder, name),
      clock: new VirtualClock(),
      sitePort: 0,
      show: () => undefined,
      onCrash: (error) => {
        throw error
      },
    })
    await laptop.loadFunctions()
    await laptop.close()
  } finally {
    await inbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
