// Fills the slots of a transactional email; those of a briefing are filled as bytes when it is assembled.
import { type SlotName, slotPattern } from './frame-parts.ts'

/** @throws Error if there is a slot without a value */
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
