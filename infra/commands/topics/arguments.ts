// The command line of `npm run topics`: its options (flags), what they may be, and its usage (`--help`).
import { argumentReader, flag, value, WrongArguments } from '../../command-line/command.ts'

const exchanges = ['diff', 'push', 'pull'] as const

export interface Arguments {
  order: Looking | { command: Exchanging; yes: boolean }
  /** A topics file; `null`: the list's topics, for an exchange the file of `seeds/`. */
  topics: string | null
  /** Of a running `npm start`, from the repository's root; `null`: `.local`, if one runs there. */
  folder: string | null
  aws: Aws | null
}

export type Looking =
  | { command: 'explain'; page: string }
  | { command: 'suggest'; topic: string; articles: string | null }
  | { command: 'gaps'; articles: string | null }

export type Exchanging = (typeof exchanges)[number]

/** A list on AWS, by a profile of the AWS configuration. */
export interface Aws {
  profile: string
  /** The content bucket; if absent, found by the profile, as is the table. */
  bucket: string | null
  /** The subscribers table, so that `push` can count the readers affected. */
  subscribers: string | null
}

export const usage = `npm run topics -- explain <page>    which words made which paragraph what: a file, or a page of the list by its name
npm run topics -- suggest <topic>   words that its paragraphs say more often than others
npm run topics -- gaps              articles that no topic finds by its terms, and what they say
npm run topics -- diff              how the file, what was deployed and what was changed since differ
npm run topics -- push [--yes]      makes the file the topics of the list, after checking it
npm run topics -- pull [--yes]      writes the topics of the list to the file
The first three read topics and articles of the running "npm start", and seeds/ where none runs; they say which.
  --topics FILE     of the first three: topics of this file instead; of the others: the file (default topics.json of
                    the folder that the running list was started with, and for a list on AWS seeds/topics.json)
  --articles F      suggest and gaps read articles of this folder instead
  --yes             overwrite without asking
  --folder F        folder of the running "npm start" (default .local)
  --profile NAME    a list on AWS, with this profile of your AWS configuration. It finds bucket and table by
                    lambda:ListFunctions; without that right name them, as the briefings stack does:
  --bucket NAME     its content bucket: the output "Inbox" (s3://NAME/inbox/)
  --subscribers NAME  its subscribers table, the output "SubscribersTable", so that push counts the readers who
                    would lose all their topics`

const options = {
  topics: value,
  articles: value,
  folder: value,
  profile: value,
  bucket: value,
  subscribers: value,
  yes: flag,
}

/** Throws `WrongArguments` with what is wrong and what to write instead. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const { topics = null, folder = null } = values
  return { order: orderOf(values, positionals), topics, folder, aws: awsOf(values) }
})

function orderOf(
  { articles: given, yes = false }: { articles?: string; yes?: boolean },
  [command, subject, ...more]: string[],
): Arguments['order'] {
  const articles = given ?? null
  if (command === undefined) throw new WrongArguments('no command is given')
  if (command === 'explain') return { command, page: only(subject, more, 'explain which page? Name it') }
  if (command === 'suggest')
    return { command, topic: only(subject, more, 'suggest words for which topic? Name its id'), articles }
  const exchange = exchanges.find((one) => one === command)
  if (command !== 'gaps' && exchange === undefined) throw new WrongArguments(`unknown command "${command}"`)
  if (subject !== undefined) throw new WrongArguments(`"${[subject, ...more].join(' ')}" is too much`)
  return exchange === undefined ? { command: 'gaps', articles } : { command: exchange, yes }
}

function awsOf({ profile, ...given }: Partial<Record<keyof Aws, string>>): Aws | null {
  const { bucket, subscribers } = { bucket: given.bucket ?? null, subscribers: given.subscribers ?? null }
  if (profile !== undefined) return { profile, bucket, subscribers }
  const alone = bucket === null ? subscribers && '--subscribers' : '--bucket'
  if (alone !== null) throw new WrongArguments(`${alone} is given without --profile: name the profile as well`)
  return null
}

function only(subject: string | undefined, more: string[], missing: string): string {
  if (subject === undefined) throw new WrongArguments(missing)
  if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
  return subject
}
