// Whether an operator agrees to what a command is about to write.
import { createInterface } from 'node:readline/promises'

/** Shows lines and asks; without a terminal nobody can be asked.
 * @param yes it was said in the line already */
export async function agree(lines: readonly string[], yes: boolean): Promise<boolean> {
  for (const line of lines) console.log(line)
  if (yes) return true
  if (!process.stdin.isTTY) {
    console.error('Add --yes to write this.')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question('Write this? [y/N] ')).trim())
  } finally {
    terminal.close()
  }
}
