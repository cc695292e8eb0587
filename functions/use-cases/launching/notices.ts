// Orders notices for readers whose topics have all ended, while the audience is frozen, a day ahead, so that readers
// who choose again get this very edition. Ordered at every launch, but mailed once (`messaging/notice.ts`).
import { reasonNotToMailAnything } from '../../delivery/consent-check.ts'
import { haveTopicsEnded } from '../../delivery/topics-ended.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import type { Ports } from '../../ports.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { delaySeconds } from '../queue-delay.ts'

type NoticePorts = Pick<Ports, 'clock' | 'log' | 'editions' | 'queue'>

/** Notices a second: a topic may have had a hundred thousand readers, and a new account may send only 14 emails a
 * second. Chosen, not measured. */
const perSecond = 5

/** Orders the notices for some readers. It never makes a launch fail: the next launch orders them again. */
export type Noticing = (readers: readonly Subscriber[]) => Promise<void>

export async function noticesOf(ports: NoticePorts, record: EditionRecord): Promise<Noticing> {
  const known = await topicsOf(ports, record)
  if (known === null) return async () => undefined
  const start = ports.clock.now().getTime()
  let ordered = 0
  let canOrder = true
  const order = async ({ id }: Subscriber) => {
    const waitMs = Math.floor(ordered / perSecond) * 1000
    const at = new Date(start + waitMs).toISOString()
    ordered += 1
    await ports.queue.message({ kind: 'notice', subscriber: id, at }, delaySeconds(waitMs))
  }
  return async (readers) => {
    try {
      for (const reader of readers) if (canOrder && isConcerned(reader, known, start)) await order(reader)
    } catch (error) {
      canOrder = false
      ports.log.error('Notices cannot be ordered; the next launch tries again.', { edition: record.id, error })
    }
  }
}

async function topicsOf(
  { editions, log }: NoticePorts,
  { id, contentHash }: EditionRecord,
): Promise<Set<string> | null> {
  try {
    if (contentHash === null) return null
    return new Set((await editions.document(id, contentHash)).topics.map((topic) => topic.id))
  } catch (error) {
    log.error('The topics of an edition cannot be read; whose topics ended is looked for at the next launch.', {
      edition: id,
      error,
    })
    return null
  }
}

/** Reasons against the email are checked again when it is sent; here this only saves orders. */
function isConcerned(reader: Subscriber, known: ReadonlySet<string>, now: number): boolean {
  return haveTopicsEnded(reader, known) && reasonNotToMailAnything(reader, new Date(now).toISOString()) === null
}
