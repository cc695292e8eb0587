// Commands that only look.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { orchards } from '../support/samples/editors-pages.ts'
import type { Stage } from './stage.ts'

/** @returns the newest edition that is over, and the day of the newest of all: used lists may have later ones */
export async function reading(stage: Stage): Promise<{ latest: string; date: string }> {
  const listed = await stage.run('edition', 'list', { says: /^\d{4}-W\d\d/m })
  const [, date = ''] = /^\d{4}-W\S+ +\S+/m.exec(listed)?.[0].split(/ +/) ?? []
  const [week = 'none'] = /^\d{4}-W\S+ +\S+ +closed/m.exec(listed)?.[0].split(/ +/) ?? []
  await stage.run('edition', `show ${week}`, { says: /readers emailed/ })
  await stage.run('edition', `watch ${week}`, { says: /readers emailed/ })
  await stage.run('edition', `dry-run ${week}`, { says: /by topic/ })
  await stage.run('edition', 'numbers', { says: /Readers at the end of each week/ })
  const everybody = await stage.run('readers', 'list --addresses', { says: /active/ })
  await stage.run('readers', 'stats', { says: /Readers at the end of each week/ })
  await stage.run('readers', `show ${/^(\w+) {2}active/m.exec(everybody)?.[1]}`, { says: /topics/i })
  await stage.run('sources', 'list', { says: /./ })
  await stage.run('topics', `diff --topics ${stage.file('none.json', '[]')}`, { says: /in force/ })
  await stage.run('ingest', stage.file('orchards-of-almaty.txt', orchards), { says: /read, |known already/ })
  const theList = /^Topics: {3}the list on AWS, profile stand-in\n/
  await stage.run('topics', 'explain orchards-of-almaty.txt', { says: theList })
  await stage.run('topics', `suggest ${firstTopic(stage)}`, { says: theList })
  await stage.run('topics', 'gaps', { says: theList })
  await stage.run('preview', '--port 0', { says: /the list on AWS, profile stand-in/, stays: async () => {} })
  return { latest: week, date }
}

/** Of the file that the list was started with. */
function firstTopic({ running }: Stage): string {
  const [first] = JSON.parse(readFileSync(join(running.seeds, 'topics.json'), 'utf8')) as { id: string }[]
  return first?.id ?? 'none'
}
