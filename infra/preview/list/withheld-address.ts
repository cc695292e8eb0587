// Readers of a list are shown without their addresses: an email needs one, and the page says whose it stands for.

const domain = '@withheld.example'

/** @example standIn('a1') // 'a1@withheld.example' */
export const placeholderAddress = (id: string): string => `${id}${domain}`

/** @example whoIs('CpdmxWilGLVDOuUi0V5dFJ@withheld.example') // 'reader CpdmxW…' */
export function readerName(address: string): string {
  return address.endsWith(domain) ? `reader ${address.slice(0, 6)}…` : address
}
