// The client of the web and hostile servers. Servers on the loopback interface stand for the internet here: the test
// decides which machine may be asked.

import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { type WebOptions, webClient } from '../../../functions/adapters/services/web.ts'

const open: Server[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await Promise.all(open.splice(0).map((server) => new Promise((closed) => server.close(closed))))
})

async function listening(server: Server): Promise<number> {
  open.push(server)
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}
const serving = (answer: RequestListener) => listening(createServer(answer))

const onLoopback: WebOptions = { isAllowed: (address) => address === '127.0.0.1', check: (url) => ({ url }) }
const limits = { bytes: 100_000, ms: 60_000 }

test('a page comes with its status, its headers and its bytes, unpacked', async () => {
  for (const [encoding, packed] of [
    ['gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['identity', Buffer.from('hello')],
  ] as const) {
    const port = await serving((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip, deflate, br')
      expect(request.headers.cookie).toBeUndefined()
      response.writeHead(200, { 'content-encoding': encoding, etag: '"1"' }).end(packed)
    })
    const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
    if ('refused' in answer) throw new Error(answer.detail)
    expect([answer.status, answer.headers.get('etag'), Buffer.from(answer.bytes).toString()]).toEqual([
      200,
      '"1"',
      'hello',
    ])
  }
})

test('a compressed feed that is cut short gives what came', async () => {
  const packed = gzipSync(Array.from({ length: 5_000 }, (_, index) => `entry ${index}`).join('\n'))
  const port = await serving((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2))
  })
  const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
  expect('bytes' in answer && Buffer.from(answer.bytes).toString()).toMatch(/^entry 0\nentry 1\n/)
})

test('a small body that unpacks to a large one is stopped at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  const port = await serving((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
  })
  const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
  expect(answer).toMatchObject({ refused: 'too-large' })
})

test('compression within compression, which hides a size, is refused', async () => {
  const port = await serving((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('hello')))
  })
  const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
  expect(answer).toMatchObject({ refused: 'malformed' })
})

test('a body without end is stopped at the limit', async () => {
  const port = await serving((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write('a'.repeat(10_000)));
      response.once('drain', more)
    }
    more()
  })
  const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
  expect(answer).toMatchObject({ refused: 'too-large' })
})

test('headers without end are refused', async () => {
  const port = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(1_000_000)}\r\n\r\n`)
    }),
  )
  const answer = await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })
  expect(answer).toMatchObject({ refused: 'malformed' })
})

test.each([
  ['never answers', () => {}],
  ['stops in the middle of its headers', 'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n'],
  ['stops in the middle of its body', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n<rss>'],
] as const)('a server that %s holds nobody up', async (_kind, words) => {
  const port = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      if (typeof words === 'string') socket.write(words)
    }),
  )
  const answer = await webClient(onLoopback).get({
    url: `http://127.0.0.1:${port}/`,
    headers: {},
    limits: { ...limits, ms: 50 },
  })
  expect(answer).toEqual({ refused: 'timeout', detail: 'no whole answer within 0.05 s' })
})

test('a resolver that never answers holds nobody up', async () => {
  const web = webClient({ ...onLoopback, resolve: () => new Promise(() => {}) })
  const answer = await web.get({ url: 'http://example.com/', headers: {}, limits: { ...limits, ms: 50 } })
  expect(answer).toMatchObject({ refused: 'timeout' })
})

test('a name that leads elsewhere the second time is asked where it led when it was checked', async () => {
  const port = await serving((_request, response) => response.end('the checked machine'))
  const answers = [['127.0.0.1'], ['10.0.0.7'], ['10.0.0.7']]
  let lookups = 0
  const web = webClient({
    ...onLoopback,
    resolve: async () => {
      lookups += 1
      return answers.shift() ?? []
    },
  })
  const answer = await web.get({ url: `http://rebinding.example:${port}/`, headers: {}, limits })
  expect('bytes' in answer && Buffer.from(answer.bytes).toString()).toBe('the checked machine')
  expect(lookups).toBe(1)
  expect(await web.get({ url: `http://rebinding.example:${port}/`, headers: {}, limits })).toMatchObject({
    refused: 'address',
  })
})

test('a name that leads to an internal machine is asked nothing, whatever else it leads to', async () => {
  let requests = 0
  const port = await serving((_request, response) => {
    requests += 1
    response.end()
  })
  const web = webClient({ ...onLoopback, resolve: async () => ['127.0.0.1', '10.0.0.7'] })
  expect(await web.get({ url: `http://both.example:${port}/`, headers: {}, limits })).toEqual({
    refused: 'address',
    detail: 'both.example leads to no machine of the public internet',
  })
  expect(requests).toBe(0)
})

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.170.2/v2/credentials/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://10.1.2.3/',
  'http://192.168.0.1/',
  'http://①②⑦.0.0.1/',
  'http://127。0。0。1/',
])('%s is not asked', async (url) => {
  const web = webClient({ resolve: async () => expect.unreachable('a literal address needs no resolver') })
  expect(await web.get({ url, headers: {}, limits })).toMatchObject({ refused: 'address' })
})

test('a name without a machine and a machine that does not answer are told apart', async () => {
  const none = webClient({
    ...onLoopback,
    resolve: async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })),
  })
  expect(await none.get({ url: 'http://nowhere.example/', headers: {}, limits })).toEqual({
    refused: 'no-host',
    detail: 'no such host as nowhere.example was found',
  })
  const port = await serving(() => {})
  await new Promise((closed) => open.pop()?.close(closed))
  expect(await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })).toEqual({
    refused: 'unreachable',
    detail: '127.0.0.1 cannot be reached (ECONNREFUSED)',
  })
})

test('an answer that is not HTTP is refused', async () => {
  const port = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.end('SSH-2.0-OpenSSH\r\n')
    }),
  )
  expect(await webClient(onLoopback).get({ url: `http://127.0.0.1:${port}/`, headers: {}, limits })).toMatchObject({
    refused: 'malformed',
  })
})
