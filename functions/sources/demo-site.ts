// The one exception to “never a machine of our own”: the demonstration's site, on the loopback interface of a laptop.
// It answers for every host under `.example`, a domain that does not exist on the web (RFC 2606), so that its articles
// have realistic addresses and no real host is ever confused with it.

/** The loopback address and a port, which need no resolver. */
const loopback = /^http:\/\/127\.0\.0\.1:\d{1,5}$/

const demoHost = /^(?:[a-z0-9-]{1,63}\.){1,8}example$/

/**
 * Where the demonstration answers for an address; `null` for any other host.
 *
 * @param demoSite origin of the demonstration; throws if it is not on the loopback interface
 * @example demoAddress('https://gazette.example/a', 'http://127.0.0.1:4182') // 'http://127.0.0.1:4182/gazette.example/a'
 */
export function demoAddress(url: string, demoSite: string): string | null {
  if (!loopback.test(demoSite))
    throw new Error(`the demonstration’s site is "${demoSite}": it must be on the loopback, like http://127.0.0.1:4182`)
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const isOfTheWeb = (protocol === 'https:' || protocol === 'http:') && port === ''
  return isOfTheWeb && demoHost.test(hostname) ? `${demoSite}/${hostname}${pathname}${search}` : null
}
