// Halts all sending of the account while SES fails or goes on refusing as too fast (throttling), and finds out when it
// accepts emails again: by asking for the quota, by an email to SES's own simulator, and then by one reader. However
// long an outage lasts, it costs only the emails that were under way and one for each time that this was wrong.
import { isThrottling } from '../../delivery/pace/ses-error.ts'
import { minuteMs } from '../../durations.ts'
import { metric } from '../../environment.ts'
import type { Halt } from '../../pace-ports.ts'
import type { Ports, SubmitOutcome } from '../../ports.ts'

export type HaltPorts = Pick<Ports, 'clock' | 'log' | 'mailer' | 'pace'>

/** Before the first probe; doubled before each further one. Chosen, not measured. */
const firstPauseMs = minuteMs / 2
/** The most by which an edition continues later than SES: a third of a wave. Chosen, not measured. */
const longestPauseMs = 5 * minuteMs
/** By then the longest pause has long been reached. */
const mostDoublings = 8

/** True if this call was the first to notice: one of many then starts the probing and tells the operator. */
export async function haltSending(ports: HaltPorts, reason: string): Promise<boolean> {
  const now = ports.clock.now().getTime()
  const isFirst = await ports.pace.halt(reason, now, now + firstPauseMs)
  if (isFirst) {
    ports.log.error('SES fails; nothing is sent until it takes mail again, which is tried by itself.', { reason })
    ports.log.count(metric.sendingHalted, 1)
  }
  return isFirst
}

/** `trial`: SES seems to work, and the next email shows whether it does. Otherwise the instant (ms) of the next probe,
 * and whether this call should make it. */
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

/** SES's objection, or `null`. The account may ask for its quota only once a second, and has often just done so: “too
 * early” is an answer too, and the email to the simulator decides. */
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

/** SES's answer to the trial email ends the halt, unless it is another setback. */
export async function judgeTrial(ports: HaltPorts, { outcome }: SubmitOutcome): Promise<void> {
  if (outcome === 'ambiguous' || outcome === 'transient') return
  if (await ports.pace.goOn()) ports.log.info('SES takes mail again; sending goes on.')
}
