// Promises O1 and O2 in one small cloud, from template to answer: an object lands, a queue carries the notification, a
// function reads and writes what its role allows and is refused the rest; a request reaches the API through the
// distribution.
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { dayMs } from '../../../functions/durations.ts'
import { type Laptop, startLaptop } from '../../../infra/local/laptop.ts'
import { closeServer, listen, refuseTaken } from '../../../infra/local/loopback/listen.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'
import { freePort } from '../../support/runs/free-port.ts'
import { assemble } from './small-cloud.ts'
import { temporaryFolder } from './workbench.ts'

async function start(
  folder: string,
  assembly: string,
): Promise<{ laptop: Laptop; site: string; shown: string[]; clock: VirtualClock }> {
  const sitePort = await freePort()
  const shown: string[] = []
  const clock = new VirtualClock()
  mkdirSync(join(folder, 'engines'), { recursive: true })
  const laptop = await startLaptop({
    assembly,
    file: (name) => join(folder, name),
    clock,
    sitePort,
    limits: { maxPerSecond: 10, maxPerDay: 100 },
    show: (line) => shown.push(line),
    onCrash: (error) => shown.push(error.message),
  })
  onTestFinished(() => laptop.close())
  return { laptop, site: `http://127.0.0.1:${sitePort}`, shown, clock }
}

describe('A small cloud on the laptop', () => {
  test('an object that lands is read by the function, which may do what its role says and no more', async () => {
    const folder = temporaryFolder()
    const { laptop, shown, clock } = await start(folder, assemble(folder))
    // An SDK whose clock differs from its service's takes a refusal for a late signature, and tries again.
    clock.advanceTo(clock.now() + 7 * dayMs)
    laptop.messaging.put('content', 'inbox/a page.txt', Buffer.from('words'), 'text/plain')
    await laptop.quiet()
    expect(shown).toEqual([])
    const result = laptop.messaging.get('content', 'out/result.json')
    expect(JSON.parse(String(result?.body))).toEqual({
      read: 'words',
      secret: 40,
      row: 200,
      forbiddenRow: 'AccessDeniedException at attempt 1',
      forbiddenPut: 'AccessDenied at attempt 1',
      missing: 'AccessDenied at attempt 1',
    })
    const calls = readFileSync(join(folder, 'calls.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(calls).toContainEqual(
      expect.objectContaining({ caller: 'Reader', action: 'dynamodb:PutItem', allowed: true }),
    )
    expect(calls).toContainEqual(
      expect.objectContaining({
        caller: 'Reader',
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::content/elsewhere/a',
        allowed: false,
      }),
    )
    expect(calls).toContainEqual(
      expect.objectContaining({ caller: 'Reader', action: 'sqs:ReceiveMessage', allowed: true }),
    )
  })

  test('a request comes through the distribution: function at the edge, origin header, route, function', async () => {
    const folder = temporaryFolder()
    const { laptop, site } = await start(folder, assemble(folder))
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const answer = await fetch(`${site}/leave/abc`, { method: 'POST', body })
    const secret = laptop.secret('arn:aws:secretsmanager:eu-west-1:000000000000:secret:data-Secret-laptop')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBe('a=1')
    expect(await answer.json()).toEqual([
      'POST /leave/{token}',
      { token: 'abc' },
      secret,
      '127.0.0.1',
      'List-Unsubscribe=One-Click',
    ])
    expect((await fetch(`${site}/leave/abc/more`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${site}/`, { method: 'POST' })).status).toBe(403)
  })

  test('pages come from the bucket behind the distribution', async () => {
    const folder = temporaryFolder()
    const { laptop, site } = await start(folder, assemble(folder))
    laptop.messaging.put('content', 'out/index.html', Buffer.from('<h1>Hello</h1>'), 'text/html')
    const answer = await fetch(`${site}/`)
    expect(await answer.text()).toBe('<h1>Hello</h1>')
    expect(answer.headers.get('content-type')).toBe('text/html')
    expect((await fetch(`${site}/nothing`)).status).toBe(404)
  })

  test('what lies in tables, buckets and secrets is there after a restart', async () => {
    const folder = temporaryFolder()
    const assembly = assemble(folder)
    const arn = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:data-Secret-laptop'
    const first = await start(folder, assembly)
    first.laptop.messaging.put('content', 'out/index.html', Buffer.from('kept'), 'text/html')
    const secret = first.laptop.secret(arn)
    await first.laptop.close()
    const second = await start(folder, assembly)
    expect(String(second.laptop.messaging.get('content', 'out/index.html')?.body)).toBe('kept')
    expect(second.laptop.secret(arn)).toBe(secret)
  })

  test('a link that AWS would refuse stops the start', async () => {
    const folder = temporaryFolder()
    const assembly = assemble(folder, (resources) => {
      delete resources['QueuePolicy']
    })
    await expect(start(folder, assembly)).rejects.toThrow(
      's3.amazonaws.com (for arn:aws:s3:::content) may not sqs:SendMessage',
    )
  })

  test('a taken port is named with its remedy', async () => {
    const server = createServer()
    const port = await listen(server, 0)
    onTestFinished(() => closeServer(server))
    const other = createServer()
    await expect(listen(other, port)).rejects.toThrow(
      `port ${port} is in use: stop what is using it, or run "npm start -- --port`,
    )
    await expect(refuseTaken(port)).rejects.toThrow(`port ${port} is in use`)
    // Whoever gave another port is told why this one.
    await expect(refuseTaken(port, `port ${port} (for the inbox)`)).rejects.toThrow(
      `${port} (for the inbox) is in use: stop`,
    )
  })
})
