// The command line of `npm run sources`: its options (flags), what they may be, and its usage (`--help`).
import { intervals, sourceKinds } from '../../../functions/sources/types.ts'
import {
  argumentReader,
  type CommandLine,
  defaultFolder,
  flag,
  value,
  WrongArguments,
} from '../../command-line/command.ts'
import type { DocumentKind } from './read-document.ts'

/** A list on AWS, by a profile of the AWS configuration. */
export interface Aws {
  profile: string
  /** The content bucket; if absent, found by the profile, as is the table. */
  bucket: string | null
  /** The editions table. */
  table: string | null
}

/** Options for a new entry of the list besides its id and address. */
export interface Details {
  id?: string
  every?: string
  keep?: number
  publication?: string
  language?: string
  topics?: string[]
  freshFor?: string
  quote?: number
  /** Always `false` if present. */
  full?: boolean
}

/** What to do to the list, or with one of its sources. */
export type Order =
  | { command: 'add'; address: string; details: Details }
  | { command: 'add-mail'; id: string; senders: string[]; details: Details }
  | { command: 'list' }
  | { command: 'check' | 'fetch'; id: string | null }
  | { command: 'pause' | 'resume'; id: string }
  | { command: 'remove'; id: string; withdraw: boolean }
  | { command: 'import' | 'export'; file: string }

export interface ReadOrder {
  command: 'read'
  /** A file, `-` for standard input, or an address. */
  from: string
  base: string | null
  contentType: string | null
  /** The kind of document; `null`: to be detected. */
  kind: DocumentKind | null
  json: boolean
}

export interface Place {
  /** Folder of the running `npm start`, relative to the repository's root. */
  folder: string
  aws: Aws | null
}

export type Arguments = ReadOrder | { order: Order; yes: boolean; place: Place }

export const usage = `npm run sources -- add <address>        finds the feed of a site, else its sitemap or the list of articles in the page;
                                        shows what it has, and takes it into the list
npm run sources -- add --mail ID --from DOMAIN[,DOMAIN]
                                        makes an address for a newsletter by mail, taken from these senders alone
npm run sources -- list                 when each was fetched last, brought something, is fetched next; its trouble,
                                        and what to do about it
npm run sources -- check [id]           asks now and says of each entry what would become of it; takes nothing
npm run sources -- fetch [id]           fetches now what is due, or the one that is named
npm run sources -- pause <id>           it is not fetched until "resume"
npm run sources -- resume <id>
npm run sources -- remove <id>          takes it out of the list, and says what becomes of its stories
npm run sources -- import <file.opml>   takes in the feeds of another reader's list
npm run sources -- export <file.opml>   writes the list for other readers; - for standard output
npm run sources -- read <source>        what a feed, sitemap, index page or newsletter (.eml) says: a file, - for
                                        standard input, or an address
  --id ID, --every ${intervals.join('|')}, --keep N, --publication NAME
                        of a source that is added (default: from its host, 6h, 30, as pages and feed say)
  --topics ID,ID, --fresh-for 30d, --quote WORDS, --language TAG
                        of a source that is added: what holds for all of its articles
  --own-text            of a source that is added: take its entries' own text and ask for no page
  --withdraw            of a source that is removed: take out its pages as well
  --yes                 write without asking
  --folder F            folder of the running "npm start" (default .local)
  --profile NAME        a list on AWS, with this profile of your AWS configuration. It finds bucket and table by
                        lambda:ListFunctions; without that right name them, as the briefings stack does:
  --bucket NAME         its content bucket: the output "Inbox" (s3://NAME/inbox/)
  --table NAME          its editions table: the output "EditionsTable"
  --base URL            of a file that is read: the address that the feed has, for relative links
  --content-type TYPE   of a file that is read: what its server declared, such as "text/xml; charset=koi8-r"
  --kind ${sourceKinds.join('|')}   of read: what it is (default: as it is found to be)
  --json                of read: { kind, feedTitle, language, entries: [{ title, url, id, published, author }], … }`

const commands = ['add', 'list', 'check', 'fetch', 'pause', 'resume', 'remove', 'import', 'export', 'read']

const options = {
  id: value,
  mail: value,
  from: value,
  every: value,
  keep: value,
  publication: value,
  language: value,
  topics: value,
  'fresh-for': value,
  quote: value,
  'own-text': flag,
  withdraw: flag,
  yes: flag,
  folder: value,
  profile: value,
  bucket: value,
  table: value,
  base: value,
  'content-type': value,
  kind: value,
  json: flag,
}

type Line = CommandLine<typeof options>

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, (line): Arguments => {
  const { values, positionals } = line
  const [command, subject, ...more] = positionals
  if (command === undefined) throw new WrongArguments('no command is given')
  if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
  if (command === 'read') return readOrder(line, subject)
  const order = orderOf(command, subject, line)
  onlyWith(values, command, 'add', onAdding)
  onlyWith(values, command, 'remove', ['withdraw'])
  onlyWith(values, command, 'read', ['base', 'content-type', 'kind', 'json'])
  return {
    order,
    yes: values.yes ?? false,
    place: { folder: values.folder ?? defaultFolder, aws: awsOf(values) },
  }
})

