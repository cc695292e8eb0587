// The command line of `npm run keys`: its options (flags), what they may be, and its usage (`--help`).
import { argumentReader, defaultFolder, value, WrongArguments } from '../../command-line/command.ts'

const rotated = ['links', 'origin'] as const
export type Rotated = (typeof rotated)[number]

export interface Arguments {
  what: Rotated
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  /** A list on AWS instead: a profile of the AWS configuration, by which the secret is found where it is not named. */
  aws: { profile: string; secret: string | null } | null
}

export const usage = `npm run keys -- rotate links     adds a key: it signs from now on, links signed before stay good
npm run keys -- rotate origin    replaces the secret between CloudFront and the API; the one before stays accepted
  --folder F       folder of the running "npm start" (default .local)
  --profile NAME   a list on AWS, with this profile of your AWS configuration. It finds the secret by
                   lambda:ListFunctions; without that right name it:
  --secret ARN     the secret: the output "LinkKeysSecret" or "OriginSecret" of the briefings stack`

const options = { folder: value, profile: value, secret: value }

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const [word, name, ...more] = positionals
  if (word === undefined) throw new WrongArguments('no command is given')
  if (word !== 'rotate') throw new WrongArguments(`unknown command "${word}"`)
  const what = rotated.find((one) => one === name)
  if (what === undefined) throw new WrongArguments(`rotate what? Name one of ${rotated.join(', ')}`)
  if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
  const { profile, secret = null, folder = defaultFolder } = values
  if (profile === undefined && secret !== null)
    throw new WrongArguments('--secret is given without --profile: name the profile as well')
  return { what, folder, aws: profile === undefined ? null : { profile, secret } }
})
