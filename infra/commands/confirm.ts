// Whether an operator agrees to what a command is about to write.
import { createInterface } from 'node:readline/promises'

/** Shows lines and asks; without a terminal nobody can be asked.
 * @param yes it was said in the line already
 * @param what is asked, after “Add --yes to” */
export async function confirm(lines: readonly string[], yes: boolean, what = 'write this'): Promise<boolean> {
  for (const line of lines) console.log(line)
  if (yes) return true
  if (!process.stdin.isTTY) {
    console.error(`Add --yes to ${what}.`)
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${what.charAt(0).toUpperCase()}${what.slice(1)}? [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