const onAdding = [
  'mail',
  'from',
  'id',
  'every',
  'keep',
  'publication',
  'own-text',
  'language',
  'topics',
  'fresh-for',
  'quote',
] as const

function onlyWith(
  values: Line['values'],
  command: string,
  its: string,
  names: readonly (keyof Line['values'])[],
): void {
  const wrong = command === its ? undefined : names.find((name) => values[name] !== undefined)
  if (wrong !== undefined) throw new WrongArguments(`--${wrong} belongs to "${its}", not to "${command}"`)
}

function orderOf(command: string, subject: string | undefined, { values }: Line): Order {
  const named = (question: string): string => {
    if (subject === undefined) throw new WrongArguments(question)
    return subject
  }
  switch (command) {
    case 'add':
      if (values.mail !== undefined || values.from !== undefined) return mailOrder(subject, values)
      return { command, address: named('add which site? Give its address'), details: detailsOf(values) }
    case 'list':
      if (subject !== undefined) throw new WrongArguments(`"${subject}" is too much`)
      return { command }
    case 'check':
    case 'fetch':
      return { command, id: subject ?? null }
    case 'pause':
    case 'resume':
      return { command, id: named(`${command} which source? Name its id`) }
    case 'remove':
      return { command, id: named('remove which source? Name its id'), withdraw: values.withdraw ?? false }
    case 'import':
    case 'export':
      return { command, file: named(`${command} which file? Name it, such as sources.opml`) }
    default:
      throw new WrongArguments(`unknown command "${command}": there are ${commands.join(', ')}`)
  }
}

function mailOrder(subject: string | undefined, values: Line['values']): Order {
  const { mail, from } = values
  if (mail === undefined) throw new WrongArguments('--from belongs to "add --mail": name the id of the newsletter')
  if (from === undefined)
    throw new WrongArguments('add newsletters from whom? Give the domain of their sender, such as --from example.com')
  if (subject !== undefined)
    throw new WrongArguments(`"${subject}" is too much: a newsletter by mail has no address yet`)
  const wrong = (['id', 'own-text', 'every', 'keep'] as const).find((name) => values[name] !== undefined)
  if (wrong !== undefined) throw new WrongArguments(`--${wrong} is not for a newsletter by mail`)
  const senders = from.split(',').map((one) => one.trim().toLowerCase().replace(/^@/, ''))
  return { command: 'add-mail', id: mail, senders, details: detailsOf(values) }
}

/** Ids, intervals and numbers are checked with the list. */
function detailsOf(values: Line['values']): Details {
  const { id, every, keep, publication, language, topics, quote } = values
  const freshFor = values['fresh-for']
  return {
    ...(id === undefined ? {} : { id }),
    ...(every === undefined ? {} : { every }),
    ...(keep === undefined ? {} : { keep: Number(keep) }),
    ...(publication === undefined ? {} : { publication }),
    ...(language === undefined ? {} : { language }),
    ...(topics === undefined ? {} : { topics: topics.split(',').map((one) => one.trim()) }),
    ...(freshFor === undefined ? {} : { freshFor }),
    ...(quote === undefined ? {} : { quote: Number(quote) }),
    ...(values['own-text'] ? { full: false } : {}),
  }
}

function awsOf({ profile, bucket, table }: Line['values']): Aws | null {
  if (profile !== undefined) return { profile, bucket: bucket ?? null, table: table ?? null }
  const alone = bucket === undefined ? table && '--table' : '--bucket'
  if (alone !== undefined) throw new WrongArguments(`${alone} is given without --profile: name the profile as well`)
  return null
}

function readOrder({ values }: Line, from: string | undefined): ReadOrder {
  if (from === undefined)
    throw new WrongArguments('read which feed? Name its file or its address, or - for standard input')
  const wrong = (Object.keys(values) as (keyof typeof values)[]).find(
    (name) => !['base', 'content-type', 'kind', 'json'].includes(name),
  )
  if (wrong !== undefined) throw new WrongArguments(`--${wrong} is not for "read"`)
  const base = values.base ?? null
  if (base !== null && !/^https?:\/\/[^/]/i.test(base))
    throw new WrongArguments(`--base ${base} is no web address: write one such as https://example.com/feed.xml`)
  const kind = sourceKinds.find((one) => one === values.kind) ?? null
  if (values.kind !== undefined && kind === null)
    throw new WrongArguments(`--kind ${values.kind} is none of ${sourceKinds.join(', ')}`)
  return { command: 'read', from, base, contentType: values['content-type'] ?? null, kind, json: values.json ?? false }
}
