// The id of a delivery as a single word, also used as SES message tag: `<request>_<kind>_<subscriber>`.
import type { DeliveryKey, DeliveryKind } from './types.ts'

/** Parts contain no underscore, so that the id can be split again. SES allows 256 characters in a tag. */
const part = /^[A-Za-z0-9-]{1,80}$/

const kinds: readonly DeliveryKind[] = [
  'edition',
  'welcome',
  'copy',
  'proof',
  'alert',
  'confirmation',
  'notice',
  'links',
  'address',
  'help',
]

/**
 * The delivery id of a key.
 *
 * @example deliveryId({ kind: 'edition', request: '2026-W47', subscriber: 'R1' }) // '2026-W47_edition_R1'
 * @throws if a part has a character that SES tags or the id itself do not allow
 */
export function deliveryId(key: DeliveryKey): string {
  for (const [name, value] of Object.entries({ request: key.request, subscriber: key.subscriber })) {
    if (!part.test(value)) throw new Error(`The ${name} of a delivery holds a character outside A–Z, a–z, 0–9 and "-".`)
  }
  return `${key.request}_${key.kind}_${key.subscriber}`
}

/** The key of a delivery id, or `null` if the text is not one. */
export function parseDeliveryId(text: string): DeliveryKey | null {
  const [request, kindText, subscriber, ...rest] = text.split('_')
  const kind = kinds.find((one) => one === kindText)
  if (request === undefined || subscriber === undefined || kind === undefined || rest.length > 0) return null
  return part.test(request) && part.test(subscriber) ? { kind, request, subscriber } : null
}
