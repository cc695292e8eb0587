// What the commands on readers need: the list, files and the terminal.
import type { Settings } from '../../../functions/environment.ts'
import type { Target } from './target.ts'

export interface CommandPorts {
  target: Target
  settings: Settings
  /** Only their owner may read files that are written. */
  files: {
    write(file: string, text: string): void
    open(file: string): { write(text: string): void; close(): void }
  }
  /** Shows lines and asks whether to continue. */
  agree(lines: readonly string[]): Promise<boolean>
  /** Shows lines during the command. */
  say(lines: readonly string[]): void
}
