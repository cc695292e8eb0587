// How many whole messages a second one core assembles, beside copying their bytes and beside what others do per reader.
// Fails where a message takes longer than the project allows.
import { Worker } from 'node:worker_threads'
import { encodeFrame } from '../../functions/delivery/message/message.ts'
import { buildFrame } from '../../functions/edition/frame/frame.ts'
import { editionOf } from '../support/samples/big-edition.ts'
import { someSettings } from '../support/samples/builders.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { peerWays } from './peers.ts'
import { type AssemblyResult, rates } from './processor-rate.ts'

/** Required of all that a reader's mail needs: planning, both signatures, headers, text and HTML. */
const leastMessagesPerSecond = 40_000
/** Required of the same: times as long as copying the finished message takes. */
const mostCopies = 5

/** Readers choose 6 of 14 topics, which gives them 4 stories under each, more or less. The pre-encoded ways run in a
 * thread of their own, as in `send-briefings`: without MJML on the heap. */
async function benchOwn(): Promise<AssemblyResult[]> {
  const settings = someSettings()
  const document = editionOf({ topics: 14, stories: 48, words: 22 })
  const frame = encodeFrame(await buildFrame(document, readTemplates(), settings, 'en'))
  return new Promise((resolve, reject) => {
    const workerData = { document, frame, settings, chosen: 6 }
    const worker = new Worker(new URL('./assembly-thread.ts', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function row({ way, messagesPerSecond, bytes }: AssemblyResult): string {
  return `${way.padEnd(44)}${figure(messagesPerSecond)}${figure(1e6 / messagesPerSecond)}${figure(bytes)}`
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 }).padStart(12)
}

/** One line for each requirement. */
function verdict(results: readonly AssemblyResult[]): { lines: string[]; isMet: boolean } {
  const rateOf = (way: string) => results.find((one) => one.way.startsWith(way))?.messagesPerSecond ?? 0
  const rate = rateOf('all of a mail')
  const copies = rateOf('copying such messages') / rate
  const met = [rate >= leastMessagesPerSecond, copies <= mostCopies]
  const said = (index: number) => (met[index] ? 'met' : 'MISSED')
  return {
    lines: [
      `at least ${leastMessagesPerSecond.toLocaleString('en')} a second: ${said(0)} (${rate.toLocaleString('en')})`,
      `at most ${mostCopies} × the time of copying: ${said(1)} (${copies.toFixed(1)} ×)`,
    ],
    isMet: met.every((one) => one),
  }
}

if (import.meta.main) {
  console.log(
    '6 sections × 4 stories, per core:'.padEnd(44) +
      ['a second', 'µs', 'bytes'].map((head) => head.padStart(12)).join(''),
  )
  const own = await benchOwn()
  console.log(own.map(row).join('\n'))
  const { lines, isMet } = verdict(own)
  for (const one of await peerWays()) console.log((await rates([one])).map(row).join('\n'))
  console.log(`\n${lines.join('\n')}`)
  if (!isMet) process.exitCode = 1
}
