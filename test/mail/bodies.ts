// The two bodies of one of our own messages, decoded.

export function bodiesOf(eml: string): { text: string; html: string } {
  const boundary = /boundary="([^"]+)"/.exec(eml)?.[1]
  if (boundary === undefined) throw new Error('the message has no boundary')
  const [, text = '', html = ''] = eml
    .split(`--${boundary}`)
    .map((part) => decoded(part.slice(part.indexOf('\r\n\r\n') + 4)))
  return { text, html }
}

/** Quoted-printable, UTF-8. */
function decoded(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replaceAll('\r\n', '\n')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
