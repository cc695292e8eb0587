// What the commands on sources need and return.
import type { ReadingPorts } from './reading.ts'
import type { Target } from './target.ts'

export interface CommandPorts extends ReadingPorts, Pick<Target, 'bucket' | 'articles' | 'editions'> {
  /** Files by name, `-` for the standard streams. */
  files: { read(name: string): string; write(name: string, text: string): void }
  /** Shows lines and asks whether to continue. */
  agree(lines: string[]): Promise<boolean>
  /** Shows lines before the command ends. */
  say(lines: string[]): void
}

export interface Outcome {
  ok: boolean
  lines: string[]
}

export const notAdded = (reason: string): Outcome => ({ ok: false, lines: [`Not added: ${reason}`] })
