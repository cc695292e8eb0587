// What `npm run edition` does, and the lines it prints.
import { isGivenUp, isLaunched, isUnderWay } from '../../../functions/delivery/edition-status.ts'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { editionCommand, type ListAction } from '../../../functions/edition/reports/commands.ts'
import { isWeekOver, launchInstant, parseEditionId } from '../../../functions/edition/week.ts'
import { formatDay } from '../../../functions/edition/words/messages.ts'
import { dryRunEdition } from '../../../functions/use-cases/operating/dry-run-edition.ts'
import {
  type ControlOutcome,
  cancelEdition,
  pauseEdition,
  releaseEdition,
  resumeEdition,
} from '../../../functions/use-cases/operating/edition-controls.ts'
import { numbersOfList } from '../../../functions/use-cases/operating/numbers-of-list.ts'
import type { RetryOutcome } from '../../../functions/use-cases/operating/retry-failed.ts'
import type { Arguments } from './arguments.ts'
import { dryRunLines } from './dry-run.ts'
import { forecastLines } from './forecast.ts'
import { sendNow } from './next-emails.ts'
import { numbersLines } from './numbers.ts'
import { setOpen, stateLine } from './opening.ts'
import type { Operating } from './operating.ts'
import { commandLines, detailLines, findingLines, listLines, receiptLines } from './print.ts'
import { lookAt } from './watch-sending.ts'

export interface Outcome {
  ok: boolean
  lines: string[]
}

export async function act(wanted: Arguments['wanted'], operating: Operating): Promise<Outcome> {
  if (!('edition' in wanted)) return onList(wanted.action, operating)
  const { action, edition } = wanted
  switch (action) {
    case 'watch':
    case 'show':
      return withRecord(operating, edition, (record) => shown(operating, record))
    case 'dry-run':
      return withRecord(operating, edition, (record) => dryRun(operating, record))
    case 'proof':
      return withRecord(operating, edition, (record) => proof(operating, record))
    case 'recompose':
      return recompose(operating, edition)
    case 'release':
      return release(operating, edition, wanted.accept)
    case 'launch':
      return withRecord(operating, edition, () => launched(operating, edition))
    case 'retry-failed':
      return withRecord(operating, edition, () => retried(operating, edition, wanted.reason))
    case 'pause':
      return told(edition, await pauseEdition(portsOf(operating), edition))
    case 'resume':
      return then(edition, await resumeEdition(portsOf(operating), edition), () => sendNow(operating, edition))
    case 'cancel':
      return then(edition, await cancelEdition(portsOf(operating), edition), () => settled(operating, edition))
  }
}

async function onList(action: 'list' | 'numbers' | ListAction, operating: Operating): Promise<Outcome> {
  if (action === 'list') return listed(operating)
  if (action === 'numbers') return numbers(operating)
  return { ok: true, lines: await setOpen({ ...operating, ...operating.target }, action === 'open') }
}

async function numbers({ target }: Operating): Promise<Outcome> {
  const { close, counted } = await target.reading()
  try {
    return { ok: true, lines: numbersLines(await numbersOfList(counted)) }
  } finally {
    close()
  }
}

async function listed({ target: { editions }, options }: Operating): Promise<Outcome> {
  return { ok: true, lines: [...listLines(await editions.list()), stateLine(await editions.listState(), options)] }
}

async function shown(given: Operating, record: EditionRecord): Promise<Outcome> {
  const operating = askingOnce(given)
  const { target, options } = operating
  const isClosed = record.status === 'composed' && !(await target.editions.listState()).open
  const state = isClosed ? [`  ${stateLine({ open: false, since: null }, options)}`] : []
  const progress = await progressOf(operating, record)
  return {
    ok: true,
    lines: [
      ...detailLines(record),
      ...(await forecast(operating, record)),
      ...progress,
      ...state,
      ...commandLines(record, options),
    ],
  }
}

/** SES answers one request for the quota a second, and refuses the next. */
function askingOnce(operating: Operating): Operating {
  const { target } = operating
  let answer: ReturnType<typeof target.quota> | undefined
  const quota = () => (answer ??= target.quota())
  return { ...operating, target: { ...target, quota } }
}

async function forecast({ target, clock, settings }: Operating, record: EditionRecord): Promise<string[]> {
  return forecastLines(record, {
    editions: await target.editions.outlines(),
    now: clock.now(),
    quota: () => target.quota(),
    share: settings.caps.rateShare,
  })
}

