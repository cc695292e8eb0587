// Submits one delivery of any kind at most once: turn → claim → consent and build → submit once → record. What becomes
// of the claim is the same for all; what becomes of the work order is up to the caller.
//
// | SES said        | the claim  | fact on record             | the caller gets  |
// | accepted        | stays      | submitted                  | accepted         |
// | permanent       | stays      | refused, permanently       | failed           |
// | unlisted        | goes back  | refused, one more attempt  | again, or failed |
// | transient       | goes back  | refused, one more attempt  | again, or failed |
// | day, systemic   | goes back  | refused, no attempt        | held up          |
// | ambiguous       | stays      | ambiguous                  | unknown          |
// | (never asked)   | goes back  | refused, no attempt        | an error         |
import type { DeliveryFacts, DeliveryKey, SkipReason } from '../../delivery/types.ts'
import { idLength, type OutgoingMessage, type Ports, type SubmitOutcome } from '../../ports.ts'
import { judgeTrial } from './halt.ts'
import type { NoTurn, Turn, Turns } from './turns.ts'
import { tryUntil } from './until-table-answers.ts'

export type SubmittingPorts = Pick<Ports, 'clock' | 'random' | 'log' | 'deliveries' | 'mailer' | 'pace'>

/** `broken`: it cannot be built, and could not be if it were retried. */
export type Prepared = { skip: SkipReason } | { broken: string } | { message: OutgoingMessage }

export interface OneDelivery {
  key: DeliveryKey
  /** How long a claim lasts: longer than the function may run. */
  claimMs: number
  /** Instant (ms) until which the function can retry writes refused by a busy table. */
  untilMs: number
  turns: Turns
  /** Asked once more when the turn has come. */
  mayGoOn: () => Promise<boolean>
  /** Checks for reasons against the email as the last step, and builds it. */
  prepare: () => Promise<Prepared>
  /** Called at once with SES's answer, before it is on record. */
  onAnswer: (said: SubmitOutcome) => Promise<void>
  /** Called for a refusal that is in no table: `try` counts an attempt of this delivery, `no-try` does not. */
  onUnlisted: (reason: string) => 'try' | 'no-try'
  /** For how long (ms) no one may retry after this many attempts, including others with the same order, so that all
   * attempts of a delivery are not used up by a short refusal. */
  pauseMs: (tries: number) => number
  /** Definite refusals after which it counts as failed. */
  mostTries: number
}

export type Settled =
  | { outcome: 'accepted' | 'skipped' }
  | { outcome: 'failed'; reason: string; tries: number }
  /** Claimed by another process, or pausing after an attempt; with the facts known. */
  | { outcome: 'taken'; facts: DeliveryFacts }
  /** It is not known whether SES accepted it. */
  | { outcome: 'unknown'; said: SubmitOutcome }
  | { outcome: 'again'; tries: number; said: SubmitOutcome }
  | { outcome: 'held-up'; said: SubmitOutcome }
  | { outcome: 'no-turn'; why: NoTurn }
  | { outcome: 'closed' }

/** Certainly nothing was submitted under this claim, but the table would not take it back: a caller that can note this
 * elsewhere saves the email. */
export class UnsentClaim extends Error {
  override readonly name = 'UnsentClaim'
  readonly claimId: string

  constructor(claimId: string, cause: unknown) {
    super('A claim under which nothing was submitted could not be given back.', { cause })
    this.claimId = claimId
  }
}

export async function submitOnce(ports: SubmittingPorts, one: OneDelivery): Promise<Settled> {
  const turn = await one.turns.take()
  if ('none' in turn) return { outcome: 'no-turn', why: turn }
  const held = { turn }
  try {
    return await submitInTurn(ports, one, held)
  } finally {
    one.turns.end(held.turn)
  }
}

/** @param held the turn to be ended */
async function submitInTurn(ports: SubmittingPorts, one: OneDelivery, held: { turn: Turn }): Promise<Settled> {
  let { turn } = held
  if (!(await one.mayGoOn())) {
    one.turns.giveBack(turn)
    return { outcome: 'closed' }
  }
  const claim = newClaim(ports, one.claimMs)
  const claimed = await claimOrGiveBack(ports, one, claim)
  if (!claimed.won) {
    one.turns.giveBack(turn)
    return { outcome: 'taken', facts: claimed.delivery.facts }
  }
  for (let tries = 1; ; tries += 1) {
    const mail = await prepareOrGiveBack(ports, one, claim.id)
    if (!('message' in mail)) {
      one.turns.giveBack(turn)
      return 'skip' in mail
        ? skipped(ports, one, claim.id, mail.skip)
        : failed(ports, one, claim.id, { reason: mail.broken, tries: 0 })
    }
    if (await one.turns.isTimely(turn, tries)) {
      // Before the call: SES's own reports are never earlier, so they need not correct it.
      const at = nowOf(ports)
      const said = await submit(ports, mail.message)
      const [settled, heard] = await Promise.allSettled([
        settle(ports, one, { claimId: claim.id, at }, said),
        one.onAnswer(said),
      ])
      if (settled.status === 'rejected') throw settled.reason
      if (heard.status === 'rejected') throw heard.reason
      return settled.value
    }
    one.turns.end(turn)
    const next = await guarded(ports, one, claim.id, () => one.turns.take())
    if (!('none' in next)) held.turn = next
    if ('none' in next || !(await guarded(ports, one, claim.id, one.mayGoOn))) {
      await giveBack(ports, one, claim.id, 'its turn was over', 0)
      return 'none' in next ? { outcome: 'no-turn', why: next } : { outcome: 'closed' }
    }
    turn = next
  }
}

