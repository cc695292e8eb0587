// What `npm run readers` does, and the lines it prints. Longer ones: `import.ts`, `export.ts`.

import { idLength } from '../../../functions/ports.ts'
import { checkAddress } from '../../../functions/subscription/address.ts'
import { ReaderStatistics } from '../../../functions/subscription/reader-statistics.ts'
import { eachShard } from '../../../functions/use-cases/each-shard.ts'
import { operatorsOrder } from '../../../functions/use-cases/operating/import-readers.ts'
import { numbersOfList } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import {
  dossierOf,
  eraseReader,
  type FoundReader,
  findReader,
} from '../../../functions/use-cases/operating/reader-acts.ts'
import { figure } from '../../command-line/figure.ts'
import { numbersLines } from '../edition/numbers.ts'
import type { Order } from './arguments.ts'
import { exportAll, exportOne } from './export.ts'
import { importFile } from './import.ts'
import { addressLine, countLines, readerLines } from './lines.ts'
import { done, type Outcome, refused } from './outcome.ts'
import type { CommandPorts } from './ports.ts'
import { topicsNamed } from './topics-named.ts'

export async function run(ports: CommandPorts, order: Order): Promise<Outcome> {
  switch (order.action) {
    case 'list':
      return list(ports, order.addresses)
    case 'stats':
      return done(readerNumbers(numbersLines(await numbersOfList(ports.target.counted))))
    case 'show':
      return show(ports, order.reader, order.addresses)
    case 'add':
      return add(ports, order)
    case 'import':
      return importFile(ports, order)
    case 'export':
      return order.reader === null ? exportAll(ports, order.file) : exportOne(ports, order.file, order.reader)
    case 'suppress':
      return suppress(ports, order.reader)
    case 'lift':
      return lift(ports, order.reader, order.reason)
    case 'erase':
      return erase(ports, order.reader)
  }
}

async function list(ports: CommandPorts, addresses: boolean): Promise<Outcome> {
  const statistics = new ReaderStatistics()
  await eachShard(async (shard) => {
    for await (const page of ports.target.subscribers.shard(shard))
      for (const reader of page) {
        statistics.add(reader)
        if (addresses) ports.say([addressLine(reader)])
      }
  })
  return done(countLines(statistics.counts))
}

/** Editions and stories have a command of their own. */
function readerNumbers(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => line.startsWith('Editions'))
  return lines.slice(0, end === -1 ? lines.length : end)
}

async function show({ target }: CommandPorts, named: string, addresses: boolean): Promise<Outcome> {
  const found = await findReader(target, named)
  const dossier = found.record === null ? null : await dossierOf(target, found.record)
  const lines = readerLines(found, dossier, { addresses, now: target.clock.now().toISOString() })
  return found.isKnown ? done(lines) : refused(lines)
}

async function add(
  { target, settings }: CommandPorts,
  { address, topics, language }: Extract<Order, { action: 'add' }>,
): Promise<Outcome> {
  const checked = checkAddress(address)
  if (!checked.ok) return refused([`Not added: ${checked.reason}; ${checked.remedy}.`])
  const chosen = topicsNamed(topics, await target.topics())
  if (chosen.length === 0) return refused(['Choose topics with --topics: a reader without any gets nothing.'])
  const tongue = language ?? settings.languages[0] ?? 'en'
  if (!settings.languages.includes(tongue))
    return refused([`The list is not in the language “${tongue}”: choose one of ${settings.languages.join(', ')}.`])
  const { record, suppressed } = await findReader(target, checked.address)
  if (suppressed !== null && suppressed.reason !== 'bounce')
    return refused([`The address must not be emailed (${suppressed.reason}): lift that first.`])
  if (record?.status === 'active') return refused([`They are a reader already: ${record.id}.`])
  const asked = { address: checked.address, topics: chosen, language: tongue, zone: settings.timeZone }
  const request = target.random.id(idLength.unguessable)
  await target.queue.message(
    operatorsOrder(asked, { request, at: target.clock.now().toISOString(), words: addedWords }),
  )
  return done(['A confirmation is on its way. They are a reader once they confirm, within two days.'])
}

const addedWords = 'Asked by the operator of the list; confirmed by the link of the email that was sent.'

async function suppress({ target, agree }: CommandPorts, named: string): Promise<Outcome> {
  const { address, record, suppressed } = await findReader(target, named)
  if (address === null) return refused(['No reader has that id: name the address.'])
  if (suppressed?.reason === 'operator') return done(['The address is suppressed by the operator already.'])
  const who = record === null ? 'No reader has the address now; it could not subscribe either.' : `Reader ${record.id}.`
  if (!(await agree([who, 'Nothing would be emailed to the address any more, until it is lifted.'])))
    return refused(['Nothing was written.'])
  await target.subscribers.suppress(address, 'operator', target.clock.now().toISOString())
  return done(['Nothing is emailed to the address any more.'])
}

async function lift({ target, agree }: CommandPorts, named: string, reason: string): Promise<Outcome> {
  const { address, suppressed } = await findReader(target, named)
  if (address === null) return refused(['No reader has that id: name the address.'])
  if (suppressed === null) return refused(['The address is not suppressed: there is nothing to lift.'])
  const why = `It has been suppressed since ${suppressed.at} (${suppressed.reason}).`
  if (!(await agree([why, 'It could be emailed again, and your reason would be kept.'])))
    return refused(['Nothing was written.'])
  await target.entries.lift(address, target.clock.now().toISOString(), reason)
  const atSes = await target.unlistAtSes(address)
  return done(['The address can be emailed again.', sesWords(atSes)])
}

function sesWords(outcome: Awaited<ReturnType<CommandPorts['target']['unlistAtSes']>>): string {
  if (outcome === 'taken') return 'SES had it on its own list, and took it off.'
  if (outcome === 'not-listed') return 'SES has it on no list of its own.'
  return `Whether SES lists it itself is not known: ${outcome.failed}. Look under “Suppression list” in the SES console.`
}

async function erase(ports: CommandPorts, named: string): Promise<Outcome> {
  const { target } = ports
  const found = await findReader(target, named)
  const { id, address } = found
  if (id === null || address === null)
    return found.isKnown
      ? done(['Nothing is left to erase: only the keyed pointer of the address, from which no one can read it.'])
      : refused(['No reader has that id or address. Where an erasure was interrupted, name the address.'])
  const emails = await target.messages.ofReader(id)
  if (!(await ports.agree(whatGoes(found, emails.length)))) return refused(['Nothing was erased.'])
  await eraseReader(target, { id, address })
  return done(['Erased. What editions noted of the deliveries expires by itself, 90 days after each.'])
}

function whatGoes({ record, suppressed }: FoundReader, emails: number): string[] {
  return [
    record === null ? 'The record is gone already.' : `The record of reader ${record.id} (${record.status}) would go,`,
    `with its consent, and what is noted of ${figure(emails)} other emails. It cannot be brought back.`,
    suppressed === null
      ? 'The address could subscribe again.'
      : `The keyed pointer would stay: the address must not be emailed (${suppressed.reason}).`,
  ]
}
