// Reads one row of an imported file of readers: who it is, what they chose, when and where they agreed; or why the row
// is refused. Holds the words in which a row is refused.
import { defaultLanguage } from '../../environment.ts'
import { type Cadence, isCadence, usualCadence } from '../cadence.ts'
import { isZone } from '../calendar.ts'
import { checkNewAddress } from '../new-address.ts'
import { cellOf, type ImportColumns } from './import-columns.ts'
import { parseMoment } from './import-moment.ts'

/** Applies to rows that do not say otherwise. */
export interface ImportDefaults {
  /** The taxonomy: ids and labels in every language. */
  topics: readonly { id: string; label: string; labels?: Record<string, string> | undefined }[]
  /** Topic ids for rows that name none. */
  chosen: readonly string[]
  /** Where and how they agreed, in the operator's words. */
  consent: string | null
  /** Rows without consent are asked for it by email. */
  asksAll: boolean
  /** Languages of the frame; a row that names none of them gets the default. */
  languages: readonly string[]
  zone: string
  hour: number
  /** ISO instant. */
  now: string
}

/** A reader as described by a row. */
export interface ImportedReader {
  address: string
  topics: string[]
  language: string
  zone: string
  hour: number
  cadence: Cadence | null
  /** `null` if they have to be asked first. */
  consent: { at: string; source: string } | null
}

/** Why a row is refused because of its own contents. */
export type RowRefusal =
  | 'invalid'
  | 'no-topic'
  | 'no-consent'
  /** They left the list that the file comes from, did not confirm there, or could not be mailed there. */
  | 'left-there'
  | 'unconfirmed-there'
  | 'suppressed-there'

export type ReadRow =
  /** `ignored`: what could not be read of their choices, in words. */
  { reader: ImportedReader; ignored?: string } | { refused: RowRefusal; reason: string }

/** Pure: considers neither the rest of the file nor the list. */
export function readRow(columns: ImportColumns, row: readonly string[], defaults: ImportDefaults): ReadRow {
  const address = checkNewAddress(cellOf(columns, row, 'address'))
  if (!address.ok) return refuse('invalid', `${address.reason}; ${address.remedy}`)
  const elsewhere = standingElsewhere(columns, row)
  if (elsewhere !== null) return elsewhere
  const topics = topicsIn(columns, row, defaults)
  if ('refused' in topics) return topics
  const consent = consentIn(columns, row, defaults)
  if (consent !== null && 'refused' in consent) return consent
  const choices = choicesIn(columns, row, defaults)
  const reader = { address: address.address, topics: topics.found, ...choices, consent }
  const ignored = ignoredIn(columns, row, choices)
  return ignored === '' ? { reader } : { reader, ignored }
}

/** Words for a subscriber's status in other services' exports. */
const standings: readonly (readonly [RowRefusal | 'taken', readonly string[]])[] = [
  [
    'suppressed-there',
    ['bounced', 'bounce', 'cleaned', 'undeliverable', 'complained', 'spam', 'blocked', 'suppressed'],
  ],
  ['suppressed-there', ['blocklisted', 'blacklisted', 'invalid_email', 'invalid']],
  ['left-there', ['unsubscribed', 'left', 'removed', 'archived', 'disabled', 'cancelled', 'churned', 'deleted']],
  ['unconfirmed-there', ['pending', 'unactivated', 'unconfirmed', 'requires_verification', 'not_confirmed']],
  ['taken', ['active', 'subscribed', 'enabled', 'confirmed', 'regular', 'premium', 'paid', 'free', 'gifted', 'comped']],
  ['taken', ['trialed', 'trialing', 'complimentary', 'past_due', 'churning']],
]

function standingElsewhere(columns: ImportColumns, row: readonly string[]): ReadRow | null {
  const of = (field: 'leftAt' | 'failedAt' | 'wanted' | 'unwanted' | 'status') =>
    cellOf(columns, row, field).toLowerCase()
  if (of('failedAt') !== '') return refuse('suppressed-there', 'the file says that the address could not be emailed')
  if (of('leftAt') !== '') return refuse('left-there', 'the file says that they left')
  if (isNo(of('wanted')) || isYes(of('unwanted'))) return refuse('left-there', 'the file says that they want no emails')
  const status = of('status')
  if (status === '') return null
  const found = standings.find(([, words]) => words.includes(status.replaceAll(' ', '_')))
  if (found === undefined)
    return refuse('invalid', `the status “${shortened(status)}” is not known; write active, or leave it empty`)
  const [standing] = found
  return standing === 'taken' ? null : refuse(standing, `the file says that they are “${shortened(status)}”`)
}

