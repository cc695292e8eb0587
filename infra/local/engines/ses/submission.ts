// Reads a `SendRawEmail` of the query protocol without decoding it more than once: the message is most of the body.

export interface Submission {
  source: string
  destinations: string[]
  configurationSet: string | null
  tags: Record<string, string>
  raw: Buffer
}

/** Parameters of a form body, decoded on access. */
export function readForm(body: Buffer): Map<string, string> {
  const pairs = body.toString('latin1').split('&')
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return [decode(pair.slice(0, at)), pair.slice(at + 1)]
    }),
  )
}

export const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

export function readSubmission(form: Map<string, string>): Submission {
  const value = (name: string): string => decode(form.get(name) ?? '')
  const tags = new Map<string, string>()
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n++) {
    tags.set(value(`Tags.member.${n}.Name`), value(`Tags.member.${n}.Value`))
  }
  const destinations: string[] = []
  for (let n = 1; form.has(`Destinations.member.${n}`); n++) destinations.push(value(`Destinations.member.${n}`))
  const raw = Buffer.from(decodeURIComponent(form.get('RawMessage.Data') ?? ''), 'base64')
  return {
    source: value('Source') || headerAddress(raw, 'From'),
    destinations,
    configurationSet: value('ConfigurationSetName') || null,
    tags: Object.fromEntries(tags),
    raw,
  }
}

/** The address in a header of the message, e.g. in `From: The List <list@example.com>`. */
export function headerAddress(raw: Buffer, name: string): string {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw
    .subarray(0, end < 0 ? raw.length : end)
    .toString('latin1')
    .replace(/\r\n[ \t]/g, ' ')
  const line = headers.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''
  const value = line.slice(name.length + 1).trim()
  const open = value.lastIndexOf('<')
  return open < 0 ? value : value.slice(open + 1, value.indexOf('>', open))
}
