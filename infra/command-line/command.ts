// What all operator's commands share: reading the command line, showing help, and exit codes.
import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { awsTrouble, profileIn } from './aws-trouble.ts'
import { fileTrouble } from './file-trouble.ts'
import { whereToRead } from './nearest-command.ts'

/** Its message says what is wrong and what to write instead. */
export class WrongArguments extends Error {}

/** Types of options. */
export const flag = { type: 'boolean' } as const
export const value = { type: 'string' } as const

/** Folder of `npm start`, relative to the repository's root. */
export const defaultFolder = '.local'

/** The result of `parseArgs`: the options by name, and the remaining words. */
export type CommandLine<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>

/**
 * Reads a command's line. The returned function throws `WrongArguments` with the reason, and where to find the usage.
 * @param read throws `WrongArguments` with only the reason
 */
export function argumentReader<const Options extends ParseArgsOptionsConfig, Arguments>(
  usage: string,
  options: Options,
  read: (line: CommandLine<Options>) => Arguments,
): (given: string[]) => Arguments {
  return (given) => {
    try {
      const line = parsed({ args: given, options, allowPositionals: true })
      oneList(line.values)
      return read(line)
    } catch (error) {
      throw error instanceof WrongArguments
        ? new WrongArguments(`${error.message}\n${whereToRead(error.message, usage)}`)
        : error
    }
  }
}

function parsed<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new WrongArguments(reasonIn(error))
  }
}

/** Otherwise an act meant for the laptop would reach readers of the list on AWS. */
function oneList(values: Record<string, unknown>): void {
  if (values['folder'] !== undefined && values['profile'] !== undefined)
    throw new WrongArguments('--folder and --profile name two lists: leave one out')
}

/** The parser's own messages for a missing value, or one that begins with a minus, are misleading. */
function reasonIn(error: unknown): string {
  const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
  const [, option] = /^Option '(?:-[a-z], )?(--[a-z]+)[^']*' argument (?:missing|is ambiguous)/.exec(words) ?? []
  return option === undefined ? words : `${option} needs a value: write it after the option`
}

/** For a command that takes only options. */
export function noWords(words: readonly string[]): void {
  const [first] = words
  if (first !== undefined) throw new WrongArguments(`Unexpected argument '${first}': write options only`)
}

/**
 * Runs a command; with `--help` it only shows the usage. The exit code is what `main` returns, 2 for a wrong command
 * line, and 1 for any other error; `DEBUG` also shows where that occurred.
 */
export async function runCommand(usage: string, main: (given: string[]) => Promise<number>): Promise<void> {
  const given = process.argv.slice(2)
  if (asksForHelp(given)) {
    console.log(usage)
    return
  }
  try {
    process.exitCode = await main(given)
  } catch (error) {
    const isWrong = error instanceof WrongArguments
    const isPlain = error instanceof Error && (isWrong || process.env['DEBUG'] === undefined)
    const profile = isWrong ? null : profileIn(given)
    const trouble = profile === null ? null : awsTrouble(error, profile)
    console.error(isPlain ? (trouble ?? fileTrouble(error) ?? error.message) : error)
    process.exitCode = isWrong ? 2 : 1
  }
}

export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h')
}