function topicsIn(
  columns: ImportColumns,
  row: readonly string[],
  { topics, chosen }: ImportDefaults,
): { found: string[] } | Extract<ReadRow, { refused: RowRefusal }> {
  const named = listIn(cellOf(columns, row, 'topics'))
  const known = (words: readonly string[]) => [...new Set(words.flatMap((word) => topicOf(word, topics) ?? []))]
  const stray = named.find((word) => topicOf(word, topics) === null)
  if (stray !== undefined)
    return refuse('no-topic', `the topic “${shortened(stray)}” is not one of ${topics.map(({ id }) => id).join(', ')}`)
  const found = [known(named), known(listIn(cellOf(columns, row, 'tags'))), chosen].find((some) => some.length > 0)
  return found === undefined
    ? refuse('no-topic', 'no topic is named; add a column “topics”, or choose with --topics')
    : { found: [...found] }
}

function topicOf(word: string, topics: ImportDefaults['topics']): string | null {
  const wanted = word.toLowerCase()
  const names = ({ id, label, labels = {} }: ImportDefaults['topics'][number]) => [id, label, ...Object.values(labels)]
  return topics.find((topic) => names(topic).some((name) => name.toLowerCase() === wanted))?.id ?? null
}

/** If a row gives no source, the operator's words count; if it gives no day of consent, the day of joining counts. */
function consentIn(
  columns: ImportColumns,
  row: readonly string[],
  { consent, asksAll, now }: ImportDefaults,
): ImportedReader['consent'] | Extract<ReadRow, { refused: RowRefusal }> {
  const [day, source] = [consentDayOf(columns, row), cellOf(columns, row, 'consentSource') || consent]
  const at = day === '' ? null : parseMoment(day)
  if (day !== '' && at === null)
    return refuse('invalid', `the date “${shortened(day)}” cannot be read; write it as 2026-01-31 or 2026-01-31T08:00Z`)
  if (at !== null && at > now) return refuse('invalid', `the date “${shortened(day)}” has not come yet`)
  if (asksAll) return null
  if (source === null || (at === null && consent === null))
    return refuse(
      'no-consent',
      'when and where they agreed is not said; add columns “consent_at” and “consent_source”, ' +
        'declare it with --consent, or ask them with --confirm',
    )
  return { at: at ?? now, source: source.slice(0, longestSource) }
}

/** Characters of a source of consent that are kept. Chosen: a sentence or two. */
const longestSource = 300

const consentDayOf = (columns: ImportColumns, row: readonly string[]) =>
  cellOf(columns, row, 'consentAt') || cellOf(columns, row, 'cameAt')

/** An unreadable choice is no reason to lose a reader: the list's own defaults apply. */
function choicesIn(columns: ImportColumns, row: readonly string[], { languages, zone, hour }: ImportDefaults) {
  const said = { zone: cellOf(columns, row, 'zone'), hour: cellOf(columns, row, 'hour') }
  const cadence = cellOf(columns, row, 'cadence').toLowerCase()
  return {
    language: languageIn(cellOf(columns, row, 'language'), languages),
    zone: said.zone !== '' && isZone(said.zone) ? said.zone : zone,
    hour: /^(?:\d|1\d|2[0-3])$/.test(said.hour) ? Number(said.hour) : hour,
    cadence: isCadence(cadence) ? cadence : null,
  }
}

/** Told to the operator: a reader who chose one briefing a month and gets four would complain. */
function ignoredIn(columns: ImportColumns, row: readonly string[], used: ReturnType<typeof choicesIn>): string {
  const instead = { zone: used.zone, hour: String(used.hour), cadence: used.cadence ?? usualCadence }
  const lost = (['zone', 'hour', 'cadence'] as const).flatMap((field) => {
    const cell = cellOf(columns, row, field)
    const isUsed = cell.toLowerCase() === instead[field].toLowerCase()
    return cell === '' || isUsed ? [] : [`the ${field} “${shortened(cell)}” is not known: ${instead[field]}`]
  })
  return lost.join('; ')
}

/** @example languageIn('de_AT', ['en', 'de']) // 'de' */
function languageIn(cell: string, languages: readonly string[]): string {
  const tag = cell.replace('_', '-').toLowerCase()
  const base = tag.split('-')[0]
  const found = [tag, base].map((wanted) => languages.find((one) => one.toLowerCase() === wanted))
  return found.find((one) => one !== undefined) ?? defaultLanguage
}

/** The entries of a cell that holds a list: `a, b`, `a; b`, `["a","b"]`. */
function listIn(cell: string): string[] {
  const bare = cell.startsWith('[') && cell.endsWith(']') ? cell.slice(1, -1) : cell
  const words = bare.split(/[,;|]/).map((word) => word.trim().replace(/^["']|["']$/g, ''))
  return words.filter(Boolean)
}

const isNo = (value: string) => value === 'false' || value === 'no' || value === '0'
const isYes = (value: string) => value === 'true' || value === 'yes' || value === '1'

/** Characters of a cell shown in a reason, which must fit one line. */
const longestShown = 40

function shortened(cell: string): string {
  const line = [...cell].map((sign) => (sign < ' ' ? ' ' : sign)).join('')
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line
}

function refuse(refused: RowRefusal, reason: string): Extract<ReadRow, { refused: RowRefusal }> {
  return { refused, reason }
}
