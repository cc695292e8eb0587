// What an email to the list's own domain asks for: by the address that it was sent to, and by what its subject names
// (topics, the token of a link). Lists the mailboxes of the domain (subscribe, unsubscribe, help; abuse, postmaster,
// editor). What is written in the email itself is not read.

/** Mailboxes of the domain that a person reads: their emails are kept for a week, and the operator is told. RFC 2142
 * requires the first two. */
export const keptMailboxes = ['postmaster', 'abuse', 'editor', 'operator'] as const
export type KeptMailbox = (typeof keptMailboxes)[number]

/** Mailboxes that are processed automatically. */
const commandMailboxes = ['subscribe', 'unsubscribe', 'help'] as const

export type MailCommand = { command: (typeof commandMailboxes)[number] } | { command: 'keep'; mailbox: KeptMailbox }

/**
 * `null` for an unknown mailbox or another domain.
 *
 * @example commandFor('Subscribe@mail.news.example.com', 'mail.news.example.com') // { command: 'subscribe' }
 */
export function commandFor(address: string, mailDomain: string): MailCommand | null {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== mailDomain) return null
  const local = address.slice(0, Math.max(0, at)).toLowerCase()
  const command = commandMailboxes.find((one) => one === local)
  if (command !== undefined) return { command }
  const mailbox = keptMailboxes.find((one) => one === local)
  return mailbox === undefined ? null : { command: 'keep', mailbox }
}

/** Characters of a subject that are read; a token has about 80. */
const longestSubject = 1_000

/** As signed by `link.ts`: a key id, a subscriber id and 43 characters of signature. Text that mail programs put before
 * or after it in the subject does no harm. */
const token = /(?<![\w.-])([A-Za-z0-9]{1,40}\.[A-Za-z0-9]{1,64}\.[\w-]{43})(?![\w.-])/

/** The token in a subject, or `null`; it is not verified. */
export function tokenInSubject(subject: string): string | null {
  return token.exec(subject.slice(0, longestSubject))?.[1] ?? null
}

/** Reduces a text to its letters and digits. */
const plain = (text: string) =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/**
 * Topics that a subject names by their id or one of their labels, in the list's order.
 *
 * @example topicsInSubject('Re: Energy & trade', [{ id: 'energy', names: ['Energy & trade'] }]) // ['energy']
 */
export function topicsInSubject(
  subject: string,
  topics: readonly { id: string; names: readonly string[] }[],
): string[] {
  const said = plain(subject.slice(0, longestSubject))
  const isNamed = (name: string) => plain(name).trim() !== '' && said.includes(plain(name))
  return topics.filter(({ id, names }) => [id, ...names].some(isNamed)).map(({ id }) => id)
}
