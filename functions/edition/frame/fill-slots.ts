// Filling slots in a mail that is made whole at once; a briefing's are filled where it is put together, in bytes.
import { type SlotName, slotPattern } from './frame-parts.ts'

/** @throws Error where a slot stands there that has no value */
export function fillSlots(
  source: string,
  values: Partial<Record<SlotName, string>>,
  write: (value: string) => string,
): string {
  return source.replace(slotPattern(), (slot, name: SlotName) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`the template asks for ${slot}, which this email does not have; remove it`)
    return write(value)
  })
}

/** @example escapeHtml('a & b') // 'a &#38; b' */
export function escapeHtml(value: string): string {
  return /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`) : value
}
