// `npm run readers -- import`: first shows what would become of each row, then writes, if the operator agrees.
// Sets how many are asked by email a second (`--confirm`).

import { resolve } from 'node:path'
import type { Settings } from '../../../functions/environment.ts'
import { idLength } from '../../../functions/ports.ts'
import { columnsIn, serviceOf } from '../../../functions/subscription/import/import-columns.ts'
import { type ImportDefaults, type ReadRow, readRow } from '../../../functions/subscription/import/import-row.ts'
import {
  type ImportOptions,
  importReaders,
  type RowOutcome,
  type RowReport,
} from '../../../functions/use-cases/operating/import-readers.ts'
import { counted } from '../../command-line/figure.ts'
import type { Order } from './arguments.ts'
import { type CsvFile, openCsv } from './csv-file.ts'
import type { CommandPorts } from './ports.ts'
import { topicsNamed } from './topics-named.ts'

/** Default rows a second: a new on-demand table of DynamoDB can take over ten times as many. */
const usualRate = 300
/** Half of the rate of confirmations, so that people who ask for themselves are not delayed. */
const asksPerSecond = 0.5

/** Most refused rows shown on the terminal. */
const mostTold = 20

export async function importFile(
  ports: CommandPorts,
  order: Extract<Order, { action: 'import' }>,
): Promise<{ ok: boolean; lines: string[] }> {
  const { target, settings } = ports
  // Otherwise it would only turn out after all rows that nothing can be written there.
  if (order.report !== null && resolve(order.report) === resolve(order.file))
    throw new Error(`${order.report} is the file of readers: name another one for the report`)
  if (order.report !== null) ports.files.write(order.report, '')
  const file = await openCsv(order.file)
  const columns = columnsIn(file.head)
  if (!columns.has('address'))
    throw new Error(
      `${order.file}: no column holds addresses (${file.head.slice(0, 12).join(', ')}); call one of them “email”`,
    )
  const topics = await target.topics()
  const chosen = topicsNamed(order.topics, topics)
  const defaults: ImportDefaults = {
    topics,
    chosen,
    consent: order.consent,
    asksAll: order.asks,
    ...listDefaults(settings),
    now: target.clock.now().toISOString(),
  }
  const rows = () => readRows(file, (cells) => readRow(columns, cells, defaults))
  const saved = await target.entries.importSalt(file.hash, target.random.id(idLength.unguessable))
  const perSecond = order.asks ? asksPerSecond : (order.rate ?? usualRate)
  const options = { salt: saved, perSecond, words: askedWords, keepsRows: order.report !== null }
  const planned = await goThrough(ports, rows(), { ...options, dry: true }, null)
  const service = serviceOf(file.head)
  const about = [service === null ? null : `an export of ${service}`, file.encoding, separatorWords(file.separator)]
  ports.say([`${order.file}: ${about.filter((one) => one !== null).join(', ')}`, ...planned.lines(order, 'would')])
  const news = planned.counts.get(order.asks ? 'asked' : 'entered') ?? 0
  if (news === 0) return finish(ports, order, planned, ['Nothing to bring.'])
  const question = order.asks
    ? [
        `${news} people would be asked by email, one every ${1 / asksPerSecond} s: ${durationWords(news / asksPerSecond)}.`,
      ]
    : [`${counted(news, 'reader')} would be in the list, by this consent: ${order.consent ?? 'what each row names'}.`]
  if (!(await ports.agree(question))) return { ...finish(ports, order, planned, ['Nothing was written.']), ok: false }
  const brought = await goThrough(ports, rows(), { ...options, dry: false }, planned.rows)
  return finish(ports, order, brought, brought.lines(order, 'did'))
}

const askedWords =
  'Asked by the operator of the list, from a file of readers; confirmed by the link of the email that was sent.'

function listDefaults({ timeZone, localHour, languages }: Settings) {
  return { languages, zone: timeZone, hour: localHour }
}

async function* readRows(file: CsvFile, read: (cells: string[]) => ReadRow) {
  for await (const { line, cells, broken } of file.rows())
    yield { line, read: broken === undefined ? read(cells) : { refused: 'invalid' as const, reason: broken } }
}

/** Outcomes that the operator need not look at, unless there is a reason given. */
const done: ReadonlySet<RowOutcome> = new Set(['entered', 'asked', 'entered-before', 'asked-before'])

