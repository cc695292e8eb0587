// The command line of `npm run preview`: its options (flags), what they may be, and its usage (`--help`).
import { deliveryDate } from '../../functions/edition/week.ts'
import { argumentReader, defaultFolder, noWords, value, WrongArguments } from '../command-line/command.ts'

export interface Arguments {
  port: number
  /** ISO week of the first edition; if absent, the present one. */
  firstWeek: string | undefined
  /** Folder of `npm start`, relative to the repository's root. */
  folder: string
  /** Folder of topics, decisions, pages and readers, relative to the repository's root; if `null`, a running list is
   * shown. */
  seeds: string | null
  /** Profile of the AWS configuration, if the list is there. */
  profile: string | null
  /** Folder to write pictures of every view into, instead of serving a page. */
  export: string | null
  /** Whose emails the pictures show: a position in seeds/readers.json. */
  reader: number
}

export const usage = `npm run preview -- [--port P] [--week 2026-W47] [--folder F | --profile NAME | --seeds F] [--export FOLDER [--reader N]]
  --port P         port of the page (default 4190)
  --week W         ISO week of the first edition (default: this week)
  --folder F       folder of the "npm start" whose list and inbox are shown (default .local); seeds/ where none runs
  --profile NAME   the list on AWS instead, with this profile of your AWS configuration; only decisions are written
  --seeds F        topics, decisions, pages and readers from F, whatever runs
  --export FOLDER  write a picture of every view into FOLDER, then end
  --reader N       whose emails they show: the place in seeds/readers.json (default 1)
Templates, and settings in cdk.json, are always those of this working copy: that is how a change is looked at first.`

const options = { port: value, week: value, folder: value, seeds: value, profile: value, export: value, reader: value }

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  noWords(positionals)
  const port = values.port ?? '4190'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new WrongArguments(`--port is "${port}": write a whole number from 0 to 65535`)
  const reader = values.reader ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(reader))
    throw new WrongArguments(`--reader is "${reader}": write a place in seeds/readers.json, counted from 1`)
  if (values.week !== undefined) checkWeek(values.week)
  if (values.seeds !== undefined && values.profile !== undefined)
    throw new WrongArguments('--seeds and --profile name two lists: leave one out')
  return {
    port: Number(port),
    firstWeek: values.week,
    folder: values.folder ?? defaultFolder,
    seeds: values.seeds ?? null,
    profile: values.profile ?? null,
    export: values.export ?? null,
    reader: Number(reader),
  }
})

function checkWeek(week: string): void {
  try {
    deliveryDate(week, 'thursday')
  } catch {
    throw new WrongArguments(`--week is "${week}": write an ISO week such as 2026-W47`)
  }
}
