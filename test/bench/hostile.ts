// `npm run bench -- hostile`: hostile addresses, redirects, servers and documents, each with what became of it, the
// time it took and the memory that stayed. Ends with an error if one was let through or took too much.
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { webClient } from '../../functions/adapters/services/web.ts'
import type { Web } from '../../functions/source-ports.ts'
import { readFeed } from '../../functions/sources/feed/feed.ts'
import type { WebAnswer } from '../../functions/sources/types.ts'
import { followRedirects } from '../../functions/use-cases/fetching/follow-redirects.ts'

/** What an exchange, or the reading of a document, may take here: `fetch-source` has 1,024 MB. */
const most = { ms: 5_000, megabytes: 400 }
/** Servers that send nothing are given up after this; in the product after 20 s. */
const givenUpMs = 300
const limits = { bytes: 2_000_000, ms: givenUpMs }

interface Row {
  what: string
  outcome: string
  isHeld: boolean
}

/** What the names of the table lead to. */
const names = new Map([
  ['localhost', ['127.0.0.1', '::1']],
  ['inside.example.com', ['10.0.0.7']],
  ['metadata.example.com', ['169.254.169.254']],
  ['mixed.example.com', ['93.184.216.34', '192.168.1.1']],
  ['mapped.example.com', ['::ffff:10.0.0.1']],
  ['nat64.example.com', ['64:ff9b::a00:1']],
  ['sixtofour.example.com', ['2002:a00:1::1']],
  ['local.example.com', ['fd00::1']],
  ['nowhere.example.com', []],
])

const publicStart = 'https://public.example.net/1'
const inside = webClient({
  resolve: async (host) => names.get(host) ?? ['127.0.0.1'],
})

const addresses = [
  ...['file:///etc/passwd', 'data:text/xml,<rss/>', 'gopher://127.0.0.1:11211/_stats', 'ftp://example.com/feed'],
  ...['javascript:alert(1)', 'blob:https://example.com/1', 'jar:http://example.com/a!/b', 'dict://127.0.0.1:2628/'],
  ...['http://reader@example.com/', 'https://a:b@example.com/', 'https://example.com:443@10.0.0.1/'],
  ...['http://example.com:22/', 'http://example.com:25/', 'http://example.com:6379/', 'http://example.com:8080/'],
  ...['http://127.0.0.1/', 'http://127.1/', 'http://0/', 'http://0.0.0.0/', 'http://2130706433/', 'http://0x7f000001/'],
  ...['http://0177.0.0.1/', 'http://127.0.0.1.', 'http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/'],
  ...['http://[::ffff:7f00:1]/', 'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[fd00:ec2::254]/'],
  ...['http://[fe80::1]/', 'http://169.254.169.254/latest/meta-data/', 'http://169.254.170.2/', 'http://10.0.0.1/'],
  ...['http://172.16.0.1/', 'http://192.168.0.1/', 'http://100.64.0.1/', 'http://198.18.0.1/', 'http://224.0.0.1/'],
  ...['http://255.255.255.255/', 'http://１２７.０.０.１/', ...[...names.keys()].map((name) => `http://${name}/feed`)],
]

/** Each list is a chain, told by hosts of the public web. */
const chains = [
  ['http://10.0.0.1/'],
  ['http://169.254.169.254/latest/meta-data/'],
  ['file:///etc/passwd'],
  ['gopher://127.0.0.1:11211/'],
  ['http://public.example.net:8080/'],
  ['http://a:b@public.example.net/'],
  ['http://metadata.example.com/'],
  ['//127.0.0.1/'],
  ['https://public.example.net/2', 'http://[::ffff:10.0.0.1]/'],
  ['https://public.example.net/2', 'https://public.example.net/3', 'http://inside.example.com/'],
  ['/2', '/3', '/4', '/5', '/6', '/7'],
  ['/1'],
]

const rows: Row[] = []
for (const url of addresses) rows.push(await refusedRow(url, inside, url))
for (const chain of chains)
  rows.push(await refusedRow(`redirects: ${chain.join(' → ')}`, redirecting(chain), publicStart))