class ImportTally {
  readonly counts = new Map<RowOutcome, number>()
  readonly #told: RowReport[] = []
  readonly all: RowReport[] = []
  readonly #keepsAll: boolean
  rows = 0
  #worthTelling = 0

  constructor(keepsAll: boolean) {
    this.#keepsAll = keepsAll
  }

  add(row: RowReport): void {
    this.rows += 1
    this.counts.set(row.outcome, (this.counts.get(row.outcome) ?? 0) + 1)
    if (this.#keepsAll) this.all.push(row)
    if (done.has(row.outcome) && row.reason === '') return
    this.#worthTelling += 1
    if (this.#told.length < mostTold) this.#told.push(row)
  }

  lines({ report }: { report: string | null }, tense: 'would' | 'did'): string[] {
    const rows = [...words.keys()].flatMap((outcome) => {
      const count = this.counts.get(outcome)
      return count === undefined ? [] : [`  ${String(count).padStart(7)}  ${words.get(outcome)?.[tense]}`]
    })
    const told = this.#told.sort((a, b) => a.line - b.line).map(({ line, reason }) => `  line ${line}: ${reason}`)
    const more = this.#worthTelling - told.length
    const rest = more > 0 ? [`  … and ${more} more${report === null ? '; --report FILE writes all of them' : ''}`] : []
    return [`${counted(this.rows, 'row')}:`, ...rows, ...(tense === 'would' ? [...told, ...rest] : [])]
  }
}

/** In the order in which they are shown. */
const words: ReadonlyMap<RowOutcome, { would: string; did: string }> = new Map(
  (
    [
      ['entered', 'to be entered', 'entered'],
      ['asked', 'to be asked by email', 'asked by email'],
      ['entered-before', 'entered by a run before'],
      ['asked-before', 'asked by a run before'],
      ['reader', 'on this list already'],
      ['waiting', 'asked for it themselves, not confirmed yet'],
      ['twice', 'earlier in the file'],
      ['left', 'left this list before: left alone'],
      ['gone', 'on this list once, then left, never confirmed or erased: left alone'],
      ['suppressed', 'not to be emailed: left alone'],
      ['left-there', 'left the list that the file comes from'],
      ['unconfirmed-there', 'never confirmed there'],
      ['suppressed-there', 'not emailed there any more'],
      ['no-consent', 'without consent'],
      ['no-topic', 'without a topic of this list'],
      ['invalid', 'unreadable'],
    ] as [RowOutcome, string, string?][]
  ).map(([outcome, would, did = would]) => [outcome, { would, did }]),
)

/** @param expected rows of the file, for the progress; `null` in a dry run, when their number is not known */
async function goThrough(
  ports: CommandPorts,
  rows: Parameters<typeof importReaders>[1],
  options: Omit<ImportOptions, 'report'> & { keepsRows: boolean },
  expected: number | null,
): Promise<ImportTally> {
  const tally = new ImportTally(options.keepsRows)
  const began = Date.now()
  let told = began
  await importReaders(ports.target, rows, {
    ...options,
    report: (row) => {
      tally.add(row)
      if (Date.now() - told < progressMs) return
      told = Date.now()
      if (expected === null) return ports.say([`  ${tally.rows} rows looked at`])
      const left = ((told - began) / tally.rows) * (expected - tally.rows)
      ports.say([`  ${tally.rows} of ${expected} rows, about ${durationWords(left / 1000)} to go`])
    },
  })
  return tally
}

const progressMs = 5_000

function finish(
  ports: CommandPorts,
  { report }: Extract<Order, { action: 'import' }>,
  tally: ImportTally,
  lines: string[],
): { ok: boolean; lines: string[] } {
  if (report === null) return { ok: true, lines }
  const rows = tally.all.sort((a, b) => a.line - b.line)
  ports.files.write(report, `line,outcome,reason\n${rows.map(reportRow).join('')}`)
  return { ok: true, lines: [...lines, `${report}: what became of each row.`] }
}

function reportRow({ line, outcome, reason }: RowReport): string {
  return `${line},${outcome},"${reason.replaceAll('"', '""')}"\n`
}

function separatorWords(separator: string): string {
  const names = new Map([
    [',', 'commas'],
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ])
  return `separated by ${names.get(separator) ?? separator}`
}

/** @example durationWords(5400) // '1 h 30 min' */
function durationWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
