// Texts in base64.
import { textIn } from './elements.ts'
import type { XmlElement } from './xml-tree.ts'

/** What an element holds in base64: as Atom 0.3 says by its mode, Atom 1.0 by a type that is no text; else `null`. */
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

/** @throws where the text is none */
export function decodeBase64(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')
  const binary = atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain)
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}
