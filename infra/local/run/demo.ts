// A run with `--demo-feeds`: the site that it fetches from, in addition to the list's own site and inbox.
import { resolve } from 'node:path'
import { type DemoSite, openDemoSite } from '../demo/site.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import type { Arguments } from './arguments.ts'
import type { LocalFolder } from './local-folder.ts'

export interface DemoRun {
  arguments: Pick<Arguments, 'port'>
  /** Relative to the repository's root. */
  seeds: string
  folder: LocalFolder
  clock: VirtualClock
  repository: string
}

/** `null` if the run has none. Its port is the one after the inbox's. */
export async function openDemo(run: DemoRun, say: (line: string) => void): Promise<DemoSite | null> {
  const { clock, repository, seeds, arguments: wanted } = run
  const { demo: from } = run.folder.state
  if (from === null) return null
  const folder = resolve(repository, seeds, 'site')
  return openDemoSite({ folder, from, now: () => clock.now(), port: wanted.port + 2, say })
}

/** Tells that two sources are broken on purpose, so that no one looks for a mistake of their own. */
export function demoLines(demo: Pick<DemoSite, 'publications'> | null): string[] {
  const amiss = (demo?.publications ?? []).flatMap(({ host, amiss }) =>
    amiss === undefined ? [] : [`${host.replace(/\.example$/, '')} ${amiss}`],
  )
  if (amiss.length === 0) return []
  return [`  On purpose ${amiss.join(', ')}: the report and the mails to the operator say that they need a look`]
}

/** Articles of a demonstration and the operator's seed pages have no topics in common. */
export function refuseOther(isWanted: boolean, isThere: boolean): void {
  if (isWanted === isThere) return
  throw new Error(
    isThere
      ? 'what is kept here was begun with --demo-feeds: give it again, or start from nothing with --fresh'
      : '--demo-feeds needs a fresh start: what is kept here was begun without it; add --fresh, or name another --folder',
  )
}
