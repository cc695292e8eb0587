// Halts all sending of the account while SES fails, and finds out when it takes mail again: by the question for the
// quota, by a mail to SES's own simulator, and then by one reader. However long an outage lasts, it costs the mails
// that were under way and one for each time that this was wrong.
import { isThrottling } from '../../delivery/pace/ses-error.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import type { Halt } from '../../pace-ports.ts'
import type { Ports, SubmitOutcome } from '../../ports.ts'

export type HaltPorts = Pick<Ports, 'clock' | 'log' | 'mailer' | 'pace'>

/** Until the first probe; twice as long before each further one. */
const firstPauseMs = minuteMs / 2
/** So late an edition goes on at most after SES does: a third of a wave. */
const longestPauseMs = 5 * minuteMs
/** By then the longest pause is long reached. */
const mostDoublings = 8

/** True where this was the first to notice: of many that do, one starts the probing and tells the operator. */
export async function haltSending(ports: HaltPorts, reason: string): Promise<boolean> {
  const now = ports.clock.now().getTime()
  const isFirst = await ports.pace.halt(reason, now, now + firstPauseMs)
  if (isFirst) {
    ports.log.error('SES fails; nothing is sent until it takes mail again, which is tried by itself.', { reason })
    ports.log.count(metric.sendingHalted, 1)
  }
  return isFirst
}

/** `trial`: SES seems to work, and the next mail shows whether it does. Otherwise the instant (ms) of the next probe,
 * and whether this call is to see to it. */
export type Probed = { outcome: 'trial' } | { outcome: 'halted'; untilMs: number; isOurs: boolean }

export async function probe(ports: HaltPorts, halt: Halt, from: string): Promise<Probed> {
  const now = ports.clock.now().getTime()
  if (now < halt.untilMs) return { outcome: 'halted', untilMs: halt.untilMs, isOurs: false }
  const untilMs = now + Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(halt.probes + 1, mostDoublings))
  if (!(await ports.pace.takeProbe(halt, untilMs))) return { outcome: 'halted', untilMs, isOurs: false }
  const said = await ask(ports, from)
  if (said === null) return { outcome: 'trial' }
  ports.log.info('SES still takes no mail.', { said, probes: halt.probes + 1 })
  return { outcome: 'halted', untilMs, isOurs: true }
}

/** What SES said against it, or `null`. The quota may be asked for once a second by the whole account, and whoever came
 * here has often just done so: that SES says “too early” is an answer too, and the mail to its simulator decides. */
export async function ask({ mailer }: Pick<Ports, 'mailer'>, from: string): Promise<string | null> {
  try {
    await mailer.quota().catch((error: unknown) => {
      if (!isThrottling(error)) throw error
    })
    const said = await mailer.probe(from)
    return said.outcome === 'accepted' ? null : said.reason
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown'
  }
}

/** What SES said of the trial's mail ends the halt, unless it is a setback once more. */
export async function judgeTrial(ports: HaltPorts, { outcome }: SubmitOutcome): Promise<void> {
  if (outcome === 'ambiguous' || outcome === 'transient') return
  if (await ports.pace.goOn()) ports.log.info('SES takes mail again; sending goes on.')
}
