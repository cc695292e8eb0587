// One HTTP exchange with a web server. The host name is resolved once, every address it resolves to is checked, and the
// connection goes to a checked address, so a name that changes in between leads nowhere else. No redirect is followed,
// no cookie kept.
import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Web } from '../../source-ports.ts'
import { demoAddress } from '../../sources/demo-site.ts'
import { isPublicMachine, webAddress } from '../../sources/source-address.ts'
import type { WebAnswer, WebRequest } from '../../sources/types.ts'

/** Bytes. Node's own default: more than any server needs. */
const mostHeaderBytes = 16_384

export interface WebOptions {
  /** All IP addresses of a host name. Throws if there are none. */
  resolve?: (host: string) => Promise<string[]>
  isAllowed?: (address: string) => boolean
  /** The address as it will be requested, or why it is refused. */
  check?: (url: string) => { url: string } | { refused: string }
  /** Origin of the demonstration's site on the loopback interface, which then answers for all hosts under
   * `.example`. */
  demoSite?: string | undefined
}

export function webClient(options: WebOptions = {}): Web {
  const resolve = options.resolve ?? resolveAll
  const isAllowed = options.isAllowed ?? isPublicMachine
  const check = options.check ?? ((url: string) => webAddress(url))
  const demo = (url: string) => (options.demoSite === undefined ? null : demoAddress(url, options.demoSite))
  return {
    isOurs: (url) => demo(url) !== null,
    async get(asked) {
      const checked = check(asked.url)
      if ('refused' in checked) return { refused: 'address', detail: checked.refused }
      const url = new URL(checked.url)
      const signal = AbortSignal.timeout(asked.limits.ms)
      try {
        const shown = demo(checked.url)
        if (shown !== null) return await exchange(new URL(shown), ['127.0.0.1'], asked, signal)
        const machines = await within(signal, machinesOf(url.hostname, resolve))
        const inside = machines.find((machine) => !isAllowed(machine))
        if (inside !== undefined || machines.length === 0) return notPublic(url.hostname)
        return await exchange(url, machines, asked, signal)
      } catch (error) {
        return failure(error, url.hostname, asked, signal)
      }
    },
  }
}

async function resolveAll(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

/** A literal IP address needs no resolver. */
async function machinesOf(hostname: string, resolve: (host: string) => Promise<string[]>): Promise<string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) === 0 ? resolve(hostname) : [literal]
}

function exchange(url: URL, machines: string[], asked: WebRequest, signal: AbortSignal): Promise<WebAnswer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((answer, reject) => {
    const sent = request(url, {
      // A new connection each time: one that was kept alive would go to where the name led earlier.
      agent: false,
      headers: { ...asked.headers, 'accept-encoding': 'gzip, deflate, br' },
      lookup: pinned(machines),
      maxHeaderSize: mostHeaderBytes,
      signal,
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      read(response, asked, signal)
        .then(answer, reject)
        .finally(() => sent.destroy())
    })
    sent.end()
  })
}

/** Makes the connection use the addresses that were checked, and no others. */
function pinned(machines: readonly string[]): LookupFunction {
  const all = machines.map((address) => ({ address, family: isIP(address) }))
  return (_host, { all: wantsAll }, found) => {
    if (wantsAll) found(null, all)
    else found(null, all[0]?.address ?? '', all[0]?.family)
  }
}

async function read(response: IncomingMessage, asked: WebRequest, signal: AbortSignal): Promise<WebAnswer> {
  const status = response.statusCode ?? 0
  const headers = new Map(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  )
  const body = inflated(response, headers.get('content-encoding') ?? '')
  if (body === null)
    return { refused: 'malformed', detail: 'it is packed in a way that was not asked for (Content-Encoding)' }
  const parts: Uint8Array[] = []
  let size = 0
  signal.addEventListener('abort', () => body.destroy(signal.reason), { once: true })
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > asked.limits.bytes)
      return { refused: 'too-large', detail: `it is larger than ${asked.limits.bytes} bytes` }
    parts.push(part)
  }
  return { status, headers, bytes: new Uint8Array(Buffer.concat(parts)) }
}

/** The body, decompressed as it is read, so that the size limit applies to the decompressed bytes. A truncated body
 * yields what arrived. `null` for an encoding that was not asked for, or several on top of each other. */
function inflated(response: IncomingMessage, encoding: string): Readable | null {
  const forgiving = { finishFlush: constants.Z_SYNC_FLUSH }
  const kind = encoding.trim().toLowerCase()
  if (kind === '' || kind === 'identity') return response
  const unpack =
    kind === 'gzip' || kind === 'x-gzip'
      ? createGunzip(forgiving)
      : kind === 'deflate'
        ? createInflate(forgiving)
        : kind === 'br'
          ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
          : null
  if (unpack === null) return null
  response.on('error', (error) => unpack.destroy(error))
  return response.pipe(unpack)
}

function notPublic(host: string): WebAnswer {
  return { refused: 'address', detail: `${host} leads to no machine of the public internet` }
}

function failure(error: unknown, host: string, asked: WebRequest, signal: AbortSignal): WebAnswer {
  if (signal.aborted) return { refused: 'timeout', detail: `no whole answer within ${asked.limits.ms / 1000} s` }
  const code = codeOf(error)
  if (code === 'ENOTFOUND') return { refused: 'no-host', detail: `no such host as ${host} was found` }
  if (/CERT|UNABLE_TO_VERIFY/.test(code))
    return { refused: 'certificate', detail: `the certificate of ${host} is not valid (${code})` }
  if (code.startsWith('HPE_') || code.startsWith('Z_') || code.startsWith('ERR_'))
    return { refused: 'malformed', detail: `the answer cannot be read (${code})` }
  return { refused: 'unreachable', detail: `${host} cannot be reached (${code})` }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'error'
}

/** A DNS lookup cannot be aborted by a signal. */
function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}
