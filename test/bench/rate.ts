// How much of the pace that an account allows is kept while an edition is sent: rates × senders × SES's latencies, in
// virtual time (`test/support/worlds/sending-model.ts`). The paced rate is nine tenths of the account's; no sliding
// second may see more requests begin than the account allows.
import { performance } from 'node:perf_hooks'
import type { SeededRandom } from '../support/fakes/virtual-time.ts'
import { mostInASecond } from '../support/runs/starts.ts'
import { type ModelRun, runModel } from '../support/worlds/sending-model.ts'

interface Latency {
  name: string
  ms: (random: SeededRandom) => number
  /** Of one mail, the tables' calls before and after it with it: for saying whether the lanes suffice. */
  mean: number
}

/** Calls of the tables about one mail: claim, consent, outcome; 4–8 ms each. */
const tablesMs = 18

/** One mail in fifty takes two to five times as long. */
const usual: Latency = {
  name: '70–130 ms',
  ms: (random) => random.between(70, 130) * (random.fraction() < 0.02 ? random.between(2, 5) : 1),
  mean: 105 + tablesMs,
}
const slow: Latency = { name: '1 s', ms: (random) => random.between(900, 1100), mean: 1000 + tablesMs }

const lanes = 16
const share = 0.9
const windowMs = 5 * 60_000
const rates = [1, 5, 10, 14, 50, 200, 1000]
const cases = [
  ...rates.map((perSecond) => ({ perSecond, senders: 5, latency: usual })),
  { perSecond: 14, senders: 2, latency: usual },
  { perSecond: 14, senders: 6, latency: usual },
  { perSecond: 14, senders: 20, latency: usual },
  { perSecond: 1000, senders: 20, latency: usual },
  ...[1, 5, 14, 50].map((perSecond) => ({ perSecond, senders: 5, latency: slow })),
  { perSecond: 200, senders: 20, latency: slow },
]

const wanted = process.argv.slice(2).map(Number)
const short: string[] = []
console.log('rate  senders  SES        lanes×  kept    least 5 min  most in 1 s  orders a batch  function s a 1,000')
for (const { perSecond, senders, latency } of cases) {
  if (wanted.length > 0 && !wanted.includes(perSecond)) continue
  const began = performance.now()
  const minutes = perSecond >= 1000 ? 10 : perSecond >= 200 ? 20 : 60
  const run = await runModel({ perSecond, senders, latency: latency.ms, minutes })
  const pace = perSecond * share
  const kept = run.starts.length / (pace * minutes * 60)
  const least = leastIn(run, pace, minutes)
  const most = mostInASecond(run.starts)
  const spare = (senders * lanes) / (latency.mean / 1000) / pace
  console.log(
    [
      String(perSecond).padStart(4),
      String(senders).padStart(7),
      latency.name.padEnd(9),
      spare.toFixed(1).padStart(7),
      percent(kept).padStart(6),
      percent(least).padStart(11),
      String(most).padStart(11),
      (run.orders / (run.starts.length / 50)).toFixed(2).padStart(14),
      ((1000 * run.functionSeconds) / run.starts.length).toFixed(0).padStart(18),
      `  (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    ].join('  '),
  )
  const name = `${perSecond}/s, ${senders} senders, ${latency.name}`
  if (spare >= 1.5 && Math.min(kept, least) < 0.95) short.push(`${name} keeps ${percent(Math.min(kept, least))}`)
  if (most > Math.max(1, perSecond)) short.push(`${name}: ${most} in a second`)
}
if (short.length > 0) {
  console.error(`Below 95 % of the pace, or above the account's rate: ${short.join('; ')}.`)
  process.exitCode = 1
}

function leastIn({ starts, from }: ModelRun, pace: number, minutes: number): number {
  const counts = Array.from({ length: (minutes * 60_000) / windowMs }, () => 0)
  for (const at of starts) {
    const n = Math.floor((at - from) / windowMs)
    counts[n] = (counts[n] ?? 0) + 1
  }
  return Math.min(...counts) / ((pace * windowMs) / 1000)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
