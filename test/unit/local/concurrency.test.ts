// An account that may run few functions at a time: further calls wait, as on AWS, and nothing is lost (D2).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { emptyCloud, type Schedule } from '../../../infra/local/cloud.ts'
import { Messaging } from '../../../infra/local/engines/messaging.ts'
import { AsynchronousInvocations } from '../../../infra/local/events/asynchronous.ts'
import { callApi } from '../../../infra/local/events/http-api.ts'
import { MappingPoller } from '../../../infra/local/events/mapping.ts'
import { fireNext } from '../../../infra/local/events/schedules.ts'
import type { Result } from '../../../infra/local/functions/instance.ts'
import { functionOf, hostOf, temporaryFolder } from './workbench.ts'

const throttled: Result = {
  ok: false,
  throttled: true,
  error: { name: 'TooManyRequestsException', message: '', stack: '' },
}
const failed: Result = { ok: false, error: { name: 'Error', message: 'down', stack: '' } }
const done: Result = { ok: true, value: null }
const second = 1000

describe('Queues', () => {
  test('share one function at a time: every message is worked on once, none is received again', async () => {
    const names = ['a', 'b', 'c']
    const arn = (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`
    const queues = names.map((name) => ({ name, arn: arn(name), url: `http://127.0.0.1:1/0/${name}`, attributes: {} }))
    const messaging = await Messaging.open(temporaryFolder())
    messaging.deploy({ ...emptyCloud(), queues })
    const code = `import { appendFileSync } from 'node:fs'
    export const handler = async ({ Records }) => {
      for (const { body, attributes } of Records)
        appendFileSync(process.env.SAID, body + ' received ' + attributes.ApproximateReceiveCount + '\\n')
    }`
    const functions = names.map((name) => functionOf(code, { id: name, arn: `function ${name}`, name }))
    const said = join(temporaryFolder(), 'said.txt')
    const { host } = hostOf(functions, { SAID: said }, { concurrency: 1 })
    const pollers = names.map(
      (name) =>
        new MappingPoller({
          mapping: {
            functionArn: `function ${name}`,
            queueArn: arn(name),
            batchSize: 2,
            windowSeconds: 0,
            partialResponses: true,
            maximumConcurrency: 2,
          },
          queue: messaging.queue(arn(name)),
          deadLetters: messaging.deadLetters,
          host,
        }),
    )
    onTestFinished(async () => {
      for (const poller of pollers) poller.stop()
      await messaging.close()
    })
    for (let n = 0; n < 6; n++) for (const name of names) messaging.send(arn(name), `${name}${n}`)
    do await new Promise((resolve) => setImmediate(resolve))
    while (!pollers.every((poller) => poller.quiet))
    expect(host.throttled).toBeGreaterThan(0)
    for (const name of names) {
      const { messages, inflightMessages } = messaging.queue(arn(name))
      expect([messages.length, inflightMessages.size]).toEqual([0, 0])
    }
    const wanted = names.flatMap((name) => [0, 1, 2, 3, 4, 5].map((n) => `${name}${n} received 1`))
    expect(readFileSync(said, 'utf8').trim().split('\n').sort()).toEqual(wanted.sort())
  })
})

/** A host that gives these answers one after another, then the last one for ever. */
function aQueue(answers: Result[], file = join(temporaryFolder(), 'invocations.json')) {
  const calls: { at: number; event: unknown }[] = []
  const dead: unknown[] = []
  const clock = {
    ms: 0,
    advanceTo: (instant: number) => {
      clock.ms = Math.max(clock.ms, instant)
    },
  }
  const host = {
    invoke: async (_: string, event: unknown) => {
      calls.push({ at: clock.ms, event })
      return answers[Math.min(calls.length, answers.length) - 1] ?? done
    },
    function: () => functionOf('', { deadLetterArn: 'dead' }),
  }
  const deadLetter = (_: string, event: unknown) => void dead.push(event)
  const invocations = new AsynchronousInvocations({ host, deadLetter, file, now: () => clock.ms })
  return { invocations, calls, dead, clock, file }
}

async function untilNothingWaits({ invocations, clock }: ReturnType<typeof aQueue>): Promise<void> {
  for (;;) {
    const at = await fireNext(
      { schedules: [], clock, invocations },
      { after: clock.ms, until: Number.MAX_SAFE_INTEGER },
    )
    if (at === null) return
  }
}

describe('A schedule’s call', () => {
  test('that is throttled is tried again on the clock, after 1, 2, 4 … seconds, until it is done', async () => {
    const queue = aQueue([throttled, throttled, throttled, throttled, done])
    await queue.invocations.call('f', { week: 1 })
    await untilNothingWaits(queue)
    expect(queue.calls.map(({ at }) => at / second)).toEqual([0, 1, 3, 7, 15])
    expect(queue.dead).toEqual([])
  })

  test('waits at most five minutes, and is given up to the dead-letter queue after six hours', async () => {
    const queue = aQueue([throttled])
    await queue.invocations.call('f', { week: 1 })
    await untilNothingWaits(queue)
    const waits = queue.calls.slice(1).map(({ at }, n) => (at - (queue.calls[n]?.at ?? 0)) / second)
    expect(Math.max(...waits)).toBe(300)
    expect((queue.calls.at(-1)?.at ?? 0) / second).toBeGreaterThanOrEqual(6 * 3600)
    expect(queue.dead).toEqual([{ week: 1 }])
  })

  test('that fails is tried three times, then lies in the dead-letter queue', async () => {
    const queue = aQueue([failed])
    await queue.invocations.call('f', { week: 1 })
    expect([queue.calls.length, queue.dead, queue.invocations.due]).toEqual([3, [{ week: 1 }], null])
  })

  test('that waits survives a kill', async () => {
    const before = aQueue([throttled])
    await before.invocations.call('f', { week: 1 })
    expect(existsSync(before.file)).toBe(true)
    const after = aQueue([done], before.file)
    await untilNothingWaits(after)
    expect(after.calls).toEqual([{ at: second, event: { week: 1 } }])
    expect(aQueue([done], before.file).invocations.due).toBeNull()
  })

  test('comes in its turn among the schedules that are due', async () => {
    const queue = aQueue([throttled, done])
    const tick: Schedule = {
      name: 'tick',
      expression: 'rate(1 minute)',
      zone: 'UTC',
      functionArn: 'f',
      roleArn: 'r',
      input: '{"at":"<aws.scheduler.scheduled-time>"}',
    }
    const instants: (number | null)[] = []
    for (let after = 0; after < 120 * second; after = instants.at(-1) ?? Number.MAX_SAFE_INTEGER)
      instants.push(await fireNext({ schedules: [tick], ...queue }, { after, until: 120 * second }))
    expect(instants.map((ms) => (ms ?? 0) / second)).toEqual([60, 61, 120])
    expect(queue.calls.map(({ event }) => event)).toEqual(
      ['01:00', '01:00', '02:00'].map((time) => ({ at: `1970-01-01T00:${time}Z` })),
    )
  })
})

describe('A request to the API', () => {
  test('that comes while all are busy is answered 503, and the next one as ever', async () => {
    const said = join(temporaryFolder(), 'held')
    const one = functionOf(
      `import { existsSync } from 'node:fs'
      export const handler = async () => {
        while (!existsSync(process.env.HELD)) await new Promise(setImmediate)
        return { statusCode: 200, body: 'well' }
      }`,
      { arn: 'f' },
    )
    const { host } = hostOf([one], { HELD: said }, { concurrency: 1 })
    const api = { id: 'a', domains: [], routes: [{ key: 'GET /', functionArn: 'f' }] }
    const request = { method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0), ip: '127.0.0.1' }
    const first = callApi(api, request, host)
    expect((await callApi(api, request, host)).status).toBe(503)
    writeFileSync(said, '')
    expect((await first).status).toBe(200)
    expect((await callApi(api, request, host)).status).toBe(200)
  })
})
