// What the commands of the operator have in common: how a line is read, how help is answered, with which code one ends.
import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { awsTrouble, profileIn } from './aws-trouble.ts'
import { fileTrouble } from './file-trouble.ts'
import { whereToRead } from './nearest-command.ts'

/** Its message says what is wrong and what to write. */
export class WrongArguments extends Error {}

/** Kinds of options. */
export const flag = { type: 'boolean' } as const
export const value = { type: 'string' } as const

/** Folder of `npm start`, from the repository's root. */
export const defaultFolder = '.local'

/** What `parseArgs` makes of a line: the options by name, and the words that belong to none. */
export type CommandLine<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>

/**
 * How a command reads its line. What it gives throws `WrongArguments` with the reason, and where the usage is read.
 * @param read throws `WrongArguments` with the reason alone
 */
export function argumentReader<const Options extends ParseArgsOptionsConfig, Arguments>(
  usage: string,
  options: Options,
  read: (line: CommandLine<Options>) => Arguments,
): (given: string[]) => Arguments {
  return (given) => {
    try {
      return read(parsed({ args: given, options, allowPositionals: true }))
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

/** The parser's own words for a missing value, or one that begins with a minus, speak of something else. */
function reasonIn(error: unknown): string {
  const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
  const [, option] = /^Option '(?:-[a-z], )?(--[a-z]+)[^']*' argument (?:missing|is ambiguous)/.exec(words) ?? []
  return option === undefined ? words : `${option} needs a value: write it after the option`
}

/** For a command that knows options alone. */
export function noWords(words: readonly string[]): void {
  const [first] = words
  if (first !== undefined) throw new WrongArguments(`Unexpected argument '${first}': write options only`)
}

/**
 * A list on AWS: a profile of the AWS configuration, and by its name what the command acts on; `null` where neither is
 * given.
 * @example onAws({ profile: 'news', bucket: 'b' }, 'bucket', 'the bucket') // { profile: 'news', bucket: 'b' }
 */
export function onAws<Name extends string>(
  values: Partial<Record<Name | 'profile', string>>,
  name: Name,
  meaning: string,
): Record<Name | 'profile', string> | null {
  const { profile, [name]: named } = values
  if (profile === undefined && named !== undefined)
    throw new WrongArguments(`--${name} is given without --profile: name the profile as well`)
  if (profile !== undefined && named === undefined)
    throw new WrongArguments(`--profile is given without --${name}: name ${meaning}`)
  if (profile === undefined || named === undefined) return null
  return { profile, [name]: named } as Record<Name | 'profile', string>
}

/**
 * Runs a command: with `--help` it only says how it is called. Ends with what `main` gives, with 2 for a wrong line and
 * with 1 for anything else that went wrong; with `DEBUG` set it shows where.
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
