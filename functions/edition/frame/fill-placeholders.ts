// Fills the placeholders of a transactional email; those of a briefing are filled as bytes when it is assembled.
import { type PlaceholderName, placeholderPattern } from './frame-parts.ts'

/** @throws Error if there is a placeholder without a value */
export function fillPlaceholders(
  source: string,
  values: Partial<Record<PlaceholderName, string>>,
  write: (value: string) => string,
): string {
  return source.replace(placeholderPattern(), (placeholder, name: PlaceholderName) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined)
      throw new Error(`the template asks for ${placeholder}, which this email does not have; remove it`)
    return write(value)
  })
}

/** @example escapeHtml('a & b') // 'a &#38; b' */
export function escapeHtml(value: string): string {
  return /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`) : value
}
