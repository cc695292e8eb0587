// `npm run ingest -- --withdraw <page>`: removes a page from the stock, and says what is lost with it and where it has
// been printed. What was read from it is kept, so that it can be restored.
import { isArticleOf } from '../../../functions/content/page/reading/article-id.ts'
import { expectationsOf } from '../../../functions/content/story/stories/expectation.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { isLaunched } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { Caps } from '../../../functions/environment.ts'
import type { PageRecord } from '../../../functions/page-ports.ts'
import { ledgerOf } from '../../../functions/use-cases/composing/material.ts'
import { noteWithdrawal } from '../../../functions/use-cases/publishing/note-withdrawal.ts'
import { utcDay } from '../../../functions/utc-day.ts'
import type { Target } from './target.ts'

export interface Withdrawing extends Pick<Target, 'editions' | 'clock'> {
  articles: Pick<Target['articles'], 'page' | 'pages' | 'read' | 'savePage'>
  topics: Topic[]
  caps: Caps
}

/** @param name of the page, i.e. of its file */
export async function withdrawPage(name: string, from: Withdrawing): Promise<{ ok: boolean; lines: string[] }> {
  const { articles, editions, clock } = from
  const record = await articles.page(name)
  if (record === null) return refused(`there is no page ${name}. ${await existing(from)}`)
  if (record.status === 'withdrawn') return { ok: true, lines: [`  = ${name} was ${record.reason ?? 'withdrawn'}`] }
  if (record.status !== 'read' || record.hash === null) return refused(noStories(record))
  const records = (await editions?.list()) ?? []
  const unprinted = await unprintedOf(record.hash, records, from)
  const reason = `withdrawn on ${utcDay(clock.now())}`
  await articles.savePage({ ...record, status: 'withdrawn', reason })
  if (editions !== null) await noteWithdrawal(editions, name, true)
  return {
    ok: true,
    lines: [
      `  ✓ ${name} is withdrawn: ${unprinted} unprinted ${unprinted === 1 ? 'story leaves' : 'stories leave'} the stock.`,
      ...printedLines(name, records),
      `    To take it in again: npm run ingest -- ${name} --again`,
    ],
  }
}

const refused = (reason: string) => ({ ok: false, lines: [`  ✗ nothing is withdrawn: ${reason}`] })

function noStories({ name, status, reason }: PageRecord): string {
  return status === 'duplicate'
    ? `no story is taken from ${name}, for ${reason ?? 'another page has the same content'}: withdraw that page`
    : `no story is taken from ${name}: ${reason ?? 'it was not read'}`
}

async function unprintedOf(
  hash: string,
  records: readonly EditionRecord[],
  { articles, topics, caps }: Withdrawing,
): Promise<number> {
  const page = await articles.read(hash)
  if (page === null) return 0
  const [expected] = expectationsOf([page], { topics, caps, printed: ledgerOf(records) })
  return expected?.stories ?? 0
}

function printedLines(name: string, records: readonly EditionRecord[]): string[] {
  const printing = records.filter((record) =>
    ledgerOf([record]).some(({ quotes }) => quotes.some(({ article }) => isArticleOf(article, name))),
  )
  const [launched, composed] = [true, false].map((wanted) =>
    printing.filter(({ status }) => isLaunched(status) === wanted).map(({ id }) => id),
  )
  return [
    launched?.length
      ? `    Printed in ${launched.join(', ')}: it leaves the web within the hour, and the next edition tells their readers under Corrections.`
      : '    No edition that went out printed it.',
    ...(composed ?? []).map(
      (id) =>
        `    ${id} is composed with it and goes out without it: npm run edition -- recompose ${id} puts others in its place.`,
    ),
  ]
}

async function existing({ articles }: Withdrawing): Promise<string> {
  const names = (await articles.pages()).filter(({ status }) => status === 'read').map(({ name }) => name)
  const more = names.length > named ? `, and ${names.length - named} more` : ''
  return names.length === 0 ? 'There is none.' : `There are ${names.slice(0, named).join(', ')}${more}.`
}

const named = 5
