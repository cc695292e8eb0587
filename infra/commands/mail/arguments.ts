// The command line of `npm run mail`: its options (flags), what they may be, and its usage (`--help`).
import { argumentReader, defaultFolder, flag, value, WrongArguments } from '../../command-line/command.ts'

export type MailOrder = { command: 'activate' | 'status' } | { command: 'list' } | { command: 'read'; mail: string }

export interface Arguments {
  order: MailOrder
  yes: boolean
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  /** Profile of the AWS configuration; `null`: the running `npm start`. */
  profile: string | null
}

export const usage = `npm run mail -- status        whether SES takes mail for the list, and by which rules
npm run mail -- activate      has SES do so: activates our rule set, or adds our rule to the set that is active
npm run mail -- list          the newest mail that is kept: when, for whom, from whom, about what
npm run mail -- read <id>     one of it, as text
  --yes            write without asking
  --folder F       folder of the running "npm start" (default .local)
  --profile NAME   a list on AWS, with this profile of your AWS configuration`

const options = { yes: flag, folder: value, profile: value }

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const [command, subject, ...more] = positionals
  if (command === undefined) throw new WrongArguments('no command is given')
  return {
    order: orderOf(command, subject, more),
    yes: values.yes ?? false,
    folder: values.folder ?? defaultFolder,
    profile: values.profile ?? null,
  }
})

function orderOf(command: string, subject: string | undefined, more: readonly string[]): MailOrder {
  if (command === 'read') {
    if (subject === undefined || !/^[A-Za-z0-9]{1,100}$/.test(subject))
      throw new WrongArguments('read which mail? Give its id, as "list" and the alert say it')
    if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
    return { command, mail: subject }
  }
  if (command !== 'activate' && command !== 'status' && command !== 'list')
    throw new WrongArguments(`unknown command "${command}"`)
  if (subject !== undefined) throw new WrongArguments(`"${subject}" is too much`)
  return command === 'list' ? { command } : { command }
}
