// `npm run edition -- numbers`: how the list does, in counts. No reader is named, and nothing tells who read what.
import type { EditionNumbers } from '../../../functions/delivery/edition-numbers.ts'
import type { Asking, WeekOfReaders } from '../../../functions/delivery/reader-numbers.ts'
import type { ListNumbers } from '../../../functions/use-cases/operating/numbers-of-list.ts'

/** Rows of sources and topics; the rest is summed up. Chosen, not measured. */
const mostRows = 40

export function numbersLines({ weeks, asking, editions, stories, topics }: ListNumbers): string[] {
  const names = weeks.map(({ week }) => week)
  return [
    'Readers at the end of each week (UTC; the last one is under way): confirmed, not gone, not suppressed; paused ones count',
    ...table(['', ...names], [['readers', ...weeks.map(({ readers }) => figure(readers))], changeRow(weeks)]),
    'Came and went',
    ...table(['', ...names], [...wayRows(weeks, 'came', cameBy), ...wayRows(weeks, 'went', wentBy)]),
    'Readers by topic',
    ...table(['', ...names], topicRows(weeks, topics)),
    askingLine(asking),
    'Editions',
    ...editionRows(editions),
    ...(stories.size === 0
      ? []
      : ['Stories by source, in these editions', ...table(['', 'stories'], storyRows(stories))]),
  ]
}

const cameBy = new Map([
  ['confirmed', '+ confirmed'],
  ['entered', '+ entered from a file'],
])

const wentBy = new Map([
  ['one-click', "− left by their mailbox's button"],
  ['leave-page', '− left by the page'],
  ['bounce', '− address bounced for good'],
  ['listed', '− on a list of SES'],
  ['complaint', '− complained'],
  ['operator', '− suppressed by the operator'],
])

/** What came and went in the first week tells how many there were before it. */
function changeRow(weeks: readonly WeekOfReaders[]): string[] {
  return ['change', ...weeks.map(({ came, went }) => signed(sum(came) - sum(went)))]
}

/** Every way that is known, also where nobody took it; others as they are on record. */
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

function askingLine({ asked, confirmed, waiting }: Asking): string {
  const lapsed = asked - confirmed - waiting
  return `Asked with the form in the last 7 days: ${figure(asked)}; ${figure(confirmed)} confirmed, ${figure(waiting)} still can, ${figure(lapsed)} did not in time`
}

function editionRows(editions: readonly EditionNumbers[]): string[] {
  if (editions.length === 0) return ['  none has a receipt yet']
  const rows = editions.map(({ id, date, readers, submitted, delivered, bounced, complained, isOpen }) => [
    `${id} of ${date}`,
    ...[readers, submitted, delivered, bounced, complained].map(figure),
    ...(isOpen ? ['not yet complete'] : []),
  ])
  return table(['', 'readers', 'sent', 'delivered', 'bounced', 'complained'], rows)
}

function storyRows(stories: ReadonlyMap<string, number>): string[][] {
  const rows = [...stories].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const rest = rows.slice(mostRows)
  const shown = rows.slice(0, mostRows).map(([name, count]) => [name, figure(count)])
  const left = rest.reduce((total, [, count]) => total + count, 0)
  return rest.length === 0 ? shown : [...shown, [`${rest.length} more`, figure(left)]]
}

/** The first column is words, all others are figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    return `  ${cells.join('  ')}`.trimEnd()
  })
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0)
const figure = (value: number) => value.toLocaleString('en-GB')
const signed = (value: number) => (value > 0 ? `+${figure(value)}` : figure(value))
