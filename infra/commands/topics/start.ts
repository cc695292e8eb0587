// `npm run topics -- <command>`: tests the words of topics, and moves topics between file and list.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseTopics } from '../../../functions/content/story/topics/taxonomy.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'
import { defaultFolder, runCommand } from '../../command-line/command.ts'
import { findRunning } from '../../local/run/announcement.ts'
import { repository } from '../../repository.ts'
import { confirm } from '../confirm.ts'
import { type Arguments, type Exchanging, type Looking, readArguments, usage } from './arguments.ts'
import { diff, type Outcome, pull, push, type TopicsOnDisk } from './exchange.ts'
import { type Asked, articlesAsked, pageOfList, topicsAsked } from './read-list.ts'
import { awsTarget, localTarget, type Target } from './target.ts'
import { articlesIn, explainPage, pageIn, suggestWords, topicGapsIn } from './words.ts'

const seeds = join(repository, 'seeds')

/** Resolves to the exit code: 1 if the command was refused. */
async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const { order } = wanted
  if (!('yes' in order)) {
    const target = await listToRead(wanted)
    return closing(target, () => look(order, wanted, target))
  }
  const target = await listOf(wanted)
  return closing(target, async () => {
    const file = onDisk(wanted.topics === null ? join(target.seeds ?? seeds, 'topics.json') : resolve(wanted.topics))
    return say(await exchanges[order.command]({ ...target, file, agree: (lines) => confirm(lines, order.yes) }))
  })
}

const exchanges: Record<Exchanging, typeof diff> = { diff, push, pull }

async function closing(target: Target | null, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } finally {
    target?.close()
  }
}

/** @throws if nothing runs */
async function listOf({ folder, aws }: Arguments): Promise<Target> {
  return aws === null ? localTarget(resolve(repository, folder ?? defaultFolder), shown) : awsTarget(aws)
}

/** If no list is named, the one that runs; `null` if none does. */
async function listToRead(wanted: Arguments): Promise<Target | null> {
  const isNamed = wanted.folder !== null || wanted.aws !== null
  return isNamed || findRunning(resolve(repository, defaultFolder)) !== null ? listOf(wanted) : null
}

async function look(order: Looking, { topics: file }: Arguments, list: Target | null): Promise<number> {
  const topicsFile = onDisk(file === null ? join(seeds, 'topics.json') : resolve(file))
  const folder = 'articles' in order && order.articles !== null ? resolve(order.articles) : join(seeds, 'articles')
  const asked: Asked = {
    list,
    file: { isNamed: file !== null, name: topicsFile.name, topics: () => topicsIn(topicsFile) },
    folder: {
      isNamed: 'articles' in order && order.articles !== null,
      name: shown(folder),
      articles: () => articlesIn(folder),
    },
  }
  const { name, topics } = await topicsAsked(asked)
  const from = [
    ...(list === null ? [`No npm start runs in ${defaultFolder}: files are read.`] : []),
    `Topics:   ${name}`,
  ]
  if (order.command === 'explain') {
    const page = await pageCalled(order.page, list)
    return say({ ok: true, lines: [...from, '', explainPage(page, topics)] })
  }
  const articles = await articlesAsked(asked)
  const said = order.command === 'gaps' ? topicGapsIn(articles, topics) : suggestWords(articles, topics, order.topic)
  return say({ ok: true, lines: [...from, `Articles: ${articles.name}`, '', said] })
}

/** @throws if neither a file nor a page of the list has the name */
async function pageCalled(name: string, list: Target | null): Promise<ReadPage> {
  const page = pageIn(name) ?? (list && (await pageOfList(list.articles, name)))
  if (page !== null) return page
  throw new Error(
    list === null
      ? `there is no page ${name}; check the path`
      : `there is no file ${name}, and ${list.name} has read no page of that name; check the path`,
  )
}

const shown = (path: string): string => {
  const short = relative(repository, path)
  return short.startsWith('..') ? path : short
}

function onDisk(path: string): TopicsOnDisk {
  return {
    name: shown(path),
    read: () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
    // Completely or not at all.
    write: (text) => {
      writeFileSync(`${path}.new`, text)
      renameSync(`${path}.new`, path)
    },
  }
}

function topicsIn(file: TopicsOnDisk): Topic[] {
  const text = file.read()
  if (text === null) throw new Error(`there is no ${file.name}; write it, or name the topics with --topics`)
  return parseTopics(text)
}

function say({ ok, lines }: Outcome): number {
  for (const line of lines) console[ok ? 'log' : 'error'](line)
  return ok ? 0 : 1
}

await runCommand(usage, main)
