// The command line of `npm run ingest`.
import { parseArgs } from 'node:util'

export interface Arguments {
  files: string[]
  /** Folder of the running `npm start`, from the repository's root. */
  folder: string
  /** A bucket on AWS instead, by a profile of the AWS configuration. */
  aws: { profile: string; bucket: string } | null
}

export const usage = `npm run ingest -- <file …> [--folder F] [--profile NAME --bucket NAME]
  <file …>        pages: text in UTF-8, or HTML in the encoding it declares
  --folder F      folder of the running "npm start" (default .local)
  --profile NAME  put them into a bucket on AWS, with this profile of your AWS configuration
  --bucket NAME   its content bucket: the output "Inbox" of the briefings stack names it (s3://NAME/inbox/)`

export class WrongArguments extends Error {
  constructor(reason: string) {
    super(`${reason}\n\n${usage}`)
  }
}

/** Throws `WrongArguments` that names what is wrong and what to write. */
export function readArguments(given: string[]): Arguments {
  const { values, positionals } = parse(given)
  const { profile, bucket } = values
  if (positionals.length === 0) throw new WrongArguments('no file is named: name the pages to add')
  if (profile === undefined && bucket !== undefined)
    throw new WrongArguments('--bucket is given without --profile: name the profile whose account holds the bucket')
  if (profile !== undefined && bucket === undefined)
    throw new WrongArguments('--profile is given without --bucket: name the content bucket')
  const aws = profile === undefined || bucket === undefined ? null : { profile, bucket }
  return { files: positionals, folder: values.folder ?? '.local', aws }
}

function parse(given: string[]) {
  const value = { type: 'string' } as const
  try {
    return parseArgs({ args: given, options: { folder: value, profile: value, bucket: value }, allowPositionals: true })
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