type Claim = NonNullable<DeliveryFacts['claim']>

function newClaim({ clock, random }: SubmittingPorts, claimMs: number): Claim {
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + claimMs).toISOString()
  return { id: random.id(idLength.distinct), at: at.toISOString(), expiresAt }
}

/** A claim whose answer was lost may still exist: no one else would ever give it back. */
function claimOrGiveBack(ports: SubmittingPorts, one: OneDelivery, claim: Claim) {
  return guarded(ports, one, claim.id, () => ports.deliveries.claim(one.key, claim))
}

async function prepareOrGiveBack(ports: SubmittingPorts, one: OneDelivery, claimId: string): Promise<Prepared> {
  return guarded(ports, one, claimId, one.prepare)
}

/** Before the submission nothing can have been sent, so an error gives the claim back and does not count as an
 * attempt. */
async function guarded<T>(
  ports: SubmittingPorts,
  one: OneDelivery,
  claimId: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call()
  } catch (error) {
    await giveBack(ports, one, claimId, 'the mail could not be prepared', 0)
    throw error
  }
}

/** An error that the adapter did not foresee leaves the outcome unknown: never sent again. */
async function submit({ mailer }: SubmittingPorts, message: OutgoingMessage): Promise<SubmitOutcome> {
  try {
    return await mailer.submit(message)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    return { outcome: 'ambiguous', reason: `the submission broke off (${name})` }
  }
}

interface Submission {
  claimId: string
  at: string
}

async function settle(
  ports: SubmittingPorts,
  one: OneDelivery,
  { claimId, at }: Submission,
  said: SubmitOutcome,
): Promise<Settled> {
  if (one.turns.isTrial) await judgeTrial(ports, said)
  switch (said.outcome) {
    case 'accepted':
      await record(ports, one, { submitted: { at, messageIds: [said.messageId] } })
      return { outcome: 'accepted' }
    case 'ambiguous':
      await record(ports, one, { ambiguous: { at: nowOf(ports), reason: said.reason } })
      return { outcome: 'unknown', said }
    case 'permanent': {
      if (!said.unlisted) return failed(ports, one, claimId, { reason: said.reason, tries: 1 })
      return one.onUnlisted(said.reason) === 'try'
        ? countTry(ports, one, claimId, said)
        : holdUp(ports, one, claimId, said)
    }
    case 'transient':
      return countTry(ports, one, claimId, said)
    case 'day':
    case 'systemic':
      return holdUp(ports, one, claimId, said)
  }
}

type Refusal = Exclude<SubmitOutcome, { outcome: 'accepted' }>

async function countTry(ports: SubmittingPorts, one: OneDelivery, claimId: string, said: Refusal): Promise<Settled> {
  const tries = (await triesBefore(ports, one.key)) + 1
  if (tries >= one.mostTries)
    return failed(ports, one, claimId, { reason: `given up after ${tries} tries: ${said.reason}`, tries })
  const notBefore = new Date(ports.clock.now().getTime() + one.pauseMs(tries)).toISOString()
  await giveBack(ports, one, claimId, said.reason, tries, { notBefore })
  return { outcome: 'again', tries, said }
}

/** If the table does not answer, this counts as the first: a claim that is never given back would lose the email. */
async function triesBefore({ deliveries }: SubmittingPorts, key: DeliveryKey): Promise<number> {
  const facts = await deliveries.get(key).then(
    (delivery) => delivery?.facts,
    () => undefined,
  )
  return facts?.refused?.tries ?? 0
}

/** The account cannot send: this says nothing about the email, and does not count as an attempt. */
async function holdUp(ports: SubmittingPorts, one: OneDelivery, claimId: string, said: Refusal): Promise<Settled> {
  await giveBack(ports, one, claimId, said.reason, 0)
  return { outcome: 'held-up', said }
}

async function failed(
  ports: SubmittingPorts,
  one: OneDelivery,
  claimId: string,
  why: { reason: string; tries: number },
): Promise<Settled> {
  const refused = { at: nowOf(ports), permanent: true, ...why }
  await unsent(claimId, record(ports, one, { refused }))
  return { outcome: 'failed', ...why }
}

async function skipped(
  ports: SubmittingPorts,
  one: OneDelivery,
  claimId: string,
  reason: SkipReason,
): Promise<Settled> {
  await unsent(claimId, record(ports, one, { skipped: { at: nowOf(ports), reason } }))
  return { outcome: 'skipped' }
}

function record(ports: SubmittingPorts, { key, untilMs }: OneDelivery, facts: Omit<DeliveryFacts, 'claim'>) {
  return tryUntil(ports, untilMs, () => ports.deliveries.add(key, facts))
}

function giveBack(
  ports: SubmittingPorts,
  one: OneDelivery,
  claimId: string,
  reason: string,
  tries: number,
  pause: { notBefore?: string } = {},
) {
  const refused = { at: nowOf(ports), reason, permanent: false, tries, ...pause }
  return unsent(
    claimId,
    tryUntil(ports, one.untilMs, () => ports.deliveries.giveBack(one.key, claimId, refused)),
  )
}

/** @throws UnsentClaim */
function unsent(claimId: string, recorded: Promise<void>): Promise<void> {
  return recorded.catch((error: unknown) => {
    throw new UnsentClaim(claimId, error)
  })
}

function nowOf({ clock }: Pick<Ports, 'clock'>): string {
  return clock.now().toISOString()
}
