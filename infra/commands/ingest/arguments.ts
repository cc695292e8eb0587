// The command line of `npm run ingest`.
import { argumentReader, defaultFolder, onAws, value, WrongArguments } from '../../command.ts'

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

const options = { folder: value, profile: value, bucket: value }

/** Throws `WrongArguments` that names what is wrong and what to write. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  if (positionals.length === 0) throw new WrongArguments('no file is named: name the pages to add')
  const aws = onAws(values, 'bucket', 'the content bucket')
  return { files: positionals, folder: values.folder ?? defaultFolder, aws }
})
