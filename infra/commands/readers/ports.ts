// What the commands on readers need: the list, files and the terminal.
import type { Settings } from '../../../functions/environment.ts'
import type { Target } from './target.ts'

export interface CommandPorts {
  target: Target
  settings: Settings
  /** Only their owner may read files that are written. */
  files: {
    write(file: string, text: string): void
    /** Nothing has the name before all is written: part of a list must not pass for the list. What is not whole is
     * deleted. */
    open(file: string): { write(text: string): void; close(isWhole: boolean): void }
  }
  /** Shows lines and asks whether to continue. */
  agree(lines: readonly string[]): Promise<boolean>
  /** Shows lines during the command. */
  say(lines: readonly string[]): void
}
