// The command line of `npm run topics`.
import { argumentReader, defaultFolder, flag, value, WrongArguments } from '../../command.ts'

const exchanges = ['diff', 'push', 'pull'] as const

export type Arguments = { topics: string | null } & (
  | { command: 'explain'; page: string }
  | { command: 'suggest'; topic: string; articles: string | null }
  | { command: 'gaps'; articles: string | null }
  | { command: (typeof exchanges)[number]; yes: boolean; folder: string; aws: Aws | null }
)

/** A list on AWS, by a profile of the AWS configuration. */
export interface Aws {
  profile: string
  /** The content bucket; if absent, found by the profile, as is the table. */
  bucket: string | null
  /** The subscribers table, so that `push` can count the readers affected. */
  subscribers: string | null
}

export const usage = `npm run topics -- explain <page>    which words made which paragraph what
npm run topics -- suggest <topic>   words that its paragraphs say more often than others
npm run topics -- gaps              articles that no topic finds by its terms, and what they say
npm run topics -- diff              how the file, what was deployed and what was changed since differ
npm run topics -- push [--yes]      makes the file the topics of the list, after checking it
npm run topics -- pull [--yes]      writes the topics of the list to the file
  --topics FILE     the file (default seeds/topics.json)
  --articles F      folder of the articles that suggest and gaps read (default seeds/articles)
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
  const [command, subject, ...more] = positionals
  if (command === undefined) throw new WrongArguments('no command is given')
  const topics = values.topics ?? null
  if (command === 'explain') return { command, topics, page: only(subject, more, 'explain which page? Name its file') }
  if (command === 'suggest') {
    const topic = only(subject, more, 'suggest words for which topic? Name its id')
    return { command, topics, topic, articles: values.articles ?? null }
  }
  if (command === 'gaps') {
    if (subject !== undefined) throw new WrongArguments(`"${[subject, ...more].join(' ')}" is too much`)
    return { command, topics, articles: values.articles ?? null }
  }
  const exchange = exchanges.find((one) => one === command)
  if (exchange === undefined) throw new WrongArguments(`unknown command "${command}"`)
  if (subject !== undefined) throw new WrongArguments(`"${[subject, ...more].join(' ')}" is too much`)
  return {
    ...{ command: exchange, topics, yes: values.yes ?? false },
    ...{ folder: values.folder ?? defaultFolder, aws: awsOf(values) },
  }
})

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
