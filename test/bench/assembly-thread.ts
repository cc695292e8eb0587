// The half of the assembly benchmark that has what `send-briefings` has: a frozen document, an encoded frame, readers.
// No two readers chose the same topics, so no plan of one can be used for another.
import { parentPort, workerData } from 'node:worker_threads'
import { assemble, type EncodedFrame, openFrame } from '../../functions/delivery/message/message.ts'
import { MessageBuffer } from '../../functions/delivery/message/message-buffer.ts'
import { readerLinks } from '../../functions/delivery/message/reader-links.ts'
import { senderHeaders } from '../../functions/delivery/message/sender-headers.ts'
import { planBriefing } from '../../functions/edition/briefing/briefing.ts'
import { rememberedPlans } from '../../functions/edition/briefing/remembered-plans.ts'
import type { EditionDocument } from '../../functions/edition/types.ts'
import type { Settings } from '../../functions/environment.ts'
import { rates, type Way } from './processor-rate.ts'

const { document, frame, settings, chosen } = workerData as {
  document: EditionDocument
  frame: EncodedFrame
  settings: Settings
  /** Topics a reader chooses. */
  chosen: number
}
const editions = [{ document, frames: [openFrame(frame)] }]
const head = senderHeaders(settings)
const buffer = new MessageBuffer()
const choices = choicesOf(document.topics.map(({ id }) => id)).toSorted((a, b) => spread(a) - spread(b))

/** Sets of topics that readers of one list choose: as many as are remembered. */
const sets = 400
const nothingHad: ReadonlySet<string> = new Set()

/** Every set of so many topics. */
function choicesOf(topics: readonly string[], size = chosen): string[][] {
  if (size === 0) return [[]]
  return topics.flatMap((topic, at) => choicesOf(topics.slice(at + 1), size - 1).map((others) => [topic, ...others]))
}

/** Neighbours in the alphabet are seldom in the same batch. */
function spread(topics: readonly string[]): number {
  return [...topics.join()].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) % 1_000_003, 7)
}

function plan(n: number) {
  const topics = choices[n % choices.length] ?? []
  const reader = { topics, language: 'en', cadence: 'weekly', had: new Set<string>() } as const
  const planned = planBriefing(editions, reader, settings.caps)
  if (planned.outcome === 'skip') throw new Error('the benchmark needs a briefing')
  return planned.briefing
}

function envelope(n: number) {
  const reader = `Reader${String(n).padStart(16, '0')}`
  return {
    to: `${reader}@example.com`,
    leaveUrl: `${settings.siteUrl}/leave/leave.k1.${reader}.0123456789abcdefghijklmnopqrstuvwxyzABCDEF`,
    preferencesUrl: `${settings.siteUrl}/preferences/k1.${reader}.0123456789abcdefghijklmnopqrstuvwxyzABCDEF`,
    date: new Date(1_795_000_000_000 + n),
    id: `2026-W47_edition_${reader}`,
  }
}

type Planned = [ReturnType<typeof plan>, ReturnType<typeof envelope>]
const planned = (n: number): Planned => [plan(n), envelope(n)]
const finished = (n: number) => Buffer.from(assemble(plan(n), head, envelope(n), buffer))

const copying: Way<Buffer> = {
  way: 'copying such messages into one buffer',
  given: finished,
  make: (message) => {
    buffer.clear()
    buffer.copy(message)
    return buffer.written
  },
}
const copyingAnew: Way<Buffer> = {
  way: 'copying them into fresh memory',
  given: finished,
  make: (message) => Buffer.from(message),
}
const assembling: Way<Planned> = {
  way: 'assembling',
  given: planned,
  make: ([briefing, to]) => assemble(briefing, head, to, buffer),
}
const unlike: Way<number> = {
  way: 'planning anew + assembling, no two alike',
  given: (n) => n,
  make: (n) => assemble(plan(n), head, envelope(n), buffer),
}

/** As `send-briefings` does: consent is read before, and the claim written. */
const planFor = rememberedPlans(editions, settings.caps)
const key = { id: 'k1', key: 'a key of the benchmark, as long as one of the list: 43 bytes' }
const whole: Way<number> = {
  way: 'all of a mail, as it is sent',
  given: (n) => n,
  make: (n) => {
    const topics = choices[(n * 7919) % sets] ?? []
    const planned = planFor({ topics, language: 'en', cadence: 'weekly', had: nothingHad })
    if (planned.outcome === 'skip') throw new Error('the benchmark needs a briefing')
    const { to, date, id } = envelope(n)
    const links = readerLinks(settings.siteUrl, { id: id.slice(-22), linksVersion: 1 }, key, date)
    return assemble(planned.briefing, head, { to, date, id, ...links }, buffer)
  },
}

parentPort?.postMessage(await rates([copying, assembling, whole, unlike, copyingAnew]))
