// What every run is held to.
import { isOfAudience } from '../../../functions/delivery/audience.ts'
import { statusOf } from '../../../functions/delivery/receipt/status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { composingFaults } from '../acting/composed-editions.ts'
import { nobodyGets, type Running } from '../acting/running.ts'
import { canaryFaults } from './canary-checks.ts'
import { late } from './timeliness.ts'

/** From the answer to who leaves until the mail that was read for before: its request starts within this time. */
const underWayMs = 2_000
/** Mails that one process has under way. */
const lanes = 16

export async function broken(run: Running): Promise<string[]> {
  const found = [
    ...twice(run),
    ...afterLeaving(run),
    ...tooFast(run),
    ...tooMany(run),
    ...sideBySide(run),
    ...tooManyADay(run),
    ...haltedTooLong(run),
    ...costlyOutages(run),
    ...unasked(run),
  ]
  const records = await run.quietly(({ editions }) => editions.list())
  found.push(...(await unsuppressed(run)), ...unconfirmed(run), ...(await late(run, records)))
  found.push(...composingFaults(run, records), ...(await canaryFaults(run, records)), ...vanished(run, records))
  for (const record of records) found.push(...(await editionFaults(run, record)))
  return found
}

function twice({ ses }: Running): string[] {
  const times = new Map<string, number>()
  for (const { delivery } of ses.taken) times.set(delivery, (times.get(delivery) ?? 0) + 1)
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([delivery, count]) => `${delivery} was accepted ${count} times`)
}

function afterLeaving({ ses, acts }: Running): string[] {
  return ses.taken.flatMap(({ delivery, startedAt }) => {
    const [, kind, reader = ''] = delivery.split('_')
    const left = acts.left.get(reader)
    const isMeant = kind === 'edition' || kind === 'welcome'
    return isMeant && left !== undefined && startedAt > left + underWayMs
      ? [`${delivery} was mailed after its reader had left`]
      : []
  })
}

function tooFast({ ses, scenario }: Running): string[] {
  if (scenario.faults.some(({ family }) => family === 'clock')) return []
  const { starts, perSecond } = ses
  const most = Math.max(0, ...starts.map((at) => starts.filter((other) => other >= at && other < at + 1_000).length))
  return most > perSecond ? [`${most} mails were begun within a second, of ${perSecond} that SES allows`] : []
}

/** Once SES works again, no more probes fail than single faults can hit. */
function haltedTooLong({ failedProbes, ses }: Running): string[] {
  const late = failedProbes.filter((at) => at > ses.troubledUntil)
  return late.length > 3 ? [`${late.length} probes found SES failing that took mail`] : []
}

/** One edition sends at a time. */
function sideBySide({ history }: Running): string[] {
  return [...history.sideBySide].map((both) => `${both} were under way at the same time`)
}

/** No one who never agreed is mailed an edition. */
function unasked({ ses, scenario, acts }: Running): string[] {
  return scenario.pending.flatMap(({ id }) =>
    !acts.confirming.has(id) && ses.taken.some(({ delivery }) => delivery.endsWith(`_edition_${id}`))
      ? [`${id} was mailed an edition and never confirmed`]
      : [],
  )
}

/** Whom SES refuses for the day, senders that ask at the same moment learn of at once. */
function tooManyADay({ ses, scenario }: Running): string[] {
  const most = lanes * scenario.senders * (1 + ses.others.length)
  return ses.refusedForTheDay > most ? [`SES refused ${ses.refusedForTheDay} mails for the day`] : []
}

/** However long an outage lasts, it costs the mails that were under way, and one for each time that SES seemed to be
 * well. */
function costlyOutages({ ses, scenario }: Running): string[] {
  const most = lanes * scenario.senders
  return ses.troubles.flatMap(({ lost, from, until }) =>
    lost > most ? [`an outage of ${Math.round((until - from) / 1000)} s cost ${lost} mails`] : [],
  )
}

function tooMany({ orphans, crashes }: Running): string[] {
  return orphans.size > lanes * crashes ? [`${crashes} crashes left ${orphans.size} mails`] : []
}

/** Whoever bounced or complained is not mailed again. */
async function unsuppressed(run: Running): Promise<string[]> {
  const found: string[] = []
  for (const delivery of run.ses.badNews) {
    const reader = delivery.split('_')[2] ?? ''
    const record = await run.quietly(({ subscribers }) => subscribers.get(reader))
    if (record !== null && record.suppressed === null && !run.acts.touched.has(reader))
      found.push(`${reader} is not suppressed although ${delivery} came back`)
  }
  return found
}

/** A confirmation is never missed: one whose outcome is unknown is submitted once more, unless that is lost as well.
 * Suppressed readers get none, nor those whom SES refused for good. */
