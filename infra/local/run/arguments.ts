// The command line of `npm start`: its options (flags), what they may be, and its usage (`--help`).

import { argumentReader, defaultFolder, flag, noWords, value, WrongArguments } from '../../command-line/command.ts'
import { parseTroubles, type Troubles, troublesExample } from '../engines/ses/troubles.ts'

export interface Arguments {
  /** End when the receipt is complete instead of staying up; then there is no inbox, which would end with it. */
  once: boolean
  /** Make the edition of the week after the latest one. */
  next: boolean
  /** Start from nothing. */
  fresh: boolean
  /** Generated readers in addition to those in the seeds' `readers.json`; `null` if the option was not given. */
  readers: number | null
  /** Fetch from the demonstration's own site. */
  demoFeeds: boolean
  /** Port of the site; the inbox uses the next one, the demonstration's site the one after. */
  port: number
  /** Addresses and domains that SES mails in the sandbox; `null` if the account has left it. */
  sandbox: string[] | null
  /** Faults of SES for the whole run. */
  sesTroubles: Troubles | undefined
  /** Functions that the account may run at the same time; by default as many as on AWS. */
  concurrency: number | undefined
  /** Folder where everything is kept, relative to the repository's root. */
  folder: string
  /** Folder of topics, decisions, sample pages and demonstration readers, relative to the repository's root; `null` if
   * it was not given, which means the one that the list was begun with. */
  seeds: string | null
}

export const usage = `npm start -- [--once] [--next] [--fresh] [--readers N] [--port P] [--folder F] [--seeds F]
          [--demo-feeds] [--concurrency N] [--sandbox [--verified LIST]] [--ses-faults LIST]
  --once       stop when the edition is done, without an inbox; code 0 if its receipt is complete or there was
               nothing new, else 1
  --next       go on to the week after the latest edition
  --fresh      start from nothing (deletes the folder)
  --readers N  add N generated readers, 1 to 100000 (implies --fresh)
  --port P     port of the site, the inbox takes the next one (default 4180)
  --folder F   keep everything in F instead of .local/
  --seeds F    topics, decisions, sample pages and readers from F instead of seeds/; later starts keep to it
  --demo-feeds bring in articles from the feeds of a small site of our own, week after week; no network is needed
               (seeds/demo/ unless --seeds names another folder)
  --concurrency N  functions that run at a time in the account (default 1000; some new accounts have 10)
  --sandbox    SES as a new account has it: one mail a second, 200 a day, to verified recipients only
  --verified LIST  addresses and domains the sandbox mails, separated by commas (none unless given)
  --ses-faults LIST  a bad day of SES, e.g. ${troublesExample}: of the submissions, so many are
               taken and the connection is broken, fail inside, or are refused as too fast; and an outage of ten
               minutes, two minutes after the first mail of an edition`

const options = {
  once: flag,
  next: flag,
  fresh: flag,
  readers: value,
  port: value,
  folder: value,
  seeds: value,
  'demo-feeds': flag,
  concurrency: value,
  sandbox: flag,
  verified: value,
  'ses-faults': value,
}

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  noWords(positionals)
  if (values.fresh === true && values.next === true)
    throw new WrongArguments(
      '--fresh starts from nothing and --next goes on from the latest edition: choose one of them',
    )
  const demoFeeds = values['demo-feeds'] ?? false
  const readers = wholeNumber('readers', values.readers, 1, 100_000)
  return {
    once: values.once ?? false,
    next: values.next ?? false,
    fresh: (values.fresh ?? false) || readers !== null,
    readers,
    demoFeeds,
    port: wholeNumber('port', values.port, 1, demoFeeds ? 65_533 : 65_534) ?? 4180,
    sandbox: sandboxIn(values),
    sesTroubles: troublesIn(values['ses-faults']),
    folder: values.folder ?? defaultFolder,
    seeds: values.seeds ?? null,
    concurrency: wholeNumber('concurrency', values.concurrency, 1, 100_000) ?? undefined,
  }
})

/** @param kept named by an earlier start of the same list */
export function seedsFor({ seeds, demoFeeds }: Pick<Arguments, 'seeds' | 'demoFeeds'>, kept: string | null): string {
  return seeds ?? kept ?? (demoFeeds ? 'seeds/demo' : 'seeds')
}

function sandboxIn({ sandbox, verified }: { sandbox?: boolean; verified?: string }): string[] | null {
  if (sandbox !== true && verified !== undefined)
    throw new WrongArguments('--verified says whom the sandbox may mail: give --sandbox, too')
  if (sandbox !== true) return null
  const list = (verified ?? '').split(',').map((one) => one.trim())
  return list.filter((one) => one !== '')
}

function troublesIn(text: string | undefined): Troubles | undefined {
  if (text === undefined) return undefined
  try {
    return parseTroubles(text)
  } catch (error) {
    throw error instanceof RangeError ? new WrongArguments(`--ses-faults: ${error.message}`) : error
  }
}

function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null
  const number = Number(text)
  if (/^\d{1,6}$/.test(text) && number >= least && number <= most) return number
  throw new WrongArguments(`--${option} is "${text}": write a whole number from ${least} to ${most}`)
}
