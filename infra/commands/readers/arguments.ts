// The command line of `npm run readers`: its options (flags), what they may be, and its usage (`--help`).
import { argumentReader, defaultFolder, flag, value, WrongArguments } from '../../command-line/command.ts'

export type Order =
  | { action: 'list'; addresses: boolean }
  | { action: 'stats' }
  | { action: 'show'; reader: string; addresses: boolean }
  | { action: 'add'; address: string; topics: string[]; language: string | null }
  | {
      action: 'import'
      file: string
      topics: string[]
      consent: string | null
      asks: boolean
      report: string | null
      rate: number | null
    }
  | { action: 'export'; file: string; reader: string | null }
  | { action: 'suppress' | 'erase'; reader: string }
  | { action: 'lift'; reader: string; reason: string }

export interface Arguments {
  order: Order
  /** The command line already agreed. */
  yes: boolean
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  /** A list on AWS instead, by a profile of the AWS configuration. */
  profile: string | null
}

export const usage = `npm run readers -- list [--addresses]          how many, by status, topic, zone, cadence, language and source
npm run readers -- stats                       growth, confirmations and leaving by week
npm run readers -- show <id or address> [--addresses]
npm run readers -- add <address> --topics a,b [--language TAG]
                                               emails them a confirmation; they are readers once they confirm
npm run readers -- import <file.csv> [--topics a,b] [--consent "WORDS" | --confirm] [--report FILE] [--rate N]
                                               shows what would become of each row, and asks before it writes
npm run readers -- export <file.csv|file.json>  all readers, with their addresses
npm run readers -- export <file.json|file.html> --reader <id or address>
                                               all that is kept of one reader
npm run readers -- suppress <id or address>    nothing is emailed to the address any more
npm run readers -- lift <id or address> --reason "WORDS"
                                               lets it be emailed again, also where SES lists it
npm run readers -- erase <id or address>       for good; shows what goes, and asks
  --topics a,b     topic ids of rows that name none
  --consent WORDS  where and how the rows without a column of consent agreed, e.g. "Sign-up form of our old list"
  --confirm        asks everybody by email instead, one every two seconds
  --report FILE    writes what became of each row, without addresses
  --rate N         rows written in a second at most (default 300)
  --yes            does not ask
  --folder F       folder of the running "npm start" (default .local)
  --profile NAME   a list on AWS, with this profile of your AWS configuration. It finds what it needs by
                   lambda:ListFunctions, and needs the rights that docs/for-operators.md lists`

const options = {
  folder: value,
  profile: value,
  topics: value,
  language: value,
  consent: value,
  report: value,
  rate: value,
  reader: value,
  reason: value,
  confirm: flag,
  addresses: flag,
  yes: flag,
}

/** Options that only one action has. */
const own: ReadonlyMap<string, readonly string[]> = new Map([
  ['list', ['addresses']],
  ['stats', []],
  ['show', ['addresses']],
  ['add', ['topics', 'language']],
  ['import', ['topics', 'consent', 'confirm', 'report', 'rate']],
  ['export', ['reader']],
  ['suppress', []],
  ['lift', ['reason']],
  ['erase', []],
])

const always = ['folder', 'profile', 'yes']

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const [action = '', what, ...more] = positionals
  const allowed = own.get(action)
  if (allowed === undefined)
    throw new WrongArguments(action === '' ? 'no command is given' : `unknown command "${action}"`)
  if (more.length > 0) throw new WrongArguments(`unexpected "${more.join(' ')}": ${action} takes one thing at a time`)
  const stray = Object.keys(values).find((name) => !allowed.includes(name) && !always.includes(name))
  if (stray !== undefined) throw new WrongArguments(`--${stray} does not belong to ${action}`)
  const { yes = false, folder = defaultFolder, profile = null } = values
  return { order: orderBy(action, what, values), yes, folder, profile }
})

type Values = Partial<Record<'topics' | 'language' | 'consent' | 'report' | 'rate' | 'reader' | 'reason', string>> &
  Partial<Record<'confirm' | 'addresses', boolean>>

function orderBy(action: string, what: string | undefined, values: Values): Order {
  const { addresses = false, language = null } = values
  if (action === 'list' || action === 'stats') {
    if (what !== undefined) throw new WrongArguments(`${action} concerns the whole list: leave out "${what}"`)
    return action === 'list' ? { action, addresses } : { action }
  }
  if (what === undefined)
    throw new WrongArguments(`${action}: ${missing.get(action) ?? 'name the reader by id or address'}`)
  if (action === 'show') return { action, reader: what, addresses }
  if (action === 'add') return { action, address: what, topics: listOf(values.topics), language }
  if (action === 'import') return importOf(what, values)
  if (action === 'export') return exportOf(what, values.reader ?? null)
  if (action === 'lift') return { action, reader: what, reason: reasonOf(values.reason) }
  return { action: action === 'erase' ? 'erase' : 'suppress', reader: what }
}

const missing: ReadonlyMap<string, string> = new Map([
  ['add', 'which address?'],
  ['import', 'which file? Name a CSV file, such as readers.csv'],
  ['export', 'into which file? Name one that ends in .csv, .json or .html'],
])

function importOf(file: string, values: Values): Order {
  const { topics, confirm: asks = false, rate } = values
  const [consent, report] = [values.consent ?? null, values.report ?? null]
  if (consent !== null && asks)
    throw new WrongArguments('--consent says that they agreed, --confirm asks them: give one of the two')
  if (consent !== null && consent.trim() === '')
    throw new WrongArguments('--consent is empty: say where and how they agreed, e.g. "Sign-up form of our old list"')
  return { action: 'import', file, topics: listOf(topics), consent, asks, report, rate: rateOf(rate) }
}

function rateOf(rate: string | undefined): number | null {
  if (rate === undefined) return null
  if (/^\d{1,5}$/.test(rate) && Number(rate) > 0) return Number(rate)
  throw new WrongArguments(`--rate ${rate} is no number of rows a second: write a whole number from 1 to 99999`)
}

function exportOf(file: string, reader: string | null): Order {
  const ending = /\.(csv|json|html)$/i.exec(file)?.[1]?.toLowerCase()
  const endings = reader === null ? ['csv', 'json'] : ['json', 'html']
  if (ending !== undefined && endings.includes(ending)) return { action: 'export', file, reader }
  const remedy = `name a file that ends in .${endings.join(' or .')}`
  throw new WrongArguments(
    `export writes ${reader === null ? 'all readers' : 'one reader'} as ${endings.join(' or ')}: ${remedy}`,
  )
}

function reasonOf(reason: string | undefined): string {
  if (reason !== undefined && reason.trim() !== '') return reason.trim().slice(0, longestReason)
  throw new WrongArguments('lift: why? Say it with --reason "…"; it is kept on the record')
}

/** Characters of a reason that are kept. */
const longestReason = 300

function listOf(words: string | undefined): string[] {
  return (words ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
