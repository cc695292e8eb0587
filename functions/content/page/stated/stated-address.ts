// Chooses the address at which an article can be read, from those that its page states.

/** Most characters of an address; a longer one is meant for machines. */
const longest = 1000

export type Address = { url: string; upgraded: boolean } | { unusable: string }

/**
 * Reads an address that a mail may link to: https, a public host name, one page and not a whole site. An address with
 * http is changed to https without asking the network.
 *
 * @param base what a relative address is relative to
 * @example readAddress('http://example.com/a') // { url: 'https://example.com/a', upgraded: true }
 */
export function readAddress(stated: string, base?: string): Address {
  const parsed = parse(stated.trim(), base)
  if (parsed === null || stated.length > longest) return { unusable: 'it is no complete web address' }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
    return { unusable: `${parsed.protocol.slice(0, -1).slice(0, 20)} is not a web address` }
  if (parsed.username !== '' || parsed.password !== '') return { unusable: 'it holds a user name' }
  if (!isPublicHost(parsed.hostname)) return { unusable: `${parsed.hostname.slice(0, 80)} is no public host` }
  if (parsed.pathname === '/' && parsed.search === '') return { unusable: 'it leads to the front page of a site' }
  const upgraded = parsed.protocol === 'http:'
  // A port for http does not speak https.
  if (upgraded && parsed.port !== '') return { unusable: `port ${parsed.port} is not known to speak https` }
  parsed.protocol = 'https:'
  parsed.hash = ''
  return { url: parsed.href, upgraded }
}

/** The first usable of the addresses that a page states for itself, in order of trust, with a note if there is none or
 * it was given with http. */
export function chosenAddress(stated: readonly string[]): {
  url: { value: string; from: string; upgraded: boolean } | null
  notes: string[]
} {
  const base = stated.find((one) => /^https?:\/\//i.test(one))
  const read = stated.slice(0, most).map((one) => ({ from: resolved(one, base), address: readAddress(one, base) }))
  for (const { from, address } of read) {
    if (!('url' in address)) continue
    const { url, upgraded } = address
    const note = `its address is given with http and linked with https, untried: ${url}`
    return { url: { value: url, from, upgraded }, notes: upgraded ? [note] : [] }
  }
  return { url: null, notes: read.slice(0, 1).map(({ from, address }) => withoutLink(from, address)) }
}

/** Most addresses of one page that are examined. */
const most = 8

const resolved = (stated: string, base: string | undefined) => parse(stated, base)?.href ?? stated

function withoutLink(from: string, address: Address): string {
  const why = 'unusable' in address ? address.unusable : ''
  return `its address “${from.slice(0, 80)}” is not linked: ${why}`
}

function parse(stated: string, base: string | undefined): URL | null {
  return URL.canParse(stated, base) ? new URL(stated, base) : null
}

/** Names reserved for local use. */
const local = /(?:^|\.)(?:localhost|local|internal|invalid|test|lan|home|corp)\.?$/

/** True of a name with a dot whose last part is not a number. */
const isPublicHost = (host: string) => /\.[a-z][a-z0-9-]*\.?$/.test(host) && !local.test(host)

const written = /(?:https?:)?\/\/[^\s<>"']{3,1000}/gi

/** True if the line contains this address, however it is spelled. */
export function statesAddress(line: string, url: string): boolean {
  return (line.match(written) ?? []).some((one) => {
    const read = readAddress(one, 'https://example.com')
    return 'url' in read && read.url === url
  })
}
