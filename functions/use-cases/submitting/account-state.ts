// What a process knows about the account: its quota, and whether SES has been failing recently.
import type { SubmitOutcome } from '../../ports.ts'
import { ask, type HaltPorts, haltSending } from './halt.ts'
import { QuotaCache } from './quota-cache.ts'
import { Trouble } from './trouble.ts'

/** Lives as long as its process. */
export class AccountState {
  readonly quota = new QuotaCache()
  readonly trouble = new Trouble()
}

export interface Answered {
  /** The reader mailed: many setbacks of one reader are not an outage. */
  reader: string
  said: SubmitOutcome
  from: string
  /** Called at once if sending must not continue, and after the halt is on record; `isFirst`: this process recorded
   * it. */
  onHalt: (isFirst: boolean) => Promise<void>
  /** Called as soon as it is known that no one else should be mailed. */
  stop: () => void
}

/** Notes SES's answer, and halts sending if SES fails. */
export async function noteAnswer(ports: HaltPorts, { trouble }: AccountState, answered: Answered): Promise<void> {
  const { reader, said, from, onHalt, stop } = answered
  const reason = said.outcome === 'accepted' ? '' : said.reason
  const finding = trouble.note(reader, said, ports.clock.now().getTime())
  const halt = async () => {
    stop()
    await onHalt(await haltSending(ports, reason))
  }
  if (finding === 'failing') await halt()
  if (finding !== 'doubtful') return
  await trouble.lookInto(async () => {
    if ((await ask(ports, from)) !== null) await halt()
  })
}
