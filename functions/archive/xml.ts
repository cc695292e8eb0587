// Escaping of text in XML: feeds and sitemaps.
/** Removes control characters, which XML 1.0 does not allow, and escapes the rest. */
export function escapeXml(text: string): string {
  const printable = text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  return printable.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
