// Promise O1: a function on the laptop lives as a Lambda does: its own environment, clock, time and memory limit.
import { describe, expect, test } from 'vitest'
import { environmentOf } from '../../../infra/local/functions/environment.ts'
import { functionOf, hostOf } from './workbench.ts'

const urls = { gateway: 'http://127.0.0.1:1', tables: 'http://127.0.0.1:2' }
const site = { deployed: ['https://news.example.com'], local: 'http://127.0.0.1:4180', commandOptions: '' }

describe('A function on the laptop', () => {
  test('sees exactly what it is given of the environment, nothing of the runner’s', async () => {
    process.env['BROADSHEET_TEST_SECRET'] = 'of the runner'
    const one = functionOf('export const handler = async () => ({ ...process.env })')
    const { host } = hostOf([one], { TABLE: 'readers', AWS_REGION: 'eu-west-1' })
    const result = await host.invoke(one.arn, {})
    expect(result).toEqual({ ok: true, value: { TABLE: 'readers', AWS_REGION: 'eu-west-1' } })
    delete process.env['BROADSHEET_TEST_SECRET']
  })

  test('is given the template’s variables, its logical id as access key, and the local site', () => {
    const one = functionOf('', { environment: { SETTINGS: '{"siteUrl":"https://news.example.com"}' } })
    const environment = environmentOf(one, urls, site)
    // What commands in mails carry is of this run, and never the profile of a deployment.
    expect(JSON.parse(environment['SETTINGS'] ?? '')).toEqual({ siteUrl: site.local, commandOptions: '' })
    const elsewhere = environmentOf(one, urls, { ...site, commandOptions: '--folder /tmp/x' })
    expect(JSON.parse(elsewhere['SETTINGS'] ?? '')).toEqual({ siteUrl: site.local, commandOptions: '--folder /tmp/x' })
    expect(environment).toMatchObject({
      AWS_ACCESS_KEY_ID: 'Function1',
      AWS_LAMBDA_FUNCTION_NAME: 'function-1',
      LAMBDA_TASK_ROOT: one.folder,
      AWS_ENDPOINT_URL_DYNAMODB: urls.tables,
      AWS_ENDPOINT_URL_SES: urls.gateway,
    })
  })

  test('lives by the virtual clock, also when it jumps', async () => {
    const code = `export const handler = async () => [new Date().toISOString().slice(0, 10), Date.now(),
      new Date() instanceof Date, new Date(0).toISOString(), typeof Date(), new Date().constructor === Date]`
    const one = functionOf(code)
    const { host, clock } = hostOf([one])
    clock.startAt(Date.parse('2030-01-02T00:00:00Z'))
    const first = await host.invoke(one.arn, {})
    expect(first.ok && first.value).toMatchObject(
      ['2030-01-02', {}, true, '1970-01-01T00:00:00.000Z', 'string', true].map((v, n) =>
        n === 1 ? expect.any(Number) : v,
      ),
    )
    clock.advanceTo(Date.parse('2030-01-09T00:00:00Z'))
    const second = await host.invoke(one.arn, {})
    expect(second.ok && (second.value as unknown[])[0]).toBe('2030-01-09')
  })

  test('the clock never goes back', async () => {
    const { clock } = hostOf([])
    clock.startAt(Date.parse('2030-01-02T00:00:00Z'))
    clock.advanceTo(Date.parse('2029-01-01T00:00:00Z'))
    expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2030-01-02T00:00:00Z'))
  })

  test('is killed at its time limit, and the next invocation finds a new instance', async () => {
    const code = `let calls = 0
      export const handler = async ({ hang }) => { calls++; if (hang) for (;;); return calls }`
    const one = functionOf(code, { timeoutSeconds: 0.3 })
    const limits: { ms: number; end: () => void; cancelled: boolean }[] = []
    const startLimit = (ms: number, end: () => void) => {
      const limit = { ms, end, cancelled: false }
      limits.push(limit)
      return () => {
        limit.cancelled = true
      }
    }
    const { host, shown } = hostOf([one], {}, { startLimit })
    expect(await host.invoke(one.arn, {})).toEqual({ ok: true, value: 1 })
    expect(limits).toMatchObject([{ ms: 300, cancelled: true }])
    const hanging = host.invoke(one.arn, { hang: true })
    await expect.poll(() => limits.length).toBe(2)
    limits[1]?.end()
    expect(await hanging).toMatchObject({ ok: false, error: { name: 'Sandbox.Timedout' } })
    expect(await host.invoke(one.arn, {})).toEqual({ ok: true, value: 1 })
    expect(shown).toEqual(['Function1: Sandbox.Timedout: Task timed out after 0.30 seconds'])
  })

  test('fails alone when it needs more memory than the template gives it', async () => {
    const code = `export const handler = async ({ eat }) => {
      const held = []; while (eat) held.push(new Array(100000).fill(held.length)); return 'fine' }`
    const one = functionOf(code, { memoryMegabytes: 32 })
    const { host } = hostOf([one])
    expect(await host.invoke(one.arn, { eat: true })).toMatchObject({ ok: false, error: { name: 'Runtime.ExitError' } })
    expect(await host.invoke(one.arn, {})).toEqual({ ok: true, value: 'fine' })
  })

  test('what it throws is a result, shown with its name', async () => {
    const one = functionOf('export const handler = async () => { throw new TypeError("no such page") }')
    const { host, shown } = hostOf([one])
    expect(await host.invoke(one.arn, {})).toMatchObject({
      ok: false,
      error: { name: 'TypeError', message: 'no such page' },
    })
    expect(shown).toEqual(['Function1: TypeError: no such page'])
  })

  test('a bundle that cannot be loaded says so at its first invocation', async () => {
    const one = functionOf('export const handle = 1')
    const { host } = hostOf([one])
    expect(await host.invoke(one.arn, {})).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('exports no function handler') },
    })
  })

  test('works on one invocation at a time, and on more in more instances up to the limit', async () => {
    const code = `let at = 0
      export const handler = async () => { const mine = ++at; for (let turn = 0; turn < 9; turn++) await new Promise(setImmediate); return mine === at }`
    const one = functionOf(code)
    const { host } = hostOf([one])
    const all = await Promise.all(Array.from({ length: 6 }, () => host.invoke(one.arn, {}, 2)))
    expect(all).toEqual(all.map(() => ({ ok: true, value: true })))
    expect(host.running).toBe(0)
  })
})