function unconfirmed({ ses, acts, orphans }: Running): string[] {
  const mailed = new Set(ses.taken.filter(({ delivery }) => delivery.includes('_confirmation_')).map(({ to }) => to))
  const harmed = [...new Set([...ses.harmed, ...orphans])].filter((delivery) => delivery.includes('_confirmation_'))
  const suppressed = ses.taken.filter(({ delivery }) => ses.badNews.has(delivery)).map(({ to }) => to)
  const excused = new Set([...ses.refusedFor, ...suppressed])
  return [...acts.joined].flatMap((address) =>
    mailed.has(address) || excused.has(address) || harmed.length > 1
      ? []
      : [`${address} asked for a subscription and got no confirmation`],
  )
}

function vanished({ scenario }: Running, records: readonly EditionRecord[]): string[] {
  const isThere = ({ id }: { id: string }) => records.some((record) => record.id === id)
  return scenario.editions.filter((edition) => !isThere(edition)).map(({ id }) => `${id} is nowhere`)
}

async function editionFaults(run: Running, record: EditionRecord): Promise<string[]> {
  const { id, status, receipt } = record
  if (nobodyGets.has(status)) return []
  if (status === 'cancelled') return receipt === null && record.eligible === null ? [] : receiptFaults(run, record)
  if (status !== 'closed') return [`${id} is still ${status} when everything should be over`]
  return [...(await receiptFaults(run, record)), ...(await missing(run, record))]
}

async function audienceOf(run: Running, record: EditionRecord): Promise<Set<string>> {
  const batches = await run.quietly(({ editions }) => editions.batches(record.id))
  return new Set(batches.filter((batch) => isOfAudience(batch, record)).flatMap(({ subscribers }) => subscribers))
}

const notMailed: ReadonlySet<string> = new Set(['skipped', 'open', 'failed', 'unsent'])

async function receiptFaults(run: Running, record: EditionRecord): Promise<string[]> {
  const { id, receipt } = record
  if (receipt === null) return [`${id} has no receipt`]
  const { eligible, submitted, failed, skipped, unresolved } = receipt
  const audience = await audienceOf(run, record)
  const found: string[] = []
  if (!receipt.complete) found.push(`the receipt of ${id} is not complete`)
  if (eligible !== submitted + failed + skipped + unresolved) found.push(`the receipt of ${id} does not add up`)
  if (eligible !== audience.size) found.push(`${id} counts ${eligible} readers, and its batches hold ${audience.size}`)
  const now = new Date(run.time.exactly).toISOString()
  for (const reader of audience) {
    const delivery = await run.quietly(({ deliveries }) =>
      deliveries.get({ kind: 'edition', request: id, subscriber: reader }),
    )
    const status = delivery === null ? 'open' : statusOf(delivery.facts, now)
    const isTaken = run.ses.taken.some((one) => one.delivery === `${id}_edition_${reader}`)
    if (isTaken && notMailed.has(status)) found.push(`${reader} was mailed ${id}, and stands as ${status}`)
    if (!isTaken && status === 'submitted') found.push(`${reader} stands as mailed ${id}, and was not`)
    if (status === 'open' || status === 'claimed') found.push(`${reader} is left ${status} in ${id}`)
  }
  return found
}

/** Whoever is owed the edition, and was hit by nothing that excuses it. */
async function missing(run: Running, record: EditionRecord): Promise<string[]> {
  const { ses, orphans, acts, scenario, history } = run
  const launchedAt = history.launchedAt.get(record.id) ?? Number.NEGATIVE_INFINITY
  const isIn = ({ id }: { id: string }) => (acts.confirmed.get(id) ?? Number.POSITIVE_INFINITY) < launchedAt
  const owed = [...scenario.readers, ...scenario.pending.filter(isIn)]
  const mailed = new Set(ses.taken.map(({ delivery }) => delivery))
  const suppressed = new Set<string>()
  for (const { id } of owed) {
    const reader = await run.quietly(({ subscribers }) => subscribers.get(id))
    if (reader?.suppressed) suppressed.add(id)
  }
  return owed.flatMap(({ id }) => {
    const delivery = `${record.id}_edition_${id}`
    const welcome = `${record.id}_welcome_${id}`
    // Who was welcomed with its stories has them.
    const isWelcomed = mailed.has(welcome) || ses.harmed.has(welcome) || orphans.has(welcome)
    const isExcused =
      isWelcomed || ses.harmed.has(delivery) || orphans.has(delivery) || acts.touched.has(id) || suppressed.has(id)
    return mailed.has(delivery) || isExcused ? [] : [`${id} was not mailed ${record.id}, and nothing had hit them`]
  })
}
