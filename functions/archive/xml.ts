// Escaping of text in XML: feeds and sitemaps.
/** XML 1.0 knows no control characters; the rest is escaped. */
export function escapeXml(text: string): string {
  const printable = text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  return printable.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
