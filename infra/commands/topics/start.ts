// `npm run topics -- <command>`: tests the words of topics, and moves topics between file and list.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTopics } from '../../../functions/content/story/taxonomy.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { runCommand } from '../../command.ts'
import { confirm } from '../confirm.ts'
import { type Arguments, readArguments, usage } from './arguments.ts'
import { diff, type Outcome, pull, push, type TopicsOnDisk } from './exchange.ts'
import { awsTarget, localTarget } from './target.ts'
import { explainPage, suggestWords, topicGapsIn } from './words.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Resolves to the exit code: 1 if the command was refused. */
async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  const file = onDisk(wanted.topics === null ? join(root, 'seeds', 'topics.json') : resolve(wanted.topics))
  switch (wanted.command) {
    case 'explain':
      return say({ ok: true, lines: [explainPage(wanted.page, topicsIn(file))] })
    case 'suggest':
      return say({ ok: true, lines: [used(file), suggestWords(articlesFolder(wanted), topicsIn(file), wanted.topic)] })
    case 'gaps':
      return say({ ok: true, lines: [used(file), topicGapsIn(articlesFolder(wanted), topicsIn(file))] })
    default:
      return say(await exchange(wanted, file))
  }
}

/** A running list may have other topics than the file. */
const used = ({ name }: TopicsOnDisk) => `Topics of ${name} (--topics names another file).`

const articlesFolder = ({ articles }: { articles: string | null }) => articles ?? join(root, 'seeds', 'articles')

type ExchangeArguments = Extract<Arguments, { yes: boolean }>

async function exchange({ command, yes, folder, aws }: ExchangeArguments, file: TopicsOnDisk): Promise<Outcome> {
  const target = aws === null ? localTarget(resolve(root, folder)) : await awsTarget(aws)
  try {
    return await { diff, push, pull }[command]({ ...target, file, agree: (lines) => confirm(lines, yes) })
  } finally {
    target.close()
  }
}

function onDisk(path: string): TopicsOnDisk {
  const shown = relative(root, path)
  return {
    name: shown.startsWith('..') ? path : shown,
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
