// Readers of a list are shown without their addresses: an email needs one, so a placeholder names the reader's id.

const domain = '@withheld.example'

/** @example placeholderAddress('a1') // 'a1@withheld.example' */
export const placeholderAddress = (id: string): string => `${id}${domain}`

/** @example readerName('CpdmxWilGLVDOuUi0V5dFJ@withheld.example') // 'reader CpdmxW…' */
export function readerName(address: string): string {
  return address.endsWith(domain) ? `reader ${address.slice(0, 6)}…` : address
}
