// A flood of requests for subscriptions in a message world, on its clock, and its results.
import type { MessageOrder } from '../../../functions/delivery/message-order.ts'
import { later, minute } from './asking.ts'
import { aConfirmation, compiledTemplates, MessageWorld } from './message-world.ts'

type Order = Extract<MessageOrder, { kind: 'confirmation' }>

/** Someone asks at `ms` after the start. */
export interface Asking extends Partial<Order> {
  ms: number
  /** Solves the task if the form requires one. */
  proves?: boolean
}

/** What was mailed: when, in ms after the start, and to whom. */
export type Mailed = { ms: number; to: string }[]

/** With short emails, because there will be many. */
export function aPlainWorld(): MessageWorld {
  const world = new MessageWorld()
  world.feedback = false
  const emails = { ...compiledTemplates.emails, 'confirmation.en.html': '{{confirmUrl}}' }
  const text = { ...compiledTemplates.text, 'confirmation.txt': '{{confirmUrl}}' }
  world.ports.templates.templates = { ...compiledTemplates, emails, text }
  return world
}

/** This many requests for strangers' addresses, spread evenly over five minutes and over this many networks. */
export function aFlood(
  name: string,
  requests: number,
  networks: number,
  form?: string,
  addresses = requests,
): Asking[] {
  return Array.from({ length: requests }, (_, n) => ({
    ms: Math.floor((n * 5 * minute) / requests),
    request: `${name}${n}`,
    address: `${name}${n % addresses}@sink${(n % addresses) % 7}.example.com`,
    network: `${name}${n % networks}`,
    form: form ?? `${name}form${n}`,
  }))
}

/** Everyone asks at their time, and everything is processed until `untilMs`. The form checks every ten seconds whether
 * there is a flood, and then orders nothing for those who do not solve its task. */
export async function askAll(world: MessageWorld, askings: readonly Asking[], untilMs: number): Promise<Mailed> {
  const mailed: Mailed = []
  const { clock, limits, mailer } = world.ports
  const start = Date.parse(later(0))
  const answer = mailer.answer
  mailer.answer = (message, attempt) => {
    mailed.push({ ms: clock.now().getTime() - start, to: message.to })
    return answer(message, attempt)
  }
  let look = { at: Number.NEGATIVE_INFINITY, isFlood: false }
  for (const { ms, proves = false, ...order } of askings.toSorted((a, b) => a.ms - b.ms)) {
    await world.workOff(later(ms))
    if (clock.now().getTime() < start + ms) clock.set(later(ms))
    if (ms - look.at >= 10_000) look = { at: ms, isFlood: await limits.isFlood() }
    if (look.isFlood && !proves) continue
    const proof = look.isFlood ? { proof: `${order.request}` } : {}
    await world.ask(aConfirmation({ at: clock.now().toISOString(), ...order, ...proof }))
  }
  await world.workOff(later(untilMs))
  mailer.answer = answer
  return mailed
}

/** How long someone waited for their email, in ms. */
export function waited(mailed: Mailed, { ms, address }: Asking): number {
  const found = mailed.find(({ to }) => to === address)
  return found === undefined ? Number.POSITIVE_INFINITY : found.ms - ms
}

/** Emails of a flood in each hour. */
export function perHour(mailed: Mailed, name: string, hours: number): number[] {
  const own = mailed.filter(({ to }) => to.startsWith(name))
  return Array.from({ length: hours }, (_, n) => own.filter(({ ms }) => Math.floor(ms / (60 * minute)) === n).length)
}

/** Most emails in any stretch of this many ms. */
export function busiest(instants: readonly number[], ms: number): number {
  return Math.max(0, ...instants.map((from) => instants.filter((at) => at >= from && at < from + ms).length))
}
