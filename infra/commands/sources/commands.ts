// What `npm run sources` does to the list and with its sources.

import { adviceOnTrouble } from '../../../functions/sources/advice.ts'
import { isFetched, isToBeFetched } from '../../../functions/sources/due.ts'
import { unknownTopics } from '../../../functions/sources/source-list.ts'
import type { Source } from '../../../functions/sources/types.ts'
import { counted } from '../../command-line/figure.ts'
import { add } from './add.ts'
import { addMail } from './add-mail.ts'
import type { Order } from './arguments.ts'
import { exportTo, importFrom } from './exchange.ts'
import { changedKey, entryOf, readList, sourceOf, writeList } from './list-file.ts'
import { listLines, readingLines } from './list-words.ts'
import type { CommandPorts, Outcome } from './ports.ts'
import { fetchNow, tryOut } from './reading.ts'
import { remove } from './remove.ts'

export function run(ports: CommandPorts, order: Order): Promise<Outcome> {
  switch (order.command) {
    case 'add':
      return add(ports, order.address, order.details)
    case 'add-mail':
      return addMail(ports, order.id, order.senders, order.details)
    case 'list':
      return list(ports)
    case 'check':
    case 'fetch':
      return read(ports, order.command, order.id)
    case 'pause':
    case 'resume':
      return setPaused(ports, order.id, order.command === 'pause')
    case 'remove':
      return remove(ports, order.id, order.withdraw)
    case 'import':
      return importFrom(ports, order.file)
    case 'export':
      return exportTo(ports, order.file)
  }
}

const empty = 'The list is empty: "add <address>" adds a source.'

async function list({ bucket, sources, clock, topics }: CommandPorts): Promise<Outcome> {
  const found = await readList(bucket)
  const states = await sources.states()
  return {
    ok: found.mistakes.length === 0,
    lines: [
      ...(found.sources.length === 0 ? [] : listLines(found.sources, states, clock.now().getTime())),
      ...(found.entries.length === 0 ? [empty] : []),
      ...found.mistakes.map((one) => `  left out: ${one}`),
      ...unknownTopics(
        found.sources,
        topics.map(({ id }) => id),
      ).map((one) => `  not given: ${one}`),
    ],
  }
}

/** One after another, so a slow host delays the others here. */
async function read(ports: CommandPorts, command: 'check' | 'fetch', id: string | null): Promise<Outcome> {
  const wanted = await chosen(ports, command, id)
  if (wanted.length === 0) return { ok: true, lines: [command === 'fetch' ? 'No source is due.' : empty] }
  if (wanted.some(({ full }) => full))
    ports.say(['Pages are asked for one at a time, and of a host at most one a second.'])
  let [ok, taken] = [true, false]
  for (const source of wanted) {
    const reading = await (command === 'fetch' ? fetchNow : tryOut)(ports, source)
    const { troubleKind: trouble, entries } = reading.report
    ok &&= trouble === null
    taken ||= entries.some(({ page, outcome }) => page !== null && outcome !== 'withdrawn')
    const advice = trouble === null ? [] : [`      ${adviceOnTrouble(trouble, source)}`]
    ports.say([...readingLines(reading, ports.topics.length > 0), ...advice])
  }
  const isInInbox = command === 'fetch' && taken
  return {
    ok,
    lines: [isInInbox ? 'What is new is in the inbox, where it is read within a minute.' : 'Nothing was taken.'],
  }
}

/** A named source is chosen even if it is paused or not due. */
async function chosen({ bucket, sources, clock }: CommandPorts, command: string, id: string | null): Promise<Source[]> {
  const found = await readList(bucket)
  if (id !== null) return [fetched(sourceOf(found, id))]
  if (command === 'check') return found.sources.filter(isFetched)
  const states = await sources.states()
  return found.sources.filter((source) => isToBeFetched(source, states.get(source.id), clock.now().getTime()))
}

function fetched(source: Source): Source {
  if (source.kind !== 'mail') return source
  throw new Error(`"${source.id}" is a newsletter: nothing is asked for. "npm run sources -- list" says when one came`)
}

async function setPaused({ bucket }: CommandPorts, id: string, paused: boolean): Promise<Outcome> {
  const found = await readList(bucket)
  const entry = entryOf(found, id)
  if ((entry['paused'] === true) === paused)
    return { ok: true, lines: [`"${id}" is ${paused ? 'paused already' : 'not paused'}.`] }
  const { paused: _before, ...rest } = entry
  const changed = found.entries.map((one) => (one === entry ? { ...rest, ...(paused ? { paused } : {}) } : one))
  await writeList(bucket, found, changed)
  const what = paused
    ? `"${id}" is paused: nothing is fetched from it. Its unprinted stories stay in the stock.`
    : entry['kind'] === 'mail'
      ? `Newsletters of "${id}" are taken again.`
      : `"${id}" is fetched again, within the hour.`
  return { ok: true, lines: [what, `${changedKey} now holds ${counted(changed.length, 'source')}.`] }
}
