// How long a reader waits for the handler itself: API Gateway's event in, its answer out, over fakes of all ports.
import { handle } from 'hono/aws-lambda'
import { preferencesToken } from '../../functions/subscription/links/preferences-link.ts'
import { subscriptionsApi } from '../../functions/use-cases/serving/api.ts'
import { fakePorts } from '../support/fakes/fake-ports.ts'
import { anEdition, aSubscriber, someSettings } from '../support/samples/builders.ts'
import { sampleTopics } from '../support/samples/sample.ts'
import { readTemplates } from '../support/samples/templates.ts'

/** Required by the project: `POST /` at the 95th percentile. */
const mostMs = 25
const rounds = 2_000

const ports = fakePorts('2026-11-18T08:00:00.000Z')
ports.templates.templates = readTemplates()
ports.articles.taxonomy = sampleTopics()
const published = Array.from({ length: 9 }, (_, n) => ({
  id: `s${n}`,
  headline: `Headline number ${n} of the week`,
  quotes: [],
}))
await ports.editions.create(anEdition({ id: '2026-W46', date: '2026-11-12', status: 'closed', published }))
const reader = aSubscriber({ topics: ['mena'] })
await ports.subscribers.create(reader)
const invoke = handle(subscriptionsApi(ports, someSettings()))

const first = await timed('GET', '/')
const token = /name="form" value="([^"]+)"/.exec(first.body)?.[1] ?? ''
const good = new URLSearchParams({ form: token, address: 'ann@example.com', topics: 'mena', consent: 'yes' })
const [key = { id: '', key: '' }] = ports.secrets.keys
const preferences = `/preferences/${preferencesToken(reader, ports.clock.now(), key)}`

console.log(`first request of a process: ${first.ms.toFixed(1)} ms`)
const cases: [string, string, string, string, number][] = [
  ['POST / (a good form)', 'POST', '/', good.toString(), 200],
  ['POST / (with errors)', 'POST', '/', 'address=ann', 422],
  ['GET /', 'GET', '/', '', 200],
  ['GET /preferences/…', 'GET', preferences, '', 200],
]
const slow: string[] = []
for (const [name, method, path, body, status] of cases) {
  for (let n = 0; n < 200; n += 1) await timed(method, path, body)
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < rounds; n += 1) {
    const answer = await timed(method, path, body)
    if (answer.status !== status) throw new Error(`${name} answered ${answer.status} instead of ${status}`)
    times.push(answer.ms)
    bytes = Buffer.byteLength(answer.body)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  const figures = [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(share).toFixed(2)} ms`)
  console.log(`${name.padEnd(22)} ${figures.join(' · ')} · ${bytes.toLocaleString('en')} bytes`)
  if (at(0.95) > mostMs) slow.push(name)
}
if (slow.length > 0) {
  console.error(`Slower than ${mostMs} ms at the 95th percentile: ${slow.join(', ')}.`)
  process.exitCode = 1
}

async function timed(method: string, path: string, body = ''): Promise<{ ms: number; status: number; body: string }> {
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { 'x-origin-secret': 'the origin secret for tests', 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { domainName: 'api.news.example.com', http: { method, path } },
    isBase64Encoded: body !== '',
    ...(body === '' ? {} : { body: Buffer.from(body).toString('base64') }),
  }
  const start = performance.now()
  const answer = await invoke(event as unknown as Parameters<typeof invoke>[0])
  const ms = performance.now() - start
  return { ms, status: Number(answer.statusCode), body: String(answer.body) }
}
