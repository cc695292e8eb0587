// The line of `npm run sources`, and reading a feed of the web by it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '../../../../functions/adapters/clock.ts'
import { webClient } from '../../../../functions/adapters/services/web.ts'
import { WrongArguments } from '../../../../infra/command-line/command.ts'
import { readArguments } from '../../../../infra/commands/sources/arguments.ts'
import { isAddress, readAddress, readSaved } from '../../../../infra/commands/sources/read.ts'
import { localTarget } from '../../../../infra/commands/sources/target.ts'
import { items, rss } from '../../../support/worlds/fetch-world.ts'

const open: Server[] = []
afterEach(() => Promise.all(open.splice(0).map((server) => new Promise((closed) => server.close(closed)))))

const laptop = { folder: '.local', aws: null }

it('names a command, its source and where the list is', () => {
  expect(readArguments(['add', 'example.com', '--every', '1h', '--keep', '5', '--own-text', '--yes'])).toEqual({
    order: { command: 'add', address: 'example.com', details: { every: '1h', keep: 5, full: false } },
    yes: true,
    place: laptop,
  })
  const details = { topics: ['a', 'b'], freshFor: '30d', quote: 40, language: 'sv' }
  expect(
    readArguments(['add', 'x.example', '--topics', 'a, b', '--fresh-for', '30d', '--quote', '40', '--language', 'sv']),
  ).toMatchObject({ order: { details } })
  expect(readArguments(['check'])).toEqual({ order: { command: 'check', id: null }, yes: false, place: laptop })
  expect(readArguments(['list', '--profile', 'news', '--bucket', 'b', '--table', 't'])).toMatchObject({
    place: { aws: { profile: 'news', bucket: 'b', table: 't' } },
  })
  expect(readArguments(['read', '-', '--json'])).toEqual({
    ...{ command: 'read', from: '-', base: null, contentType: null, kind: null, json: true },
  })
})

it.each([
  [[], 'no command'],
  [['add'], 'add which site'],
  [['list', 'x'], '"x" is too much'],
  [['pause'], 'pause which source'],
  [['import'], 'import which file'],
  [['read'], 'read which feed'],
  [['read', 'a.xml', '--kind', 'rss'], '--kind rss is none of feed, page, sitemap, mail'],
  [['fetch', 'a', 'b'], '"b" is too much'],
  [['drop', 'a'], 'unknown command "drop"'],
  [['list', '--every', '1h'], '--every belongs to "add", not to "list"'],
  [['pause', 'a', '--withdraw'], '--withdraw belongs to "remove"'],
  [['list', '--json'], '--json belongs to "read"'],
  [['read', 'a.xml', '--yes'], '--yes is not for "read"'],
  [['read', 'a.xml', '--base', 'example.com'], '--base example.com is no web address'],
  [['list', '--table', 't'], '--table is given without --profile'],
  [['list', '--bucket', 'b'], '--bucket is given without --profile'],
])('%j is refused with the reason and where the usage is', (words, reason) => {
  expect(() => readArguments(words)).toThrow(WrongArguments)
  expect(() => readArguments(words)).toThrow(new RegExp(`${reason}[^]*npm run sources -- --help shows all`))
})

it('says what to do where nothing runs', () => {
  expect(() => localTarget('/nowhere')).toThrow('start it with "npm start -- --folder /nowhere"')
})

it('reads a feed of the web as a source is read: under its user agent, and never of a machine of our own', async () => {
  const agents: (string | undefined)[] = []
  const server = createServer((request, response) => {
    agents.push(request.headers['user-agent'])
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss(items(2, 1)))
  })
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const clock = { ...systemClock(), sleep: async () => {} }
  const site = 'http://news.example.com/feed.xml'
  const onLoopback = webClient({
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async () => ['127.0.0.1'],
    check: (url) => ({ url: url.replace('news.example.com', `news.example.com:${port}`) }),
  })
  const read = await readAddress(
    { from: site, kind: null },
    'broadsheet/1.0 (+https://list.example.com/)',
    onLoopback,
    clock,
  )
  expect(read).toMatchObject({
    kind: 'feed',
    read: { title: 'Harbour Gazette', entries: [{ title: 'Ferry 2' }, { title: 'Ferry 1' }] },
  })
  expect(agents).toEqual(Array(2).fill('broadsheet/1.0 (+https://list.example.com/)'))
  expect(await readAddress({ from: 'http://127.0.0.1/feed', kind: null }, 'a', webClient(), clock)).toMatchObject({
    read: { refused: expect.stringContaining('127.0.0.1') },
  })
})

it('tells addresses from files', () => {
  expect(['https://example.com/', 'FTP://a', 'feed.xml', '-', 'c:/feed.xml'].map(isAddress)).toEqual([
    ...[true, true, false, false, false],
  ])
})

it('reads a packed file as what is in it, and says of a folder or a missing file what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-read-'))
  const file = join(folder, 'feed.xml.gz')
  writeFileSync(file, gzipSync(rss(items(1))))
  const read = (from: string) =>
    readSaved({ command: 'read', from, base: null, contentType: null, kind: null, json: false })
  expect(await read(file)).toMatchObject({ kind: 'feed', read: { entries: [{}] } })
  await expect(read(folder)).rejects.toThrow('is a folder: name a file in it')
  await expect(read(join(folder, 'none'))).rejects.toThrow('name a saved feed, or an address that begins with https://')
  rmSync(folder, { recursive: true })
})

it('says of an address that is never asked why, not that the rules of its site are unknown', async () => {
  const { read } = await readAddress({ from: 'http://10.0.0.1/feed', kind: null }, 'Test', webClient(), systemClock())
  expect(read).toMatchObject({ refused: '10.0.0.1 leads to no machine of the public internet' })
})
