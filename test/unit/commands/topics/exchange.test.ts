// The operator sees how the topics of the working copy, of the last deployment and of the list differ, and moves them
// without losing any unasked.
import { beforeEach, describe, expect, it } from 'vitest'
import { articleStore } from '../../../../functions/adapters/content/article-store.ts'
import type { Bucket } from '../../../../functions/adapters/services/s3.ts'
import type { Topic } from '../../../../functions/content/types.ts'
import { diff, type Exchange, pull, push } from '../../../../infra/commands/topics/exchange.ts'
import { aSubscriber } from '../../../support/samples/builders.ts'

const topic = (id: string, more: Partial<Topic> = {}): Topic => ({
  id,
  label: `About ${id}`,
  definition: `What ${id} is`,
  terms: [{ text: id }],
  ...more,
})
const [energy, arts, sports] = [topic('energy'), topic('arts'), topic('sports')]
const json = (...topics: Topic[]) => JSON.stringify(topics)

let objects: Map<string, string>
let onDisk: string | null
let asked: string[][]
let answer: boolean
let exchange: Exchange

beforeEach(() => {
  objects = new Map([['defaults/topics.json', json(energy, arts)]])
  onDisk = json(energy, arts)
  asked = []
  answer = true
  exchange = {
    bucket: {
      getText: async (key) => objects.get(key) ?? null,
      put: async (key, body) => void objects.set(key, body),
    },
    file: {
      name: 'my/topics.json',
      read: () => onDisk,
      write: (text) => {
        onDisk = text
      },
    },
    readers: null,
    agree: async (lines) => {
      asked.push(lines)
      return answer
    },
  }
})

const inForce = () => articleStore({ ...(exchange.bucket as Bucket), list: async () => [] }).topics()

describe('the difference', () => {
  it('names the three places, says which is in force, and that all is the same', async () => {
    expect((await diff(exchange)).lines).toEqual([
      '  my/topics.json           2 topics',
      '  settings/topics.json     none',
      '  defaults/topics.json     2 topics, in force',
      '',
      'my/topics.json says the same as defaults/topics.json.',
    ])
  })

  it('tells added, removed, changed and moved topics, in whatever order keys are written', async () => {
    const rewritten = { terms: [{ text: 'arts' }], definition: 'Fine arts', label: 'About arts', id: 'arts' }
    objects.set('settings/topics.json', json(arts, energy))
    onDisk = json(rewritten, energy, sports)
    const { lines } = await diff(exchange)
    expect(lines.slice(4)).toEqual([
      'What settings/topics.json changes in defaults/topics.json:',
      '  ~ the order',
      '',
      'What my/topics.json changes in settings/topics.json:',
      '  + sports',
      '  ~ arts: definition',
    ])
  })

  it('says what is wrong with topics that cannot be used, and where nothing is yet', async () => {
    objects.set('settings/topics.json', '[{ "id": "Bela Rus" }]')
    onDisk = null
    const said = (await diff(exchange)).lines.join('\n')
    expect(said).toMatch(/my\/topics.json +none/)
    expect(said).toMatch(/settings\/topics.json +cannot be used, in force/)
    expect(said).toContain('id must be lower-case letters')
  })
})

describe('a push', () => {
  it('makes the file the topics of the list, as it is written, and no later deployment undoes that', async () => {
    onDisk = `${json(energy, sports)}\n`
    expect(await push(exchange)).toMatchObject({ ok: true })
    expect(objects.get('settings/topics.json')).toBe(onDisk)
    objects.set('defaults/topics.json', json(arts))
    expect((await inForce()).map(({ id }) => id)).toEqual(['energy', 'sports'])
  })

  it('asks first, showing what it changes and whose topics end', async () => {
    onDisk = json(energy, sports)
    answer = false
    expect(await push(exchange)).toEqual({ ok: false, lines: ['Nothing was written.'] })
    expect(asked[0]).toEqual([
      'What my/topics.json changes in defaults/topics.json:',
      '  + sports',
      '  - arts',
      expect.stringMatching(/^No one gets arts any more/),
      expect.stringContaining('--subscribers'),
    ])
    expect(objects.has('settings/topics.json')).toBe(false)
  })

  it('counts the readers who would lose all topics they chose', async () => {
    onDisk = json(energy)
    const reader = (topics: string[], status: 'active' | 'left' = 'active') => aSubscriber({ topics, status })
    exchange.readers = async function* () {
      yield [reader(['arts']), reader(['arts', 'energy']), reader([])]
      yield [reader(['arts'], 'left'), reader(['given-up'])]
    }
    await push(exchange)
    expect(asked[0]?.at(-1)).toBe('1 reader would lose all topics they chose.')
  })

  it('writes nothing where the file has mistakes, and names every one of them', async () => {
    onDisk = json(topic('Bela Rus'), topic('arts', { terms: [] }))
    await expect(push(exchange)).rejects.toThrow(/id must be lower-case letters.*\n.*terms is empty/)
    expect([...objects.keys()]).toEqual(['defaults/topics.json'])
    expect(asked).toEqual([])
  })

  it('can replace topics in force that cannot be used', async () => {
    objects.set('settings/topics.json', 'no JSON')
    expect((await push(exchange)).ok).toBe(true)
    expect(asked[0]?.join('\n')).toContain('settings/topics.json cannot be used')
    expect(await inForce()).toHaveLength(2)
  })

  it('does and asks nothing where the list says the same', async () => {
    expect((await push(exchange)).lines).toEqual(['Nothing to push: defaults/topics.json says the same already.'])
    expect([asked, objects.size]).toEqual([[], 1])
  })

  it('needs a file', async () => {
    onDisk = null
    expect(await push(exchange)).toMatchObject({ ok: false, lines: [expect.stringContaining('is missing')] })
  })
})

describe('a pull', () => {
  it('writes what is in force to the file: the changed topics, not the deployed ones', async () => {
    objects.set('settings/topics.json', json(sports))
    expect(await pull(exchange)).toMatchObject({
      ok: true,
      lines: ['my/topics.json now holds the 1 topic of settings/topics.json.'],
    })
    expect(onDisk).toBe(json(sports))
  })

  it('asks before it overwrites, and not where there is no file', async () => {
    objects.set('settings/topics.json', json(sports))
    answer = false
    expect((await pull(exchange)).ok).toBe(false)
    expect(onDisk).toBe(json(energy, arts))
    onDisk = null
    expect((await pull(exchange)).ok).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('never writes topics that cannot be used, nor from an empty bucket', async () => {
    objects.set('settings/topics.json', '[]')
    await expect(pull(exchange)).rejects.toThrow('it names no topic')
    objects.clear()
    expect(await pull(exchange)).toMatchObject({ ok: false, lines: [expect.stringContaining('deploy first')] })
    expect(onDisk).toBe(json(energy, arts))
  })
})
