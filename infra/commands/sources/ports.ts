// What the commands of sources need, and what they answer.
import type { ReadingPorts } from './reading.ts'
import type { Target } from './target.ts'

export interface CommandPorts extends ReadingPorts, Pick<Target, 'bucket' | 'articles' | 'editions'> {
  /** Files by their names, `-` for the standard streams. */
  files: { read(name: string): string; write(name: string, text: string): void }
  /** Shows lines and asks whether to go on. */
  agree(lines: string[]): Promise<boolean>
  /** Says what is known before the command ends. */
  say(lines: string[]): void
}

export interface Outcome {
  ok: boolean
  lines: string[]
}