test('a function may be loaded before anybody calls it; one that cannot be loaded says so when it is called', async () => {
  const counting = 'let calls = 0\nexport const handler = async () => ++calls'
  const good = functionOf(counting)
  const broken = functionOf("throw new Error('no such table')", { id: 'Broken', arn: `${good.arn}-broken` })
  const { host } = hostOf([good, broken])
  await host.load([broken.arn, good.arn, good.arn])
  expect(await host.invoke(good.arn, {})).toEqual({ ok: true, value: 1 })
  expect(await host.invoke(good.arn, {})).toEqual({ ok: true, value: 2 })
  expect(await host.invoke(broken.arn, {})).toMatchObject({ ok: false, error: { name: expect.any(String) } })
})

test('functions are loaded beforehand only while there is room, and waiting for it ends with what runs', async () => {
  const busy = functionOf('export const handler = () => new Promise((end) => setImmediate(end))')
  const later = functionOf('export const handler = () => 1', { id: 'Later', arn: `${busy.arn}-later` })
  const { host } = hostOf([busy, later])
  const asked: number[] = []
  const hasRoom = () => asked.push(host.running) > 0 && host.running === 0
  const call = host.invoke(busy.arn, {})
  await host.load([later.arn], hasRoom)
  expect(asked).toEqual([1, 0])
  expect(await call).toMatchObject({ ok: true })
})
