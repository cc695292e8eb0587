// Asks whether an operator agrees to what a command is about to do.
import { createInterface } from 'node:readline/promises'

/** Shows lines and asks; without a terminal it cannot ask and fails.
 * @param yes true if the command line already agreed
 * @param what would be done, after “Add --yes to” */
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
