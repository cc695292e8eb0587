// Where the clock of a run of `npm start` starts: its day and hour. An option for another day is used here.
import type { VirtualClock } from '../virtual-clock.ts'
import type { Arguments } from './arguments.ts'
import { deploymentOf } from './before-deploying.ts'
import { refuseOther } from './demo.ts'
import { firstInstant, weekOf, weekStart } from './edition-week.ts'
import type { LocalFolder } from './local-folder.ts'

interface ClockRun {
  arguments: Pick<Arguments, 'demoFeeds'>
  folder: LocalFolder
  clock: VirtualClock
  repository: string
}

/** For the first run some hours before this week's edition is composed, or on Monday with a demonstration of feeds; for
 * later runs where the last one ended. */
export function setClock({ clock, folder, repository, arguments: wanted }: ClockRun): void {
  if (folder.state.clock === null) {
    const monday = weekStart(weekOf(clock.now()))
    const { composeSchedule, timeZone } = deploymentOf(repository).list
    const start = wanted.demoFeeds ? monday : firstInstant(monday, composeSchedule, timeZone)
    folder.keep({ clock: start, fired: start - 1, demo: wanted.demoFeeds ? monday : null })
  }
  refuseOther(wanted.demoFeeds, folder.state.demo !== null)
  clock.startAt(folder.state.clock ?? clock.now())
}
