// `npm run ingest -- <file …>`: adds pages to a running list and says what was read from each; or withdraws one.

import { resolve } from 'node:path'
import type { Topic } from '../../../functions/content/types.ts'
import { noteWithdrawal } from '../../../functions/use-cases/publishing/note-withdrawal.ts'
import { runCommand } from '../../command-line/command.ts'
import { repository } from '../../repository.ts'
import { readArguments, usage } from './arguments.ts'
import { type Ingested, ingest } from './ingest.ts'
import { closingLine, linesOf } from './report.ts'
import { awsTarget, localTarget, type Target } from './target.ts'
import { withdrawPage } from './withdraw.ts'

/** Milliseconds. A Lambda may have a cold start and a long queue; a laptop answers within seconds, unless it is very
 * busy. */
const polling = { local: { ms: 120_000, lookEveryMs: 50 }, aws: { ms: 180_000, lookEveryMs: 1000 } }

/** Bytes that fauxqs accepts in one call. */
const mostOfLaptop = 11 * 1024 * 1024

/** Resolves to the exit code: 1 if a file was refused. */
async function main(given: string[]): Promise<number> {
  const { files, again, withdraw, folder, aws } = readArguments(given)
  const target = aws === null ? localTarget(resolve(repository, folder)) : await awsTarget(aws)
  try {
    const topics = await topicsOf(target)
    const { settings } = target
    const { caps } = settings
    if (withdraw !== null) {
      const { ok, lines } = await withdrawPage(withdraw, { ...target, topics, caps })
      for (const line of lines) console.log(line)
      return ok ? 0 : 1
    }
    const limit = caps.pageBytes
    const records = (await target.editions?.list()) ?? []
    const all: Ingested[] = []
    const there = aws === null ? { mostAtOnce: mostOfLaptop, polling: polling.local } : { polling: polling.aws }
    for await (const one of ingest(files, { target, again, limit, ...there })) {
      all.push(one)
      if (again && one.outcome === 'read' && target.editions !== null)
        await noteWithdrawal(target.editions, one.page.page, false)
      for (const line of linesOf(one, topics, settings, records)) console.log(line)
    }
    console.log(`\n  ${closingLine(all)}`)
    return all.some(({ outcome }) => outcome === 'refused') ? 1 : 0
  } finally {
    target.close()
  }
}

/** Pages are read even without topics; they are only reported. */
async function topicsOf({ articles }: Target): Promise<Topic[]> {
  try {
    return await articles.topics()
  } catch (error) {
    console.error(`  ! the topics cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

await runCommand(usage, main)
