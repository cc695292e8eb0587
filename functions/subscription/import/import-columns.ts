// Columns of an imported file of readers, found by the names in its first row: ours, and those in other services'
// exports.

/** What a column says about a reader. */
export type ImportField =
  | 'address'
  /** Topics by id or label. */
  | 'topics'
  /** Labels of any kind; those that are topics count. */
  | 'tags'
  | 'status'
  /** Filled in for readers who left, or whose address failed. */
  | 'leftAt'
  | 'failedAt'
  /** `false`: the reader wants no emails. */
  | 'wanted'
  /** `true`: the reader wants no emails. */
  | 'unwanted'
  /** When they agreed or joined. */
  | 'consentAt'
  | 'cameAt'
  /** Where and how they agreed. */
  | 'consentSource'
  | 'zone'
  | 'hour'
  | 'language'
  | 'cadence'

/** Field → positions of its columns in a row, the most trusted one first. */
export type ImportColumns = ReadonlyMap<ImportField, readonly number[]>

/** Column names, most trusted first, in the form that `plain` returns. */
const names: readonly (readonly [ImportField, readonly string[]])[] = [
  ['address', ['email address', 'address', 'email', 'e mail', 'e mail address', 'subscriber email', 'mail']],
  ['topics', ['topics', 'topic']],
  ['tags', ['tags', 'labels', 'lists', 'segments']],
  ['status', ['status', 'subscriber type', 'type', 'state', 'subscription status', 'subscription state']],
  ['leftAt', ['unsub time', 'unsubscribed at', 'unsubscription date', 'deleted at', 'left at']],
  ['failedAt', ['clean time', 'undeliverability date', 'bounced at']],
  ['wanted', ['subscribed to emails', 'subscribed']],
  ['unwanted', ['email disabled', 'unsubscribed']],
  ['consentAt', ['consent at', 'consent date', 'confirm time', 'confirmed at', 'optin time', 'opt in time']],
  ['cameAt', ['subscribed at', 'subscription date', 'creation date', 'created at', 'start date', 'date joined']],
  ['consentSource', ['consent source', 'consent', 'optin source', 'source']],
  ['zone', ['zone', 'time zone', 'timezone']],
  ['hour', ['hour']],
  ['language', ['language', 'locale', 'lang']],
  ['cadence', ['cadence', 'frequency']],
]

/** Sets of columns that only one service's export has. */
const services: readonly (readonly [string, readonly string[]])[] = [
  ['Mailchimp', ['email address', 'member rating']],
  ['Mailchimp', ['email address', 'leid', 'euid']],
  ['Ghost', ['email', 'subscribed to emails', 'complimentary plan']],
  ['Substack', ['email', 'active subscription', 'email disabled']],
  ['Buttondown', ['email address', 'creation date']],
  ['Buttondown', ['email', 'creation date', 'secondary id']],
  ['listmonk', ['uuid', 'email', 'attributes', 'status']],
]

/**
 * @param head the first row of a file
 * @example columnsIn(['Email Address', 'CONFIRM_TIME']).get('consentAt') // [1]
 */
export function columnsIn(head: readonly string[]): ImportColumns {
  const places = placesOf(head)
  const found = names.map(([field, spellings]): [ImportField, number[]] => [
    field,
    spellings.flatMap((spelling) => places.get(spelling) ?? []),
  ])
  return new Map(found.filter(([, columns]) => columns.length > 0))
}

/** The service whose export a file is, by its first row; `null` if it is not a known one. */
export function serviceOf(head: readonly string[]): string | null {
  const places = placesOf(head)
  return services.find(([, all]) => all.every((name) => places.has(name)))?.[0] ?? null
}

/** The first non-empty value of a field; an empty string if there is none. */
export function cellOf(columns: ImportColumns, row: readonly string[], field: ImportField): string {
  for (const column of columns.get(field) ?? []) {
    const value = row[column]?.trim()
    if (value) return value
  }
  return ''
}

function placesOf(head: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [place, name] of head.entries()) places.set(plain(name), [...(places.get(plain(name)) ?? []), place])
  return places
}

/** @example plain('E-Mail_Address ') // 'e mail address' */
function plain(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s_-]/u)
    .filter(Boolean)
    .join(' ')
}
