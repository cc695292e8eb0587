// Runs in which the editions are composed, by the use case, from a small stock: what an edition that was cancelled
// leaves for the next one, and whether the operator gets its proof.
import type { Bucket } from '../../../functions/adapters/services/s3.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { Ports } from '../../../functions/ports.ts'
import { type ComposeRequest, composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { FakeArticleStore } from '../../support/fakes/fake-content.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { ferryPages, ferryTopics } from '../../support/samples/ferry-pages.ts'
import type { Fault } from '../plan/faults.ts'
import { startMs } from '../plan/scenario.ts'
import type { Process } from '../services/process.ts'
import type { Running } from './running.ts'
import { untilItWorks } from './until-it-works.ts'

const minute = 60_000

/** An edition takes fewer stories than there are, so that the next one has some in any case. */
export const composingSettings = someSettings({
  caps: { ...someSettings().caps, storiesPerTopic: 2, briefsPerTopic: 1 },
})

/** The stock is the same in all runs, and is only read. */
const stock = new FakeArticleStore()
stock.taxonomy = ferryTopics.map((topic) => ({ ...topic, id: 'energy', label: 'Energy' }))
for (const page of ferryPages) {
  const counts = { articles: 1, passages: 1, dropped: 0 }
  await stock.save(page)
  await stock.savePage({ name: page.page, hash: page.hash, status: 'read', reason: null, ...counts })
}
export const stockArticles = stock

/** Without sources of the web. */
export const compose = (ports: Ports, request: ComposeRequest) =>
  composeEdition({ ...ports, list: noList, sources: { states: async () => new Map() } }, composingSettings, request)

const noList = { read: async () => ({ sources: [], mistakes: [] }) }

/** Composing comes a minute after the start; what failed is tried again every quarter of an hour. */
export function planComposing(plan: (at: number, request: ComposeRequest) => void): void {
  const times = Array.from({ length: 12 }, (_, n) => startMs + (1 + 15 * n) * minute)
  for (const [n, at] of times.entries()) {
    const instant = new Date(at).toISOString()
    plan(at, n === 0 ? { scheduledTime: instant } : { retryTime: instant })
  }
}

/** A bucket with what composing and sending ask of it. */
export function bucketOf(process: Process, objects: Map<string, string>): Bucket {
  const { random } = process
  const read = async (key: string) =>
    process.call('s3 get', random.between(10, 40), async () => objects.get(key) ?? null)
  const write = (key: string, body: string) =>
    process.call('s3 put', random.between(15, 60), async () => void objects.set(key, body))
  const unused = () => {
    throw new Error('The simulator knows no such call of S3.')
  }
  return {
    get: unused,
    getTagged: unused,
    replace: unused,
    put: (key, body) => write(key, body),
    putJson: (key, value) => write(key, JSON.stringify(value)),
    getText: read,
    getJson: async (key) => {
      const text = await read(key)
      return text === null ? null : JSON.parse(text)
    },
    list: (prefix) =>
      process.call('s3 list', random.between(10, 40), async () =>
        [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(),
      ),
  }
}

/** Once all of a cancelled edition is counted, its week is composed anew and launched; until it works. */
export async function composeAgain(run: Running, { ms }: Fault): Promise<void> {
  const [first] = run.scenario.editions
  if (first === undefined || run.scenario.theme !== 'composed') return
  run.plans += 1
  try {
    if (!(await isCounted(run, first.id))) return
    await run.time.sleep(ms)
    run.heldUntil = Math.max(run.heldUntil, run.time.exactly)
    const request = { week: first.week, again: true } as const
    const made = await untilItWorks(run, () => run.call('compose', (ports) => compose(ports, request)))
    run.note(`composed again: ${made?.outcome} ${made?.edition}`)
    if (made?.outcome !== 'composed') return
    await untilItWorks(run, () => run.call('launch', (ports) => launchEdition(ports, { edition: made.edition })))
  } finally {
    run.plans -= 1
  }
}

/** It is known whether anybody had it. */
async function isCounted(run: Running, edition: string): Promise<boolean> {
  for (let look = 0; look < 100; look += 1) {
    const record = await run.look.editions.find(edition)
    if (record?.status === 'closed') return false
    if (record?.status === 'cancelled' && (record.frozenAt === null || record.reachedNobody !== undefined)) return true
    await run.time.sleep(30 * minute)
  }
  return false
}

/** No story comes to a reader twice, and those of an edition that reached nobody come back; the operator has a proof of
 * each. */
export function composingFaults(run: Running, records: readonly EditionRecord[]): string[] {
  if (run.scenario.theme !== 'composed') return []
  return [...storiesTwice(run, records), ...storiesLost(run, records), ...unproved(run, records)]
}

function storiesTwice({ ses }: Running, records: readonly EditionRecord[]): string[] {
  const had = new Map<string, string>()
  return ses.taken.flatMap(({ delivery }) => {
    const [edition, kind, reader] = delivery.split('_')
    if (kind !== 'edition') return []
    const stories = records.find(({ id }) => id === edition)?.published ?? []
    return stories.flatMap(({ id }) => {
      const before = had.get(`${reader} ${id}`)
      had.set(`${reader} ${id}`, delivery)
      return before === undefined || before === delivery
        ? []
        : [`${reader} got story ${id} in ${before} and ${delivery}`]
    })
  })
}

function storiesLost({ ses, orphans }: Running, records: readonly EditionRecord[]): string[] {
  const [first, second] = records
  if (first?.status !== 'cancelled' || second === undefined || second.contentHash === null) return []
  const mayHaveIt = (delivery: string) => delivery.startsWith(`${first.id}_edition_`) || delivery.includes('_welcome_')
  const reached = [...ses.taken.map(({ delivery }) => delivery), ...ses.harmed, ...orphans]
  if (reached.some(mayHaveIt)) return []
  const again = new Set(second.published.map(({ id }) => id))
  return first.published
    .filter(({ id }) => !again.has(id))
    .map(({ id }) => `story ${id} of ${first.id}, which nobody got, did not come back`)
}

/** What SES lost twice cannot be known. */
function unproved({ ses, orphans }: Running, records: readonly EditionRecord[]): string[] {
  const isGone = ({ status }: EditionRecord) => status === 'cancelled' || status === 'superseded'
  return records.flatMap((record) => {
    const { id, contentHash } = record
    const ofIt = (delivery: string) => delivery.includes('_proof_') && delivery.startsWith(id)
    const isTold = ses.taken.some(({ delivery }) => ofIt(delivery))
    const isLost = [...ses.harmed, ...orphans].some(ofIt)
    return contentHash === null || isGone(record) || isTold || isLost ? [] : [`nobody got a proof of ${id}`]
  })
}
