// The command line of `npm run keys`.
import { parseArgs } from 'node:util'

export const rotated = ['links', 'origin'] as const
export type Rotated = (typeof rotated)[number]

export interface Arguments {
  what: Rotated
  /** Folder of the running `npm start`, from the repository's root. */
  folder: string
  /** A list on AWS instead: a profile of the AWS configuration, and the secret. */
  aws: { profile: string; secret: string } | null
}

export const usage = `npm run keys -- rotate links     adds a key: it signs from now on, links signed before stay good
npm run keys -- rotate origin    replaces the secret between CloudFront and the API; the one before stays accepted
  --folder F       folder of the running "npm start" (default .local)
  --profile NAME   a list on AWS, with this profile of your AWS configuration; then also
  --secret ARN     the secret: the output "LinkKeysSecret" or "OriginSecret" of the briefings stack`

export class WrongArguments extends Error {
  constructor(reason: string) {
    super(`${reason}\n\n${usage}`)
  }
}

/** `help` where it is asked for. Throws `WrongArguments` that names what is wrong and what to write. */
export function readArguments(given: string[]): Arguments | 'help' {
  const { values, positionals } = parse(given)
  if (values.help === true) return 'help'
  const [word, name, ...more] = positionals
  if (word === undefined) throw new WrongArguments('no command is given')
  if (word !== 'rotate') throw new WrongArguments(`unknown command "${word}"`)
  const what = rotated.find((one) => one === name)
  if (what === undefined) throw new WrongArguments(`rotate what? Name one of ${rotated.join(', ')}`)
  if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
  const { profile, secret } = values
  if (profile === undefined && secret !== undefined)
    throw new WrongArguments('--secret is given without --profile: name the profile as well')
  if (profile !== undefined && secret === undefined)
    throw new WrongArguments('--profile is given without --secret: name the secret')
  const aws = profile === undefined || secret === undefined ? null : { profile, secret }
  return { what, folder: values.folder ?? '.local', aws }
}

function parse(given: string[]) {
  const value = { type: 'string' } as const
  const options = { folder: value, profile: value, secret: value, help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args: given, options, allowPositionals: true })
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
