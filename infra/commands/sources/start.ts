// `npm run sources -- <command>`: edits the list of sources, and shows what they bring.

import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemClock } from '../../../functions/adapters/clock.ts'
import { webClient } from '../../../functions/adapters/services/web.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { userAgent } from '../../../functions/use-cases/fetching/polite-web.ts'
import { runCommand } from '../../command-line/command.ts'
import { repository } from '../../repository.ts'
import { confirm } from '../confirm.ts'
import { settingsOfFile } from '../list-settings.ts'
import { type Order, type Place, type ReadOrder, readArguments, usage } from './arguments.ts'
import { run } from './commands.ts'
import { whyNot } from './file-words.ts'
import type { CommandPorts } from './ports.ts'
import { feedData, feedLines } from './print.ts'
import { isAddress, readAddress, readSaved } from './read.ts'
import { awsTarget, localTarget } from './target.ts'

/** Resolves to the exit code: 1 if something is wrong. */
async function main(given: string[]): Promise<number> {
  const wanted = readArguments(given)
  return 'order' in wanted ? act(wanted.order, wanted.yes, wanted.place) : read(wanted)
}

async function read(order: ReadOrder): Promise<number> {
  const found = await (isAddress(order.from) ? readFromWeb(order) : readSaved(order))
  const { kind, read: said } = found
  if (order.json) console.log(JSON.stringify({ kind, ...feedData(said) }, null, 2))
  else show(feedLines(said, kind, order.from === '-' ? 'standard input' : order.from))
  return 'refused' in said ? 1 : 0
}

function readFromWeb(order: ReadOrder) {
  const { listName, siteUrl } = settingsOfFile()
  return readAddress(order, userAgent(listName, siteUrl), webClient(), systemClock())
}

async function act(order: Order, yes: boolean, { folder, aws }: Place): Promise<number> {
  const target = aws === null ? localTarget(resolve(repository, folder)) : await awsTarget(aws)
  try {
    const topics = await target.articles.topics().catch((): Topic[] => [])
    const ports: CommandPorts = {
      ...target,
      topics,
      files: { read: textOf, write: writeText },
      agree: (lines) => confirm(lines, yes),
      say: show,
    }
    const { ok, lines } = await run(ports, order)
    show(lines, ok)
    return ok ? 0 : 1
  } finally {
    target.close()
  }
}

function show(lines: readonly string[], ok = true): void {
  for (const line of lines) console[ok ? 'log' : 'error'](line)
}

/** Lists with thousands of feeds have some hundred kilobytes. */
const mostCharacters = 5_000_000

function textOf(file: string): string {
  const text = opened(file, 'name a list that another reader wrote', () =>
    readFileSync(file === '-' ? process.stdin.fd : file, 'utf8'),
  )
  if (text.length > mostCharacters)
    throw new Error(`${file} has ${text.length} characters, more than any list of feeds`)
  return text
}

function writeText(file: string, text: string): void {
  if (file === '-') process.stdout.write(text)
  else opened(file, 'make its folder first', () => writeFileSync(file, text))
}

function opened<Result>(file: string, otherwise: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Error(whyNot(file, error, otherwise))
  }
}

await runCommand(usage, main)
