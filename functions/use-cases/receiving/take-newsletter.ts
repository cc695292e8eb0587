// Turns a newsletter received by email into a page of its source, unchanged, if it comes from a sender that the source
// names.
import { createHash } from 'node:crypto'
import { metric } from '../../environment.ts'
import { rulesOf } from '../../sources/entry-page.ts'
import { type IncomingAddress, whyRefused } from '../../sources/mail/incoming-address.ts'
import { mostMailBytes } from '../../sources/mail/mail-message.ts'
import { newSourceState, stateAfter, stateOf } from '../../sources/state.ts'
import type { Source } from '../../sources/types.ts'
import { isAuthentic, type ReceivedMail } from '../../subscription/received-mail.ts'
import type { ReadMail } from './read-command.ts'
import type { Receiving } from './receiving.ts'

export async function takeNewsletter(
  receiving: Receiving,
  received: ReceivedMail,
  { from, fields }: ReadMail,
  { source: id, key }: IncomingAddress,
): Promise<void> {
  const { ports } = receiving
  const source = (await ports.list.read()).sources.find((one) => one.id === id && one.kind === 'mail')
  const results = fields.get('authentication-results') ?? []
  const authentic = from !== null && isAuthentic(from, received.verdicts, results)
  const reason = whyRefused(source, { key, from, authentic })
  if (reason !== null || source === undefined) return refuse(receiving, received, id, reason ?? 'unknown-source')
  const bytes = await ports.mails.whole(received.key, mostMailBytes)
  if (bytes === null || bytes === 'too-large') return refuse(receiving, received, id, bytes ?? 'gone')
  const rules = rulesOf(source)
  await ports.newsletters.put(nameOf(source, bytes), bytes, {
    ...(source.publication === null ? {} : { publication: source.publication }),
    ...(source.language === null ? {} : { language: source.language }),
    ...(rules === null ? {} : { rules }),
  })
  await noteArrival(receiving, source, received.at)
}

/** The same newsletter has the same name, however often it comes. */
function nameOf({ id }: Source, bytes: Uint8Array): string {
  return `${id}/${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.eml`
}

/** Notes the arrival, so that a source that stops mailing is found to be silent; each arrival counts once. If another
 * one came at this moment, its note says the same. */
async function noteArrival({ ports }: Receiving, source: Source, at: string): Promise<void> {
  const before = await ports.sources.state(source.id)
  const now = new Date(at)
  const state = stateOf(source, before) ?? newSourceState(source.url, now)
  if (state.newAt !== null && state.newAt >= at) return
  const answer = { status: 200, headers: new Map<string, string>(), bytes: new Uint8Array() }
  const arrived = {
    followed: { answer, movedTo: null },
    trouble: null,
    isSettled: true,
    hasNew: true,
    brought: 1,
    refused: { entries: 0, why: '' },
  }
  const next = stateAfter(source, state, arrived, { nowMs: now.getTime(), fraction: ports.random.fraction() })
  await ports.sources.saveState(source.id, next, before)
}

function refuse({ ports }: Receiving, { id }: ReceivedMail, source: string, reason: string): void {
  ports.log.warn('A newsletter was refused.', { mail: id, source, reason })
  ports.log.count(metric.newsletterRefused, 1)
}