rows.push(await rebinding())
rows.push(await served('gzip: 50 MB in 49 KB', packedAs('gzip', gzipSync(Buffer.alloc(50_000_000))), 'too-large'))
rows.push(
  await served('brotli: 50 MB in 60 B', packedAs('br', brotliCompressSync(Buffer.alloc(50_000_000))), 'too-large'),
)
rows.push(await served('gzip in gzip', packedAs('gzip, gzip', gzipSync(gzipSync('hello'))), 'malformed'))
rows.push(await served('a body without end', endless, 'too-large'))
rows.push(await raw('headers without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(1_000_000)}\r\n\r\n`, 'malformed'))
rows.push(await raw('no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', 'malformed'))
rows.push(await raw('no answer', '', 'timeout'))
rows.push(await raw('headers that stop', 'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n', 'timeout'))
rows.push(await raw('a body that stops', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n<rss>', 'timeout'))
rows.push(await dripping())

const feed = (title: string, head = '') => `${head}<rss><channel><item><title>${title}</title></item></channel></rss>`
const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
rows.push(await document('billion laughs', feed('&l12;', `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>`)))
rows.push(
  await document(
    'one large entity, often',
    feed('&a;'.repeat(50_000), `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(50_000)}">]>`),
  ),
)
rows.push(
  await document('an entity of a file', feed('&f;', '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), 'root:'),
)
rows.push(
  await document('an entity that holds itself', feed('&a;', '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')),
)
rows.push(await document('300,000 elements in one another', `<rss>${'<a>'.repeat(300_000)}`))
rows.push(await document('a tag without end', `<rss><item ${'a="b" '.repeat(500_000)}`))
rows.push(await document('JSON, 500,000 lists in one another', `${'['.repeat(500_000)}`))

const width = Math.max(...rows.map(({ what }) => Math.min(what.length, 64)))
for (const { what, outcome } of rows) console.log(`${what.slice(0, 64).padEnd(width)}  ${outcome}`)
const open = rows.filter(({ isHeld }) => !isHeld)
console.log(`\n${rows.length - open.length} of ${rows.length} held`)
process.exit(open.length === 0 ? 0 : 1)

/** The time it took and the memory that stayed, in words, and whether both were within bounds. */
async function measured<T>(work: () => T | Promise<T>): Promise<{ result: T; cost: string; isBounded: boolean }> {
  const [startMs, before] = [performance.now(), process.memoryUsage().rss]
  const result = await work()
  const ms = performance.now() - startMs
  const megabytes = Math.max(0, (process.memoryUsage().rss - before) / 2 ** 20)
  const cost = `${ms.toFixed(0).padStart(4)} ms  ${megabytes.toFixed(0).padStart(3)} MB`
  return { result, cost, isBounded: ms < most.ms && megabytes < most.megabytes }
}

async function refusedRow(what: string, web: Web, url: string): Promise<Row> {
  const { result, cost, isBounded } = await measured(() => followRedirects(web, { url, headers: {}, limits }))
  const { answer } = result
  const isRefused = 'refused' in answer && (answer.refused === 'address' || answer.refused === 'redirects')
  return { what, outcome: `${cost}  ${told(answer)}`, isHeld: isRefused && isBounded }
}

function told(answer: WebAnswer): string {
  return 'refused' in answer ? `${answer.refused}: ${answer.detail.slice(0, 90)}` : `ANSWERED ${answer.status}`
}

/** A host of the public web that sends its visitors on; whatever else is asked for is asked by the product's client. */
function redirecting(chain: readonly string[]): Web {
  const steps = chain.values()
  return {
    async get(request) {
      if (new URL(request.url).hostname !== 'public.example.net') return inside.get(request)
      const { value: location = '/1' } = steps.next()
      return { status: 302, headers: new Map([['location', location]]), bytes: new Uint8Array() }
    },
  }
}

async function listening(server: Server): Promise<{ url: string; server: Server }> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

/** The loopback stands for the public web. */
function exchange(url: string, ms = 5_000): Promise<WebAnswer> {
  const web = webClient({ isAllowed: (address) => address === '127.0.0.1', check: (one) => ({ url: one }) })
  return web.get({ url, headers: {}, limits: { ...limits, ms } })
}

async function against(what: string, server: Server, expected: string, ms?: number): Promise<Row> {
  const { url } = await listening(server)
  const { result, cost, isBounded } = await measured(() => exchange(url, ms))
  server.close()
  return {
    what,
    outcome: `${cost}  ${told(result)}`,
    isHeld: 'refused' in result && result.refused === expected && isBounded,
  }
}

function served(what: string, answer: RequestListener, expected: string): Promise<Row> {
  return against(what, createServer(answer), expected)
}

function packedAs(encoding: string, bytes: Buffer): RequestListener {
  return (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes)
}

function endless(_request: unknown, response: Parameters<RequestListener>[1]): void {
  const more = () => {
    while (!response.destroyed && response.write('a'.repeat(10_000)));
    response.once('drain', more)
  }
  more()
}

function raw(what: string, words: string, expected: string): Promise<Row> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.write(words)
  })
  return against(what, server, expected, givenUpMs)
}

/** A byte now and then, for ever (slow-loris). */
function dripping(): Promise<Row> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const drops = setInterval(() => socket.write('a'), 20)
    socket.on('close', () => clearInterval(drops))
  })
  return against('a byte every 20 ms', server, 'timeout', givenUpMs)
}

/** A resolver that gives two different answers: the machine that was checked is asked, and the name is not looked up
 * again. */
async function rebinding(): Promise<Row> {
  const { url, server } = await listening(createServer((_request, response) => response.end('checked')))
  const answers = [['127.0.0.1'], ['10.0.0.7']].values()
  let lookups = 0
  const web = webClient({
    isAllowed: (address) => address === '127.0.0.1',
    check: (one) => ({ url: one }),
    resolve: async () => {
      lookups += 1
      return answers.next().value ?? ['10.0.0.7']
    },
  })
  const named = url.replace('127.0.0.1', 'rebinding.example.com')
  const { result, cost, isBounded } = await measured(() => web.get({ url: named, headers: {}, limits }))
  server.close()
  const isChecked = 'bytes' in result && Buffer.from(result.bytes).toString() === 'checked' && lookups === 1
  const words = isChecked ? 'the machine that was checked answered; looked up once' : told(result)
  return {
    what: 'a name that leads inside the second time',
    outcome: `${cost}  ${words}`,
    isHeld: isChecked && isBounded,
  }
}

async function document(what: string, text: string, secret = ''): Promise<Row> {
  const bytes = new TextEncoder().encode(text)
  const { result, cost, isBounded } = await measured(() => readFeed({ bytes }))
  const said = JSON.stringify(result)
  const words = 'refused' in result ? `no feed: ${result.refused.slice(0, 60)}` : `${result.entries.length} entries`
  const isHeld = isBounded && said.length < 1_000_000 && !(secret !== '' && said.includes(secret))
  return { what, outcome: `${cost}  ${words}, ${said.length.toLocaleString('en')} characters`, isHeld }
}
