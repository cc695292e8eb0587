// No client, whatever it sends or leaves out, ends a server of the laptop, and no page of the web gets an answer from
// one.
import { request } from 'node:http'
import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from './clients.ts'
import { type Opened, openServers, type ServerName, usual } from './servers.ts'

/** Slow clients are waited for; a normal request that a busy machine stalls so long is asked again. */
const limits = { headersMs: 200, requestMs: 200, checkMs: 25 }

let opened: Opened
/** With the limits of every day, for what is not about them. */
let patient: Opened
beforeAll(async () => {
  opened = await openServers(limits)
  patient = await openServers()
})
afterAll(() => Promise.all([opened.close(), patient.close()]))

const names = Object.keys(usual) as ServerName[]

/** The status of an answer, and its headers. `fetch` would not let a Host be chosen. */
function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { connection: 'close', ...headers } })
    asked.on('error', reject)
    asked.on('response', async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
    })
    asked.end()
  })
}

async function answersAsUsual(name: ServerName): Promise<void> {
  const { path, status } = usual[name]
  for (;;) {
    const answer = await ask(opened.port[name], path)
    if (answer.status === 408) continue
    expect(answer.status).toBe(status)
    return
  }
}

describe('Every server of the laptop goes on answering after a client that', () => {
  test.each(clients)('$name', async ({ attack, isSlow }) => {
    const attacked = names.map(async (name) => {
      const answer = await attack(opened.port[name])
      // By a time limit, or at once if nothing of it is wanted: never with an answer as if nothing were wrong.
      if (isSlow) expect(answer).toMatch(/^(?:$|HTTP\/1\.1 4\d\d )/)
      await answersAsUsual(name)
    })
    await Promise.all(attacked)
  })
})

test('each server says each kind of problem once, with its own name', async () => {
  const kinds = ['a client hung up', 'a client took too long', 'something malformed']
  const wanted = names.flatMap((name) => kinds.map((what) => [name, what] as const))
  const said = ([name, what]: readonly [string, string]) =>
    opened.said.filter((line) => line.startsWith(`${name}: `) && line.includes(what)).length
  const attacks = clients.filter(({ name }) => /half a body|middle of a body|garbage/.test(name))
  await Promise.all(names.flatMap((name) => [...attacks, ...attacks].map(({ attack }) => attack(opened.port[name]))))
  while (wanted.some((one) => said(one) === 0)) await nextTurn()
  expect(wanted.filter((one) => said(one) !== 1)).toEqual([])
})

