// The settings of the list that a command acts on: those that its functions were given. What `cdk.json` says applies
// from the next start or deployment on, and may be for another list.
import { readFileSync } from 'node:fs'
import { type Settings, variable } from '../../functions/environment.ts'
import type { Announcement } from '../local/run/announcement.ts'
import { readSettings } from '../settings/settings.ts'
import { type DeployedList, namedBy } from './deployed-list.ts'

const file = new URL('../../cdk.json', import.meta.url)

/** Of a list on AWS. */
export function settingsOfDeployed(deployed: DeployedList): Settings {
  return JSON.parse(namedBy(deployed, variable.settings)) as Settings
}

/** Of a running `npm start`. */
export function settingsOfRunning({ settings }: Pick<Announcement, 'settings'>): Settings {
  return settings
}

/** For a list of which only bucket and table are named, and where no list is asked about. */
export function settingsOfFile(): Settings {
  const { context = {} } = JSON.parse(readFileSync(file, 'utf8')) as { context?: Record<string, unknown> }
  return readSettings(context).list
}
