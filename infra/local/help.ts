// Every command answers `--help` in the same way: how it is called, and code 0.

/** Prints the usage and ends the process where the command line asks for it; nothing else of it is looked at then. */
export function answerHelp(words: readonly string[], usage: string): void {
  if (!asksForHelp(words)) return
  console.log(usage)
  process.exit(0)
}

export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h')
}
