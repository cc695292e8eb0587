// Texts encoded as base64.
import { textIn } from './elements.ts'
import type { XmlElement } from './xml-tree.ts'

/** The base64 text of an element, as declared in Atom 0.3 by its mode, in Atom 1.0 by a type that is not text; else
 * `null`. */
export function base64Text(element: XmlElement): string | null {
  const { attributes } = element
  const type = (attributes.get('type') ?? '').trim().toLowerCase()
  const modes = [attributes.get('mode'), attributes.get('encoding')]
  const isStated = modes.some((one) => one?.trim().toLowerCase() === 'base64')
  if (!isStated && (!type.includes('/') || /^text\/|^message\/|xml$|html/.test(type))) return null
  const text = textIn(element).replace(/\s+/g, '')
  if (!/^[\w+/-]{2,}={0,2}$/.test(text)) return null
  return new TextDecoder().decode(decodeBase64(text))
}

/** @throws if the text is not base64 */
export function decodeBase64(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')
  const binary = atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain)
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}
