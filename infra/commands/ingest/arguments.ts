// The command line of `npm run ingest`: its options (flags), what they may be, and its usage (`--help`).
import { argumentReader, defaultFolder, flag, value, WrongArguments } from '../../command-line/command.ts'

export interface Aws {
  profile: string
  /** The content bucket; `null`: bucket and table are found by the profile. */
  bucket: string | null
  /** The editions table; only needed for `--withdraw` if the bucket is named. */
  table: string | null
}

export interface Arguments {
  files: string[]
  /** Read pages even if they were withdrawn. */
  again: boolean
  /** Name of a page to withdraw; then there are no files. */
  withdraw: string | null
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  /** A bucket on AWS instead, by a profile of the AWS configuration. */
  aws: Aws | null
}

export const usage = `npm run ingest -- <file …> [--again] [--folder F] [--profile NAME]
npm run ingest -- --withdraw <page> [--folder F] [--profile NAME]
  <file …>        pages: text in UTF-8, HTML in the encoding it declares, newsletters saved as .eml
  --again         takes them in again also where they were withdrawn
  --withdraw P    takes a page out by its name, e.g. page.txt: none of its stories is printed any more
  --folder F      folder of the running "npm start" (default .local)
  --profile NAME  put them into the list on AWS, with this profile of your AWS configuration. It finds bucket and table
                  by lambda:ListFunctions; without that right name them:
  --bucket NAME   its content bucket: the output "Inbox" of the briefings stack names it (s3://NAME/inbox/)
  --table NAME    its editions table, for --withdraw: the output "EditionsTable"`

const options = { folder: value, profile: value, bucket: value, table: value, withdraw: value, again: flag }

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const { withdraw = null, again = false, table = null } = values
  if (withdraw === null && positionals.length === 0) throw new WrongArguments('no file is named: name the pages to add')
  if (withdraw !== null && (again || positionals.length > 0))
    throw new WrongArguments('--withdraw stands alone: name one page, and neither files nor --again')
  const { profile, bucket = null } = values
  for (const [name, given] of Object.entries({ bucket, table }))
    if (given !== null && profile === undefined)
      throw new WrongArguments(`--${name} is given without --profile: name the profile as well`)
  if (table !== null && bucket === null)
    throw new WrongArguments('--table is given without --bucket: name the content bucket as well, or neither')
  if (withdraw !== null && bucket !== null && table === null)
    throw new WrongArguments('--withdraw asks which editions printed the page: name the editions table with --table')
  const aws = profile === undefined ? null : { profile, bucket, table }
  return { files: positionals, again, withdraw, folder: values.folder ?? defaultFolder, aws }
})