/** Above this number of readers only `watch` counts, because every delivery and subscriber is read. Chosen, not
 * measured. */
const mostCounted = 50_000

async function progressOf(operating: Operating, record: EditionRecord): Promise<string[]> {
  if (!isLaunched(record.status) && record.status !== 'cancelled') return []
  if (!isUnderWay(record.status) && (record.eligible ?? 0) > mostCounted) return []
  try {
    return (await lookAt(operating, record, null)).lines
  } catch (error) {
    return [`  no figures: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const portsOf = ({ target: { editions }, clock, log }: Operating) => ({ editions, clock, log })

async function dryRun({ target, clock, settings }: Operating, record: EditionRecord): Promise<Outcome> {
  if (record.contentHash === null)
    return { ok: false, lines: [`${record.id} is ${record.status}: nothing of it could be sent.`] }
  const quota = await target.quota().catch((error: Error) => `SES did not tell the quota (${error.message})`)
  const { close, ...reading } = await target.reading()
  try {
    const run = await dryRunEdition({ ...reading, clock }, settings, record)
    const { topics } = await reading.editions.document(record.id, record.contentHash)
    const topicName = (id: string) => topics.find((topic) => topic.id === id)?.label ?? id
    const { rateShare: share } = settings.caps
    return { ok: true, lines: dryRunLines({ record, run, quota, share, now: clock.now(), topicName }) }
  } finally {
    close()
  }
}

/** Only editions that passed their checks have a proof; a held edition has its alert. */
async function proof({ target }: Operating, { id, status }: EditionRecord): Promise<Outcome> {
  if (status === 'held' || status === 'failed' || status === 'empty' || isGivenUp(status))
    return { ok: false, lines: [`${id} is ${status}: there is no proof of it.`] }
  await target.orderProof(id)
  return {
    ok: true,
    lines: [`The proof of ${id} is on its way to the operator, unless it was sent before: each run has one.`],
  }
}

/** If readers are getting one run, another composed next to it would never be launched. */
async function recompose({ target, options }: Operating, edition: string): Promise<Outcome> {
  const week = parseEditionId(edition)?.week ?? edition
  const runs = (await target.editions.list()).filter((one) => one.week === week)
  const launched = runs.find(({ status }) => isLaunched(status))
  if (launched !== undefined) {
    return {
      ok: false,
      lines: [`${launched.id} is ${launched.status}: an edition cannot be composed again once it is being sent.`],
    }
  }
  const answer = await target.recompose(week)
  const made = (await target.editions.list()).filter((one) => one.week === week).at(-1)
  const refusal = refusalIn(answer)
  if (refusal !== null) return { ok: false, lines: [`${week} is not composed again: ${refusal}.`] }
  if (made === undefined) return { ok: false, lines: [`nothing was composed: ${JSON.stringify(answer)}`] }
  return {
    ok: made.status !== 'held' && made.status !== 'failed',
    lines: [...detailLines(made), ...commandLines(made, options)],
  }
}

/** Why `compose-edition` refused. */
function refusalIn(answer: unknown): string | null {
  const { outcome, reason } = (answer ?? {}) as { outcome?: unknown; reason?: unknown }
  return outcome === 'refused' ? String(reason) : null
}

async function launched(operating: Operating, edition: string): Promise<Outcome> {
  const { target } = operating
  const answer = (await target.launch(edition)) as { outcome?: unknown; reason?: unknown; eligible?: unknown } | null
  if (answer?.outcome !== 'launched') return { ok: false, lines: [`${edition} is not launched: ${answer?.reason}.`] }
  const record = await target.editions.find(edition)
  const ends = record === null ? [] : await forecast(operating, record)
  const next = await sendNow(operating, edition)
  return { ok: true, lines: [`${edition} is launched: ${answer.eligible} readers.`, ...ends, ...next] }
}

async function retried(operating: Operating, edition: string, reason?: string): Promise<Outcome> {
  const answer = (await operating.target.retryFailed(edition, reason)) as RetryOutcome
  if (answer.outcome === 'refused') return { ok: false, lines: [`No one is tried again: ${answer.reason}.`] }
  const rows = Object.entries(answer.byReason).map(([why, count]) => `  ${count} ${why}`)
  const none = reason === undefined ? 'no reader was refused for certain' : `no refusal says “${reason}”`
  if (answer.readers === 0) return { ok: true, lines: [`No one is tried again: ${none}.`] }
  const next =
    answer.waits === undefined
      ? await sendNow(operating, edition)
      : [`They wait: ${answer.waits}. They are mailed by themselves within the hour after it is done.`]
  return { ok: true, lines: [`${answer.readers} of ${edition} are tried again:`, ...rows, ...next] }
}

/** In two steps: first what would be accepted, then that it is. */
async function release(operating: Operating, edition: string, accept: boolean): Promise<Outcome> {
  return withRecord(operating, edition, (record) => {
    const isHeld = record.status === 'held'
    if (accept && (isHeld || record.releasedAt !== undefined)) return released(operating, edition)
    if (!isHeld) return { ok: false, lines: [`${edition} is ${record.status}; only a held edition can be released.`] }
    return {
      ok: false,
      lines: [`${edition} is held for:`, ...findingLines(record), ...toAccept(edition, operating.options)],
    }
  })
}

/** With the day of delivery, which the operator would otherwise have to work out. */
async function released(operating: Operating, edition: string): Promise<Outcome> {
  const { editions } = operating.target
  const outcome = await releaseEdition(portsOf(operating), edition)
  if (!outcome.ok) return { ok: false, lines: [outcome.reason] }
  const [record, state] = [await editions.find(edition), await editions.listState()]
  const released = `${edition} is released.`
  if (!state.open || record === null) return { ok: true, lines: [released, stateLine(state, operating.options)] }
  const { week, date } = record
  const now = operating.clock.now()
  if (isWeekOver(week, now))
    return { ok: true, lines: [`${released} It is too late for that week, so it is not sent.`] }
  if (now.getTime() < launchInstant(date))
    return { ok: true, lines: [`${released} It goes out on ${formatDay('en', date)}.`] }
  // Late editions are launched every hour; there is no need to wait.
  const { lines } = await launched(operating, edition)
  return { ok: true, lines: [`${released} It is late, so it goes out at once.`, ...lines] }
}

const toAccept = (edition: string, options: string) => [
  '',
  'To send it all the same, run:',
  `  ${editionCommand('release', edition, options)}`,
]

/** The receipt of a cancelled edition, drawn up at once, and what becomes of its stories: whether anyone had them is
 * known once the deliveries are counted. */
async function settled({ target }: Operating, edition: string): Promise<string[]> {
  const before = await target.editions.find(edition)
  if (!before?.frozenAt) return []
  const failure = await target.reconcile().then(
    () => null,
    (error: Error) => error.message,
  )
  const record = (await target.editions.find(edition)) ?? before
  const late =
    failure === null ? [] : [`Its receipt follows within the hour; it could not be drawn up at once: ${failure}`]
  if (record.reachedNobody === true)
    return [...receiptLines(record), 'No one had any of its stories: they are free again.']
  if (record.receipt?.complete) return [...receiptLines(record), 'Readers had stories of it, so none is printed again.']
  return [
    ...late,
    ...receiptLines(record),
    'Its stories are free again if no one had any of them, once what is under way is settled.',
  ]
}

async function withRecord(
  { target }: Operating,
  edition: string,
  use: (record: EditionRecord) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const record = await target.editions.find(edition)
  if (record !== null) return use(record)
  const ids = (await target.editions.list()).map(({ id }) => id).toReversed()
  return { ok: false, lines: [`There is no edition ${edition}. ${existing(ids)}`] }
}

/** The newest ids, so that a typing error is easy to see. */
function existing(ids: readonly string[]): string {
  if (ids.length === 0) return 'There is none yet: the first is composed by its schedule, or by "recompose <week>".'
  const more = ids.length > named ? `, and ${ids.length - named} before; "npm run edition -- list" shows all` : ''
  return `There ${ids.length === 1 ? 'is' : 'are'} ${ids.slice(0, named).join(', ')}${more}.`
}

const named = 5

function told(edition: string, outcome: ControlOutcome): Outcome {
  return outcome.ok
    ? { ok: true, lines: [`${edition} is ${outcome.status} now.`] }
    : { ok: false, lines: [outcome.reason] }
}

async function then(edition: string, outcome: ControlOutcome, more: () => Promise<string[]>): Promise<Outcome> {
  const { ok, lines } = told(edition, outcome)
  return { ok, lines: ok ? [...lines, ...(await more())] : lines }
}
