// The workarounds for fauxqs: each patch is still needed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fauxqs, freeHeld, onEnqueue, openFauxqs, type StoredQueue } from '../../../infra/local/engines/fauxqs.ts'

const arn = 'arn:aws:sqs:eu-central-1:000000000000:orders'
const entry = new URL(import.meta.resolve('fauxqs'))

let folder: string
let fauxqs: Fauxqs

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-fauxqs-'))
  fauxqs = await openFauxqs(folder)
})

afterEach(async () => {
  await fauxqs.close()
  rmSync(folder, { recursive: true, force: true })
})

const create = () => fauxqs.queues.createQueue('orders', 'http://127.0.0.1/orders', arn, {})

/** A queue with one message that is being worked on. */
function aHeldMessage(): { queue: StoredQueue & { changeVisibility(handle: string, seconds: number): void } } {
  const queue = create()
  queue.enqueue(fauxqs.newMessage('one'))
  queue.dequeue(1, 60)
  return { queue: queue as ReturnType<typeof aHeldMessage>['queue'] }
}

/** What a process started later finds. */
async function openAgain(): Promise<StoredQueue | undefined> {
  await fauxqs.close()
  fauxqs = await openFauxqs(folder)
  return fauxqs.queues.getQueueByArn(arn)
}

/** What `infra/local/engines/fauxqs.ts` was written for. */
const patchedFauxqs = '2.4.1'

describe('what fauxqs is patched for', () => {
  it(`is version ${patchedFauxqs}; look through the patches where it is another`, () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', entry), 'utf8')) as { version: string }
    expect(version).toBe(patchedFauxqs)
  })

  it('it exports no stores, and its own server listens on every address', async () => {
    expect(Object.keys(await import('fauxqs'))).not.toContain('SqsStore')
    expect(readFileSync(entry, 'utf8')).toContain('host: "0.0.0.0"')
  })

  it('it overwrites an object against the condition of the write', () => {
    expect(readFileSync(new URL('s3/actions/putObject.js', entry), 'utf8')).not.toMatch(/if-(?:none-)?match/i)
  })

  it('it wipes the messages of a queue that is created again; what is only loaded keeps them', async () => {
    create().enqueue(fauxqs.newMessage('one'))
    expect((await openAgain())?.messages).toHaveLength(1)
    create()
    expect((await openAgain())?.messages).toHaveLength(0)
  })

  it('it cannot put a held message back by its visibility', async () => {
    const { queue } = aHeldMessage()
    const [handle = ''] = queue.inflightMessages.keys()
    expect(() => queue.changeVisibility(handle, 0)).toThrow('NOT NULL')
  })

  it('a held message is put back all the same', () => {
    const { queue } = aHeldMessage()
    expect(freeHeld(queue)).toBe(1)
    expect(queue.messages.map(({ body }) => body)).toEqual(['one'])
  })

  it('its queues tell nobody of a message', () => {
    const queue = create()
    expect('on' in queue || 'addEventListener' in queue).toBe(false)
    let told = 0
    onEnqueue(queue, () => told++)
    queue.enqueue(fauxqs.newMessage('one'))
    expect([told, queue.messages.length]).toEqual([1, 1])
  })
})