describe.each(names)('The %s', (name) => {
  test('refuses what names another Host, as a page of the web does whose name was made to point here', async () => {
    for (const host of [
      'evil.example.com',
      `evil.example.com:${patient.port[name]}`,
      '127.0.0.1.example.com',
      'localhost.',
    ]) {
      const { status, headers } = await ask(patient.port[name], usual[name].path, { host })
      expect([host, status]).toEqual([host, 421])
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  test.each(['GET', 'POST', 'OPTIONS', 'DELETE'])('refuses a %s of a page of another origin', async (method) => {
    const port = patient.port[name]
    const foreign = ['https://evil.example.com', 'http://127.0.0.1:1', `http://localhost:${port}`, 'null', 'file://']
    for (const origin of foreign) {
      const asked = { origin, host: `127.0.0.1:${port}`, 'access-control-request-method': 'DELETE' }
      const { status, headers } = await ask(port, usual[name].path, asked, method)
      expect([origin, status]).toEqual([origin, 403])
      expect(Object.keys(headers).filter((header) => header.startsWith('access-control-'))).toEqual([])
    }
  })

  test.each(['127.0.0.1', 'localhost'])('answers its own pages at %s, forms without a referrer too', async (host) => {
    const at = `${host}:${patient.port[name]}`
    const { path, status } = usual[name]
    const plain = await ask(patient.port[name], path, { host: at, origin: `http://${at}` })
    const form = await ask(patient.port[name], path, { host: at, origin: 'null', 'sec-fetch-site': 'same-origin' })
    expect([plain.status, form.status]).toEqual([status, status])
    expect(plain.headers['access-control-allow-origin']).toBeUndefined()
  })
})

test('the inbox upgrades its own page to a web socket and nobody else’s', async () => {
  const port = patient.port.inbox
  const upgrade = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      const lines = [`Host: 127.0.0.1:${port}`, `Origin: ${origin}`, 'Connection: Upgrade', 'Upgrade: websocket']
      const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']
      socket.write(['GET /socket.io/?EIO=4&transport=websocket HTTP/1.1', ...lines, ...key, '', ''].join('\r\n'))
      socket.once('data', (chunk) => {
        socket.destroy()
        resolve(chunk.toString('latin1').slice(9, 12))
      })
    })
  expect(await upgrade(`http://127.0.0.1:${port}`)).toBe('101')
  expect(await upgrade('https://evil.example.com')).toBe('403')
})

describe('The mailbox goes on taking mails after a client that', () => {
  const greeting = ['EHLO a', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'DATA']

  /** Says line after line as they are answered; answers everything that was said to it when the connection ends. */
  function talk(lines: string[], then: (socket: ReturnType<typeof connect>) => void, to = opened): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(to.port.mailbox, '127.0.0.1')
      const waiting = [...lines]
      let all = ''
      socket.on('data', (chunk) => {
        all += chunk.toString('latin1')
        if (!/^\d{3} [^\n]*\n$/m.test(all.slice(all.lastIndexOf('\n', all.length - 2) + 1))) return
        const next = waiting.shift()
        if (next === undefined) then(socket)
        else socket.write(`${next}\r\n`)
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(all))
    })
  }

  /** Where a busy machine stalls the client beyond the time limit, it tries again. */
  async function takesMail(): Promise<void> {
    for (;;) if ((await sayAll()).includes('250 Message queued')) return
  }

  function sayAll(): Promise<string> {
    let rest = ['Subject: hello\r\n\r\nwords\r\n.', 'QUIT']
    return talk(greeting, (socket) => {
      const [next, ...others] = rest
      rest = others
      if (next === undefined) socket.end()
      else socket.write(`${next}\r\n`)
    })
  }

  test('hangs up in the middle of a mail, or resets the connection there', async () => {
    await talk(greeting, (socket) => socket.write('Subject: half', () => socket.destroy()))
    await talk(greeting, (socket) => socket.write('Subject: half', () => socket.resetAndDestroy()))
    await takesMail()
  })

  test('sends a byte now and then: the connection ends by the time limit', async () => {
    await talk(greeting, (socket) => {
      const timer = setInterval(() => socket.write('a'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    await takesMail()
    expect(opened.said.filter((line) => /^inbox \(SMTP\): a client took too long/.test(line))).toHaveLength(1)
  })

  test('connects and says nothing: the connection ends by the time limit', async () => {
    await talk([], () => {})
    await takesMail()
  })

  test('sends more than a mail may have, garbage, or HTTP', async () => {
    const announced = ['EHLO a', 'MAIL FROM:<a@example.com> SIZE=99999999', 'QUIT']
    expect(await talk(announced, (socket) => socket.end(), patient)).toContain('552 ')
    const large = `${'a'.repeat(1022)}\r\n`.repeat(11 * 1024)
    const said = await talk(greeting, (socket) => socket.write(`${large}.\r\nQUIT\r\n`), patient)
    expect(said).not.toContain('250 Message queued')
    await talk([], (socket) => socket.end('\u0000\u0001\u00ff\r\n'.repeat(100)))
    expect(await talk([], (socket) => socket.write('POST / HTTP/1.1\r\n'), patient)).toContain('421 ')
    await takesMail()
  })
})

test('nothing is left to be said by a process that should have ended', async () => {
  await nextTurn()
  expect(opened.said.filter((line) => /ended|RangeError|TypeError|Error:/.test(line))).toEqual([])
})
