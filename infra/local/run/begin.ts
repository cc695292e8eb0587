// What a run starts while the app is synthesized, since it needs no template, and how failures of these are reported.
import { fileTrouble } from '../../command-line/file-trouble.ts'
import { type InboxThread, loadInbox } from '../engines/inbox.ts'
import { type Storage, startStorage } from '../engines/storage.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import type { Arguments } from './arguments.ts'
import type { LocalFolder } from './local-folder.ts'
import type { Steps } from './steps.ts'

export interface Begun {
  storage: Promise<Storage>
  /** `null` if an edition is to be made first, because until then both cores are busy; also if the run ends with it,
   * because then there is no inbox. */
  inbox: InboxThread | null
}

interface Beginning {
  arguments: Pick<Arguments, 'once'>
  folder: LocalFolder
  clock: VirtualClock
  steps: Steps
}

export function begin({ folder, clock, steps, arguments: { once } }: Beginning): Begun {
  const onCrash = (error: Error) => endAtOnce(error, steps, folder)
  const storage = startStorage({ file: (name) => folder.file(name), clock, show: warn(steps), onCrash })
  // Errors are reported to whoever awaits it.
  storage.catch(() => undefined)
  return { storage, inbox: once || folder.state.week === null ? null : loadInbox() }
}

/** For a run that fails: what is still running would keep the process from ending. */
export async function abandon({ storage, inbox }: Begun): Promise<void> {
  await Promise.allSettled([inbox?.close(), storage.then(({ close }) => close())])
}

export const warn = (steps: Steps) => (line: string) => steps.say(`  ! ${line}`)

/** What is written is safe, as after a kill; the next start resumes from it. */
export function endAtOnce(error: Error, steps: Steps, folder: LocalFolder): never {
  steps.say(`  ! ${fileTrouble(error) ?? error.message}`)
  folder.leave()
  process.exit(1)
}
