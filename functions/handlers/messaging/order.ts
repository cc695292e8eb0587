// Orders as the queue brings them.
import type { MessageOrder } from '../../delivery/types.ts'
import { checkAddress } from '../../subscription/address.ts'

export type ConfirmationOrder = Extract<MessageOrder, { kind: 'confirmation' }>
export type WelcomeOrder = Extract<MessageOrder, { kind: 'welcome' }>

/** The form takes 8 KB. */
const mostCharacters = 16_384

/** The order a message holds, or `null`. */
export function orderIn(body: string): MessageOrder | null {
  if (body.length > mostCharacters) return null
  try {
    const fields: unknown = JSON.parse(body)
    if (fields === null || typeof fields !== 'object') return null
    return isConfirmation(fields) || isWelcome(fields) ? fields : null
  } catch {
    return null
  }
}

function isConfirmation(fields: object): fields is ConfirmationOrder {
  const { kind, request, at, address, topics, language, words, turn }: Partial<Record<string, unknown>> = { ...fields }
  return (
    kind === 'confirmation' &&
    isId(request) &&
    isInstant(at) &&
    checkAddress(address).ok &&
    Array.isArray(topics) &&
    topics.every((topic) => typeof topic === 'string') &&
    typeof language === 'string' &&
    typeof words === 'string' &&
    (turn === undefined || isInstant(turn))
  )
}

function isWelcome(fields: object): fields is WelcomeOrder {
  const { kind, subscriber, at }: Partial<Record<string, unknown>> = { ...fields }
  return kind === 'welcome' && isId(subscriber) && isInstant(at)
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9]{1,64}$/.test(value)
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
