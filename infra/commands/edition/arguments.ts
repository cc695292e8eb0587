// The command line of `npm run edition`: its options (flags), what they may be, and its usage (`--help`).
import {
  type EditionAction,
  editionActions,
  type ListAction,
  listActions,
} from '../../../functions/edition/reports/commands.ts'
import { parseEditionId } from '../../../functions/edition/week.ts'
import { argumentReader, defaultFolder, flag, value, WrongArguments } from '../../command-line/command.ts'

export interface Arguments {
  wanted:
    | { action: 'list' | 'numbers' | ListAction }
    | { action: EditionAction; edition: string; accept: boolean; reason?: string }
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  /** A list on AWS instead, by a profile of the AWS configuration. */
  aws: Aws | null
  /** The command line already agreed. */
  yes: boolean
}

export interface Aws {
  profile: string
  /** The editions table; if absent, found by the profile. */
  table: string | null
  /** The function to call; if absent, found by the profile. */
  function: string | null
}

export const usage = `npm run edition -- list
npm run edition -- open | close                 lets editions go out, or keeps the next ones from going out
npm run edition -- numbers                      readers, coming and going, editions and sources in counts; only reads
npm run edition -- show <id>
npm run edition -- watch <id>                   how far it is, every few seconds, until it is over
npm run edition -- dry-run <id>                 who would get what and when; sends and writes nothing
npm run edition -- proof <id>                    emails the operator its proof
npm run edition -- recompose <week or id>       composes the week again, as a new run
npm run edition -- release <id> --accept        lets a held edition go out, its findings accepted
npm run edition -- launch <id>                  fixes its recipients now, late or early; shows it and asks
npm run edition -- pause | resume <id>          at once
npm run edition -- cancel <id>                  for good; shows it and asks
npm run edition -- retry-failed <id> [--reason WORDS]
                                                tries readers again whom SES refused, or who are unsent, for certain;
                                                shows it and asks
  <id>             e.g. 2026-W47, or 2026-W47r2 for its second run
  --yes            does not ask
  --folder F       folder of the running "npm start" (default .local)
  --profile NAME   a list on AWS, with this profile of your AWS configuration. It finds table and functions by
                   lambda:ListFunctions; without that right name them, as the briefings stack does:
  --table NAME     its editions table: the output "EditionsTable"
  --function NAME  the function that does it: the output "ComposeFunction" for proof and recompose,
                   the output "LaunchFunction" for launch and release,
                   the output "ReconcileFunction" for retry-failed and cancel, the output "TickFunction" for resume`

const options = { folder: value, profile: value, table: value, function: value, reason: value, accept: flag, yes: flag }

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const wanted = wantedBy(positionals, values.accept ?? false)
  if (values.reason !== undefined && wanted.action !== 'retry-failed')
    throw new WrongArguments(`--reason belongs to retry-failed, not to ${wanted.action}`)
  if ('edition' in wanted && values.reason !== undefined) wanted.reason = values.reason
  const yes = values.yes ?? false
  return { wanted, folder: values.folder ?? defaultFolder, aws: awsOf(values), yes }
})

function wantedBy(positionals: string[], accept: boolean): Arguments['wanted'] {
  const [word = '', edition, ...more] = positionals
  if (more.length > 0) throw new WrongArguments(`unexpected "${more.join(' ')}": name one edition only`)
  const ofList = (['list', 'numbers', ...listActions] as const).find((one) => one === word)
  if (ofList !== undefined && edition !== undefined)
    throw new WrongArguments(`${word} concerns the whole list: leave out "${edition}"`)
  if (ofList !== undefined && accept) throw new WrongArguments(`--accept belongs to release, not to ${word}`)
  if (ofList !== undefined) return { action: ofList }
  const action = editionActions.find((one) => one === word)
  if (action === undefined) throw new WrongArguments(word === '' ? 'no command is given' : `unknown command "${word}"`)
  if (edition === undefined) throw new WrongArguments(`${word}: which edition? Name its id; "list" shows them`)
  if (parseEditionId(edition) === null)
    throw new WrongArguments(
      `"${edition}" is not an edition id; expected e.g. 2026-W47 or 2026-W47r2; "list" shows those there are`,
    )
  if (accept && action !== 'release') throw new WrongArguments(`--accept belongs to release, not to ${action}`)
  return { action, edition, accept }
}

type Values = Partial<Record<'folder' | 'profile' | 'table' | 'function', string>>

function awsOf({ profile, table, function: called }: Values): Aws | null {
  if (profile !== undefined) return { profile, table: table ?? null, function: called ?? null }
  const alone = table === undefined ? called && '--function' : '--table'
  if (alone !== undefined) throw new WrongArguments(`${alone} is given without --profile: name the profile as well`)
  return null
}
