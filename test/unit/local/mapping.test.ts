// Promise D2: a message that could not be worked on comes again, and at last lies in the dead-letter queue.
import { describe, expect, onTestFinished, test } from 'vitest'
import { emptyCloud } from '../../../infra/local/cloud.ts'
import { Messaging } from '../../../infra/local/engines/messaging.ts'
import { failedIds, type MappingOptions, MappingPoller } from '../../../infra/local/events/mapping.ts'
import { functionOf, hostOf, temporaryFolder } from './workbench.ts'

const arn = (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`
const queue = (name: string, attributes: Record<string, string> = {}) => ({
  name,
  arn: arn(name),
  url: `http://127.0.0.1:1/000000000000/${name}`,
  attributes,
})

const redrive = JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 })

async function bench(
  code: string,
  { batchSize = 10, partialResponses = true, windowSeconds = 0 } = {},
  more: Pick<MappingOptions, 'startWindow'> = {},
) {
  const cloud = {
    ...emptyCloud(),
    queues: [queue('dead'), queue('work', { VisibilityTimeout: '600', RedrivePolicy: redrive })],
  }
  const messaging = await Messaging.open(temporaryFolder())
  messaging.deploy(cloud)
  const one = functionOf(code)
  const { host } = hostOf([one])
  const mapping = {
    functionArn: one.arn,
    queueArn: arn('work'),
    batchSize,
    windowSeconds,
    partialResponses,
    maximumConcurrency: 2,
  }
  const poller = new MappingPoller({
    mapping,
    queue: messaging.queue(arn('work')),
    deadLetters: messaging.deadLetters,
    host,
    ...more,
  })
  onTestFinished(async () => {
    poller.stop()
    await messaging.close()
  })
  return { messaging, poller, dead: () => messaging.queue(arn('dead')).messages.map(({ body }) => body) }
}

async function quiet(poller: MappingPoller): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve))
  while (!poller.quiet)
}

/** Lets the visibility time-out of what failed pass, as often as a message may be received and once more. */
async function allAttempts(poller: MappingPoller, messaging: Messaging): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    await quiet(poller)
    messaging.freeHeldMessages()
    poller.poke()
  }
  await quiet(poller)
}

const failOn = (word: string) => `export const handler = async ({ Records }) => ({
  batchItemFailures: Records.filter(({ body }) => body.includes('${word}')).map(({ messageId }) => ({ itemIdentifier: messageId })) })`

describe('An event source mapping', () => {
  test('deletes what was done and redelivers only what failed, until the dead-letter queue has it', async () => {
    const { messaging, poller, dead } = await bench(failOn('bad'))
    for (const body of ['good 1', 'bad 1', 'good 2']) messaging.send(arn('work'), body)
    await allAttempts(poller, messaging)
    expect(dead()).toEqual(['bad 1'])
    expect(messaging.queue(arn('work')).inflightMessages.size).toBe(0)
  })

  test('redelivers the whole batch when the function throws', async () => {
    const { messaging, poller, dead } = await bench('export const handler = async () => { throw new Error("down") }')
    for (const body of ['a', 'b']) messaging.send(arn('work'), body)
    await allAttempts(poller, messaging)
    expect(dead().sort()).toEqual(['a', 'b'])
  })

  test('never hands over more than the batch size', async () => {
    const { messaging, poller, dead } = await bench(
      'export const handler = async ({ Records }) => { if (Records.length > 3) throw 1 }',
      { batchSize: 3 },
    )
    for (let n = 0; n < 20; n++) messaging.send(arn('work'), String(n))
    await quiet(poller)
    expect(dead()).toEqual([])
    expect(messaging.queue(arn('work')).inflightMessages.size).toBe(0)
  })

  test('with a window, messages that come one after another go together, and none stays behind', async () => {
    // Of a batch that is not whole, the function fails all: they would end in the dead-letter queue.
    const windows: (() => void)[] = []
    const { messaging, poller, dead } = await bench(
      'export const handler = async ({ Records }) => { if (Records.length !== 3) throw 1 }',
      { windowSeconds: 5 },
      {
        startWindow: (isOver) => {
          windows.push(isOver)
          return () => {}
        },
      },
    )
    for (const body of ['a', 'b', 'c']) {
      messaging.send(arn('work'), body)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(windows).toHaveLength(1)
    windows[0]?.()
    await quiet(poller)
    expect(dead()).toEqual([])
    expect(messaging.queue(arn('work')).inflightMessages.size).toBe(0)
  })

  const ids = ['a', 'b', 'c']
  const answers: [string, unknown, string[]][] = [
    ['null means all done', null, []],
    ['no list means all done', {}, []],
    ['an empty list means all done', { batchItemFailures: [] }, []],
    ['named messages failed', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['a message that was not in the batch fails all', { batchItemFailures: [{ itemIdentifier: 'x' }] }, ids],
    ['an empty name fails all', { batchItemFailures: [{ itemIdentifier: '' }] }, ids],
    ['a missing name fails all', { batchItemFailures: [{}] }, ids],
  ]
  test.each(answers)('%s', (_, value, expected) => {
    expect([...failedIds({ ok: true, value }, ids, true)]).toEqual(expected)
  })

  test('without partial responses the answer does not matter', () => {
    const value = { batchItemFailures: [{ itemIdentifier: 'b' }] }
    expect(failedIds({ ok: true, value }, ids, false).size).toBe(0)
  })
})

describe('Queues after a kill', () => {
  test('keep their messages through a restart, and what a dead worker held is free again', async () => {
    const folder = temporaryFolder()
    const cloud = { ...emptyCloud(), queues: [queue('work', { VisibilityTimeout: '600' })] }
    const first = await Messaging.open(folder)
    first.deploy(cloud)
    for (const body of ['a', 'b', 'c']) first.send(arn('work'), body)
    first.queue(arn('work')).dequeue(2)
    await first.close()

    const second = await Messaging.open(folder)
    onTestFinished(() => second.close())
    second.deploy(cloud)
    expect(second.queue(arn('work')).messages.length).toBe(1)
    expect(second.freeHeldMessages()).toBe(2)
    expect(
      second
        .queue(arn('work'))
        .messages.map(({ body }) => body)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
  })
})
