// What a command on editions uses: stores, queue, clock, terminal.
import type { Settings } from '../../../functions/environment.ts'
import type { Clock, Log } from '../../../functions/ports.ts'
import type { Target } from './target.ts'

export interface Operating {
  target: Omit<Target, 'clock' | 'settings' | 'tables' | 'close'>
  clock: Clock
  log: Log
  /** Options to add to the commands that it prints. */
  options: string
  /** For the share of the account's quota that editions use. */
  settings: Settings
}
