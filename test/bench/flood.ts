// What a flood of requests for subscriptions causes, on the clock of a message world: confirmations to strangers in
// each hour, and how long a reader waits who asks in the middle of it.
import { minute } from '../support/worlds/asking.ts'
import { type Asking, aFlood, aPlainWorld, askAll, perHour, waited } from '../support/worlds/flood.ts'

const hours = 6
/** Required by the project: a real reader in the middle is served. */
const mostMs = minute

const reader: Asking = {
  ms: 3 * minute,
  request: 'Reader',
  address: 'reader@example.com',
  network: 'home',
  form: 'R',
  proves: true,
}

const hostile = aFlood('x', 10_000, 50, undefined, 2_000)

/** The domains of these addresses are not counted as one sender there. */
const atProviders = hostile.map((one, n) => ({ ...one, address: `x${n % 2_000}@gmail.com`, proves: true }))

/** People who heard of the list at the same moment, behind as many addresses as a mobile network has. */
const burst = Array.from({ length: 1_000 }, (_, n) => ({
  ms: Math.floor((n * minute) / 1_000),
  request: `x${n}`,
  address: `x${n}@gmail.com`,
  network: `x${n % 300}`,
  form: `x${n}`,
  proves: true,
}))

const floods: [string, Asking[]][] = [
  ['1,000 from one network with one form', aFlood('x', 1_000, 1, 'F')],
  ['1,000 from one network, each with a form', aFlood('x', 1_000, 1)],
  ['2,000 from 50 networks, each with a form', aFlood('x', 2_000, 50)],
  ['10,000 for 2,000 people, no proofs', hostile],
  ['the same, half of them with proofs', hostile.map((one, n) => ({ ...one, proves: n % 2 === 0 }))],
  ['the same, all of them with proofs', hostile.map((one) => ({ ...one, proves: true }))],
  ['the same, at a large mailbox provider', atProviders],
  ['both at once', [...aFlood('x', 1_000, 1), ...aFlood('xx', 2_000, 50)]],
]

/** Not hostile: how many of them are answered. Who comes on top waits behind the first of each network. */
const crowded = '1,000 people of 300 networks in a minute'

const slow: string[] = []
for (const [name, flood] of [...floods, [crowded, burst] as const]) {
  const mailed = await askAll(aPlainWorld(), [...flood, reader], hours * 60 * minute)
  const counts = perHour(mailed, 'x', hours)
  const wait = waited(mailed, reader)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const waits = Number.isFinite(wait) ? `${(wait / 1000).toFixed(1)} s` : 'never served'
  console.log(`${name.padEnd(42)} mails an hour: ${counts.join(' ')} (of ${total}) · the reader: ${waits}`)
  if (name !== crowded && wait >= mostMs) slow.push(name)
}
if (slow.length > 0) {
  console.error(`The reader waits longer than ${mostMs / 1000} s: ${slow.join('; ')}.`)
  process.exitCode = 1
}
