// What a command on editions acts with: stores, queue, clock, terminal.
import type { Settings } from '../../../functions/environment.ts'
import type { Clock, Log } from '../../../functions/ports.ts'
import type { Target } from './target.ts'

export interface Operating {
  target: Omit<Target, 'clock' | 'tables' | 'close'>
  clock: Clock
  log: Log
  /** What the commands it prints must add. */
  options: string
  /** Of the account's quota that editions use. */
  settings: Settings
}
