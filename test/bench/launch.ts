// What the functions hold in memory, and how long they take, with a list of a million: the launch in slices, beside one
// that reads the whole list first; the last tick; and the receipt of an edition that was cancelled before anyone was
// mailed. In virtual time: reading a page takes 30 ms, any other call to a table 5 ms; the processor is not slowed down
// to that of the functions.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deliveryStore } from '../../functions/adapters/delivery/delivery-store.ts'
import { editionStore } from '../../functions/adapters/edition/edition-store.ts'
import type { Item } from '../../functions/adapters/services/dynamodb.ts'
import { subscriberStore } from '../../functions/adapters/subscription/subscriber-store.ts'
import { isEligible, type Placed, planBatches, slices } from '../../functions/delivery/audience.ts'
import { shardCount } from '../../functions/environment.ts'
import type { Ports } from '../../functions/ports.ts'
import { waveTable } from '../../functions/subscription/calendar.ts'
import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition } from '../../functions/use-cases/operating/edition-controls.ts'
import { reconcileDeliveries } from '../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { tickWaves } from '../../functions/use-cases/sending/tick-waves.ts'
import { functionLimits } from '../../infra/constructs/function-limits.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { PackedTable } from '../support/fakes/packed-table.ts'
import { VirtualTime } from '../support/fakes/virtual-time.ts'
import { anEdition, aSubscriber } from '../support/samples/builders.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const million = 1_000_000
const megabyte = 2 ** 20
const launchTime = '2026-11-18T10:00:00.000Z'
/** Calls between two looks at the heap. */
const calls = { page: 25, write: 5_000, get: 5_000 } as const
/** More than this is not flat: from a tenth of the list to all of it. */
const mostGrowth = 40

interface Figures {
  name: string
  readers: number
  /** Megabytes alive at most, above those at the start. */
  alive: number
  seconds: number
  limit: { memory: number; seconds: number } | null
}

class Run {
  readonly time = new VirtualTime(launchTime)
  readonly ports: Ports
  readonly readers: number
  readonly #calls = { page: 0, write: 0, get: 0 }
  #most = 0
  #base = 0

  constructor(readers: number) {
    this.readers = readers
    const before = async (call: 'get' | 'write' | 'page') => {
      this.#calls[call] += 1
      if (this.#calls[call] % calls[call] === 0) this.#look()
      await this.time.sleep(call === 'page' ? 30 : 5)
    }
    const list = new PackedTable({ before, made: (pk) => this.#shard(pk) })
    const editions = new PackedTable({ before })
    const deliveries = new PackedTable({ before })
    const noBucket = () => {
      throw new Error('nothing of it is read here')
    }
    const quiet = { debug() {}, info() {}, warn() {}, error() {}, count() {} }
    this.ports = {
      ...fakePorts(launchTime),
      clock: this.time,
      log: quiet as unknown as Ports['log'],
      editions: editionStore(editions, noBucket),
      subscribers: subscriberStore(list, { clock: this.time, pepper: async () => 'pepper' }),
      deliveries: deliveryStore(deliveries),
    }
  }

  async measure(name: string, limit: Figures['limit'], work: () => Promise<unknown>): Promise<Figures> {
    collect()
    this.#base = process.memoryUsage().heapUsed
    this.#most = 0
    const from = this.time.exactly
    await this.settle(work)
    return { name, readers: this.readers, alive: this.#most, seconds: (this.time.exactly - from) / 1000, limit }
  }

  /** Lets time pass until it is done. */
  async settle(work: () => Promise<unknown>): Promise<void> {
    let isOver = false
    const done = work().finally(() => {
      isOver = true
    })
    while (!isOver) await this.time.run(this.time.exactly + 1_000)
    await done
  }

  #look(): void {
    collect()
    this.#most = Math.max(this.#most, (process.memoryUsage().heapUsed - this.#base) / megabyte)
  }

  /** Spread over the clock: each reader has an hour and one of four zones. */
  *#shard(pk: string): Iterable<Item> {
    const shard = Number(pk.slice(2))
    for (let n = shard; n < this.readers; n += shardCount) {
      const id = `${String(n).padStart(12, '0')}Reader`
      const zone = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney'][n % 4] ?? 'UTC'
      yield { pk, sk: id, ...aSubscriber({ id, zone, hour: 5 + (n % 7) }) } as unknown as Item
    }
  }
}

const limitOf = (name: keyof typeof functionLimits) => ({
  memory: functionLimits[name].memory,
  seconds: functionLimits[name].time.toSeconds(),
})

/** Everybody first, then the batches. */
async function launchAtOnce({ ports }: Run): Promise<void> {
  const wave = waveTable('2026-11-19', Date.parse(launchTime))
  const placed: Placed[] = []
  for (let shard = 0; shard < shardCount; shard += 1)
    for await (const page of ports.subscribers.shard(shard))
      for (const one of page) if (isEligible(one)) placed.push({ id: one.id, wave: wave(one) })
  await ports.editions.saveBatches(planBatches('2026-W47', 0, placed))
}

async function live(readers: number, told: (row: Figures) => void): Promise<void> {
  const run = new Run(readers)
  const { ports } = run
  await run.settle(async () => {
    await ports.editions.create(anEdition({ contentHash: null }))
    await ports.editions.setListState(true, launchTime)
  })
  told(
    await run.measure('launch in slices', limitOf('launch-edition'), async () => {
      const launched = await launchEdition(ports, { scheduledTime: launchTime })
      if (launched.outcome !== 'launched' || launched.eligible !== readers) throw new Error(JSON.stringify(launched))
    }),
  )
  told(
    await run.measure('last tick', limitOf('tick-waves'), () =>
      tickWaves(ports, { scheduledTime: '2026-11-20T09:00:00.000Z' }),
    ),
  )
  await run.settle(() => cancelEdition(ports, '2026-W47'))
  told(
    await run.measure('account, cancelled', limitOf('reconcile-deliveries'), async () => {
      const [receipt] = (await reconcileDeliveries(ports)).receipts
      if (receipt?.skipped !== readers) throw new Error(JSON.stringify(receipt))
    }),
  )
}

async function plain(readers: number): Promise<Figures> {
  const run = new Run(readers)
  return run.measure('launch at once', null, () => launchAtOnce(run))
}

function line({ name, readers, alive, seconds, limit }: Figures): string {
  const bound = limit === null ? '' : `${limit.memory} MB, ${limit.seconds} s`
  const figures = [String(readers).padStart(9), alive.toFixed(0).padStart(11), seconds.toFixed(0).padStart(8)]
  return `${name.padEnd(20)} ${figures.join(' ')}   ${bound}`
}

console.log(`${slices.length} slices; memory alive above the start, virtual time`)
console.log('                       readers    MB alive  seconds   limit')
const rows: Figures[] = []
const told = (row: Figures) => {
  rows.push(row)
  console.log(line(row))
}
await live(million / 10, told)
await live(million, told)
told(await plain(million / 10))
told(await plain(million))
const growth = (rows[3]?.alive ?? 0) - (rows[0]?.alive ?? 0)
console.log(`The launch holds ${growth.toFixed(0)} MB more for ten times as many readers.`)
const isTooMuch = rows.some(
  ({ alive, seconds, limit }) => limit && (alive > limit.memory / 2 || seconds > limit.seconds),
)
if (growth > mostGrowth || isTooMuch) {
  console.error(
    `Not flat, or more than half of the memory or all of the time of a function: at most ${mostGrowth} MB more.`,
  )
  process.exitCode = 1
}
