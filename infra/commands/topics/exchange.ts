// `npm run topics -- diff | push | pull`: moves topics between the file of the working copy, what a deployment put
// under `defaults/`, and what was later changed under `settings/`.

import type { Bucket } from '../../../functions/adapters/services/s3.ts'
import { InvalidTopics, parseTopics } from '../../../functions/content/story/topics/taxonomy.ts'
import { isSame, topicChanges } from '../../../functions/content/story/topics/topic-changes.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { haveTopicsEnded } from '../../../functions/delivery/topics-ended.ts'
import { settingsKeys, topicsFile } from '../../../functions/environment.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { counted } from '../../command-line/figure.ts'
import { changeLines } from './print.ts'

export interface Exchange {
  bucket: Pick<Bucket, 'getText' | 'put'>
  file: TopicsOnDisk
  /** All records of readers; `null` if their table is not known. */
  readers: (() => AsyncIterable<Subscriber[]>) | null
  /** Shows lines and asks whether to continue. */
  agree(lines: string[]): Promise<boolean>
}

export interface TopicsOnDisk {
  /** As the operator knows it, e.g. `seeds/topics.json`. */
  name: string
  /** `null` if there is none. */
  read(): string | null
  write(text: string): void
}

export interface Outcome {
  ok: boolean
  lines: string[]
}

const [changedKey, deployedKey] = settingsKeys(topicsFile)

/** Topics in one place; if they cannot be used, `topics` says what is wrong. */
interface Place {
  name: string
  text: string | null
  topics: Topic[] | InvalidTopics | null
}

export async function diff(exchange: Exchange): Promise<Outcome> {
  const { file, changed, deployed } = await places(exchange)
  const living = changed.text === null ? deployed : changed
  const pairs: [Place, Place][] = living === changed ? [[deployed, changed]] : []
  return {
    ok: true,
    lines: [
      ...[file, changed, deployed].map((place) => `  ${placeLine(place)}${place === living ? inForce(living) : ''}`),
      ...[...pairs, [living, file] as const].flatMap(([from, to]) => ['', ...differences(from, to)]),
    ],
  }
}

/** @throws InvalidTopics if the file has mistakes: then nothing is written */
export async function push(exchange: Exchange): Promise<Outcome> {
  const { file, changed, deployed } = await places(exchange)
  if (file.text === null) return refused(`${file.name} is missing; write it, or take the list's topics with "pull".`)
  const topics = parseTopics(file.text)
  const living = changed.text === null ? deployed : changed
  if (isAlike(living, file)) return { ok: true, lines: [`Nothing to push: ${living.name} says the same already.`] }
  if (!(await exchange.agree([...differences(living, file), ...(await ended(living, topics, exchange.readers))])))
    return refused(nothingWritten)
  await exchange.bucket.put(changedKey, file.text, { contentType: 'application/json' })
  return {
    ok: true,
    lines: [
      `${changedKey} now holds the ${counted(topics.length, 'topic')} of ${file.name}.`,
      'Forms show them within a minute, and the next edition is composed with them. No deployment undoes this.',
    ],
  }
}

/** @throws InvalidTopics if the topics in force have mistakes: then nothing is written */
export async function pull(exchange: Exchange): Promise<Outcome> {
  const { file, changed, deployed } = await places(exchange)
  const living = changed.text === null ? deployed : changed
  if (living.text === null)
    return refused(`Neither ${changedKey} nor ${deployedKey} is in the bucket: deploy first, or "push" the file.`)
  const topics = parseTopics(living.text)
  if (isAlike(file, living)) return { ok: true, lines: [`Nothing to pull: ${file.name} says the same already.`] }
  if (file.text !== null && !(await exchange.agree(differences(file, living)))) return refused(nothingWritten)
  exchange.file.write(living.text)
  return { ok: true, lines: [`${file.name} now holds the ${counted(topics.length, 'topic')} of ${living.name}.`] }
}

const nothingWritten = 'Nothing was written.'

const refused = (line: string): Outcome => ({ ok: false, lines: [line] })

async function places({ bucket, file }: Exchange) {
  const [changed, deployed] = await Promise.all([bucket.getText(changedKey), bucket.getText(deployedKey)])
  return {
    file: placeOf(file.name, file.read()),
    changed: placeOf(changedKey, changed),
    deployed: placeOf(deployedKey, deployed),
  }
}

function placeOf(name: string, text: string | null): Place {
  if (text === null) return { name, text, topics: null }
  try {
    return { name, text, topics: parseTopics(text) }
  } catch (error) {
    if (error instanceof InvalidTopics) return { name, text, topics: error }
    throw error
  }
}

function placeLine({ name, topics }: Place): string {
  const said = Array.isArray(topics) ? counted(topics.length, 'topic') : topics === null ? 'none' : 'cannot be used'
  return `${name.padEnd(24)} ${said}`
}

const inForce = ({ text }: Place): string => (text === null ? '' : ', in force')

function isAlike(one: Place, other: Place): boolean {
  return Array.isArray(one.topics) && Array.isArray(other.topics) && isSame(topicChanges(one.topics, other.topics))
}

function differences(from: Place, to: Place): string[] {
  for (const { name, topics } of [from, to]) {
    if (topics === null) return [`There is no ${name} to compare with.`]
    if (topics instanceof InvalidTopics) return [`${name} cannot be used:`, ...topics.mistakes.map((one) => `- ${one}`)]
  }
  if (isAlike(from, to)) return [`${to.name} says the same as ${from.name}.`]
  return [
    `What ${to.name} changes in ${from.name}:`,
    ...changeLines(topicChanges(from.topics as Topic[], to.topics as Topic[])),
  ]
}

/** Shown before it happens: removing a topic removes its subscriptions. */
async function ended({ topics: before }: Place, after: Topic[], readers: Exchange['readers']): Promise<string[]> {
  const removed = Array.isArray(before) ? topicChanges(before, after).removed : []
  if (!Array.isArray(before) || removed.length === 0) return []
  return [
    `No one gets ${removed.join(', ')} any more; readers who chose nothing else are told so by email.`,
    readers === null
      ? 'Add --subscribers NAME (the output "SubscribersTable") to see how many readers would lose all their topics.'
      : `${counted(await losing(readers(), idsOf(before), idsOf(after)), 'reader')} would lose all topics they chose.`,
  ]
}

const idsOf = (topics: readonly Topic[]) => new Set(topics.map(({ id }) => id))

/** Readers who get emails and would have no topic left. */
async function losing(readers: AsyncIterable<Subscriber[]>, before: Set<string>, after: Set<string>): Promise<number> {
  let found = 0
  for await (const page of readers)
    found += page.filter(
      (one) => one.status === 'active' && haveTopicsEnded(one, after) && !haveTopicsEnded(one, before),
    ).length
  return found
}
