// The list's figures as tables for the command and the preview: only counts. No reader is named, and nothing says who
// read what.

import type { EditionNumbers } from '../../../functions/delivery/receipt/edition-numbers.ts'
import type { Asking, WeekOfReaders } from '../../../functions/delivery/receipt/reader-numbers.ts'
import type { ListNumbers } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import { figure } from '../../command-line/figure.ts'

/** Most rows of sources and topics; the others are added up. Chosen, not measured. */
const mostRows = 40

/** The first cell of a row is text, all others are figures. */
export interface NumbersTable {
  title: string
  /** What the figures are about. */
  note: string | null
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

export function numbersTables({ weeks, asking, editions, stories, topics }: ListNumbers): NumbersTable[] {
  const head = ['', ...weeks.map(({ week }) => week)]
  const ways = [...wayRows(weeks, 'came', cameBy), ...wayRows(weeks, 'went', wentBy)]
  const readers = ['readers', ...weeks.map((week) => figure(week.readers))]
  const ofEditions = ['', 'readers', 'sent', 'delivered', 'bounced', 'complained']
  return [
    { title: 'Readers at the end of each week', note: whoCounts, head, rows: [readers, changeRow(weeks)] },
    { title: 'Came and went', note: null, head, rows: ways },
    { title: 'Readers by topic', note: 'at the end of each week', head, rows: topicRows(weeks, topics) },
    { title: 'Requests from the form', note: 'in the last 7 days', head: ['', 'readers'], rows: askingRows(asking) },
    { title: 'Editions', note: whichEditions, head: ofEditions, rows: editionRows(editions) },
    { title: 'Stories by source', note: 'in these editions', head: ['', 'stories'], rows: storyRows(stories) },
  ]
}

const whoCounts =
  'UTC; the last week is still running. Everyone who confirmed, has not unsubscribed and may be emailed, paused readers included'

/** The receipt, and `show` with it, counts among an edition's readers also those whom it skipped for this. */
const whichEditions =
  'the last 13 that went out; readers: those who could be emailed, not who had left or were suppressed'

const cameBy = new Map([
  ['confirmed', '+ confirmed'],
  ['entered', '+ imported from a file'],
])

const wentBy = new Map([
  ['one-click', '− unsubscribed with their email program’s button'],
  ['leave-page', '− unsubscribed on the page'],
  ['bounce', '− address bounced for good'],
  ['listed', '− on SES’s suppression list'],
  ['complaint', '− complained'],
  ['operator', '− suppressed by the operator'],
])

/** The changes of the first week show how many readers there were before it. */
function changeRow(weeks: readonly WeekOfReaders[]): string[] {
  return ['change', ...weeks.map(({ came, went }) => signed(sum(came) - sum(went)))]
}

/** Every known way, even if no one used it; others as they are on record. */
function wayRows(
  weeks: readonly WeekOfReaders[],
  side: 'came' | 'went',
  words: ReadonlyMap<string, string>,
): string[][] {
  const ways = new Set([...words.keys(), ...weeks.flatMap((week) => [...week[side].keys()])])
  const counts = (way: string) => weeks.map((week) => (week[side] as Map<string, number>).get(way) ?? 0)
  return [...ways].map((way) => [words.get(way) ?? `− ${way}`, ...counts(way).map(figure)])
}

function topicRows(weeks: readonly WeekOfReaders[], labels: ReadonlyMap<string, string>): string[][] {
  const ids = new Set(weeks.flatMap(({ byTopic }) => [...byTopic.keys()]))
  const counts = (id: string) => weeks.map(({ byTopic }) => byTopic.get(id) ?? 0)
  const rows = [...ids].map((id) => ({ name: labels.get(id) ?? id, counts: counts(id) }))
  rows.sort((a, b) => (b.counts.at(-1) ?? 0) - (a.counts.at(-1) ?? 0) || (a.name < b.name ? -1 : 1))
  const shown = rows.slice(0, mostRows).map((row) => [row.name, ...row.counts.map(figure)])
  return rows.length > mostRows ? [...shown, [`${rows.length - mostRows} more topics`]] : shown
}

function askingRows({ asked, confirmed, waiting }: Asking): string[][] {
  return [
    ['asked', figure(asked)],
    ['confirmed since', figure(confirmed)],
    ['may still confirm', figure(waiting)],
    ['let the link expire', figure(asked - confirmed - waiting)],
  ]
}

function editionRows(editions: readonly EditionNumbers[]): string[][] {
  return editions.map(({ id, date, readers, submitted, delivered, bounced, complained, isOpen, isCancelled }) => [
    `${id} of ${date}${isCancelled ? ', cancelled' : ''}${isOpen ? ', not yet complete' : ''}`,
    ...[readers, submitted, delivered, bounced, complained].map(figure),
  ])
}

function storyRows(stories: ReadonlyMap<string, number>): string[][] {
  const rows = [...stories].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const rest = rows.slice(mostRows)
  const shown = rows.slice(0, mostRows).map(([name, count]) => [name, figure(count)])
  const left = rest.reduce((total, [, count]) => total + count, 0)
  return rest.length === 0 ? shown : [...shown, [`${rest.length} more`, figure(left)]]
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0)
const signed = (value: number) => (value === 0 ? figure(0) : `${value > 0 ? '+' : '−'}${figure(Math.abs(value))}`)
