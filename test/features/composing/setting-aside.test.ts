// One bad article never stops an edition: at whatever stage it fails, the edition is composed from the others, and the
// article is named.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ArticlesFailed,
  amongAll,
  eachAbout,
  type SetAside,
} from '../../../functions/content/story/stories/set-aside.ts'
import type { ReadPage } from '../../../functions/content/types.ts'
import type { Messages } from '../../../functions/edition/types.ts'
import { metric } from '../../../functions/environment.ts'
import { UnreadableObject } from '../../../functions/page-ports.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { ferryPages as pages, ferryTopics as topics, towns } from '../../support/samples/ferry-pages.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const wednesday = { scheduledTime: '2026-11-18T05:00:00Z' }
const settings = someSettings({ proofs: 'on-request' })

const idOf = (at: number) => pages[at]?.articles[0]?.id ?? ''

async function aStock(change: (page: ReadPage, at: number) => ReadPage = (page) => page): Promise<FakePorts> {
  const ports = fakePorts('2026-11-18T05:00:00.000Z')
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = topics
  const kept = new Map(pages.map((page, at) => [page.hash, change(structuredClone(page), at)]))
  ports.articles.read = async (hash) => kept.get(hash) ?? null
  for (const { page: name, hash } of pages) {
    const counts = { articles: 1, passages: 1, dropped: 0 }
    await ports.articles.savePage({ name, hash, status: 'read', reason: null, ...counts })
  }
  return ports
}

/** Everything in an article fails the `n`-th time that it is read, except its id and language, by which it is
 * identified. */
function failing<T extends object>(whole: T, fails: () => boolean): T {
  const wrap = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? failing(value, fails) : value
  return new Proxy(whole, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver)
      if (name === 'id' || name === 'language' || typeof name === 'symbol' || typeof value === 'function') return value
      if (fails()) throw new TypeError('a fault of the test')
      return wrap(value)
    },
  })
}

const poisoned = (faulty: number, fails: () => boolean) =>
  aStock((page, at) =>
    at === faulty ? { ...page, articles: page.articles.map((article) => failing(article, fails)) } : page,
  )

async function composed(ports: FakePorts) {
  const { outcome } = await composeEdition(ports, settings, wednesday)
  const [record] = await ports.editions.list()
  if (record === undefined) throw new Error('there is no record')
  return {
    outcome,
    record,
    printed: new Set(record.published.flatMap(({ quotes }) => quotes.map((one) => one.article))),
  }
}

function expectNamed(setAside: readonly SetAside[] | undefined, ports: FakePorts, faulty: string): void {
  expect(setAside?.map(({ article }) => article)).toEqual([faulty])
  const line = ports.log.lines.find(({ message }) => message.startsWith('Articles were set aside'))
  expect(line?.fields).toMatchObject({ articles: [{ article: faulty }] })
  expect(ports.log.counts.get(metric.articleSetAside)).toBe(1)
  expect(ports.queue.messages.map(({ body }) => JSON.parse(body))).toMatchObject([
    { kind: 'alert', about: 'set-aside' },
  ])
}

/** Has every message but those whose key holds a word. */
function anyMessage(messages: Messages, but: string): Messages {
  const value = 'a message'
  const descriptor = { value, configurable: true, enumerable: true, writable: true }
  return new Proxy(messages, {
    getOwnPropertyDescriptor: (own, key) =>
      Reflect.getOwnPropertyDescriptor(own, key) ?? (String(key).includes(but) ? undefined : descriptor),
    get: (own, key) => (Object.hasOwn(own, key) || String(key).includes(but) ? Reflect.get(own, key) : value),
  })
}

describe('an article that fails', () => {
  let looks = 0

  beforeAll(async () => {
    const { outcome, printed } = await composed(
      await poisoned(0, () => {
        looks += 1
        return false
      }),
    )
    expect([outcome, printed.has(idOf(0))]).toEqual(['composed', true])
    expect(looks).toBeGreaterThan(100)
  })

  it('whenever it is looked at is left out, named in record, log and alert; the others are printed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: towns.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (faulty, share) => {
          let left = Math.floor(share * looks * 0.95)
          const ports = await poisoned(faulty, () => left-- <= 0)
          const { outcome, record, printed } = await composed(ports)
          expect(outcome).toBe('composed')
          if (record.setAside?.length === 0) return
          expectNamed(record.setAside, ports, idOf(faulty))
          expect(printed.has(idOf(faulty))).toBe(false)
          expect(printed.size).toBeGreaterThan(0)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('where it is printed, by a template or a word that fails for it alone', async () => {
    const ports = await aStock()
    const { printed } = await composed(await aStock())
    const faulty = [...printed][0] ?? ''
    const town = towns.find((one) => faulty.startsWith(one)) ?? ''
    ports.templates.load = async () => {
      const templates = readTemplates()
      // The text part has the label as a message: that of one article is missing.
      templates.text['briefing.txt'] = (templates.text['briefing.txt'] ?? '').replaceAll(
        '{{label.text}}',
        '{{t label.text}}',
      )
      return { ...templates, messages: { en: anyMessage(templates.messages['en'] ?? {}, town) } }
    }
    const made = await composed(ports)
    expect(made.record.failure).toBeUndefined()
    expect(made.outcome).toBe('composed')
    expectNamed(made.record.setAside, ports, faulty)
    expect(made.record.setAside?.[0]?.stage).toBe('printing')
    expect(made.printed.has(faulty)).toBe(false)
  })

  it('its checks alone: a date that its page does not say', async () => {
    const [faulty = ''] = (await composed(await aStock())).printed
    const ports = await aStock((page) => (faulty.startsWith(page.page.slice(0, 5)) ? { ...page, cited: {} } : page))
    const { outcome, record, printed } = await composed(ports)
    expect(outcome).toBe('composed')
    expectNamed(record.setAside, ports, faulty)
    expect(record.setAside?.[0]).toMatchObject({ stage: 'checks', reason: expect.stringContaining('C3') })
    expect(printed.has(faulty)).toBe(false)
  })

  it.each([
    ['cannot be read', () => Promise.reject(new UnreadableObject('it is not JSON'))],
    ['has no articles', async () => ({ page: 'x' }) as ReadPage],
  ])('with its whole page, where what is kept of it %s', async (_, kept) => {
    const ports = await aStock()
    const { read } = ports.articles
    ports.articles.read = async (hash) => (hash === pages[2]?.hash ? kept() : read(hash))
    const { outcome, record } = await composed(ports)
    expect(outcome).toBe('composed')
    expectNamed(record.setAside, ports, `${towns[2]}.txt`)
  })

  it('holds the edition where every article fails the same check: that is no fault of theirs', async () => {
    const ports = await aStock((page) => ({ ...page, cited: {} }))
    const { outcome, record } = await composed(ports)
    expect([outcome, record.setAside]).toEqual(['held', []])
    expect(new Set(record.findings.map(({ rule }) => rule))).toEqual(new Set(['C3']))
  })

  it('alone in the stock leaves nothing to print, and is named', async () => {
    const ports = await poisoned(0, () => true)
    for (const { page: name, hash } of pages.slice(1)) {
      const counts = { articles: 0, passages: 0, dropped: 0 }
      await ports.articles.savePage({ name, hash, status: 'refused', reason: 'for the test', ...counts })
    }
    const { outcome, record } = await composed(ports)
    expect(outcome).toBe('empty')
    expectNamed(record.setAside, ports, idOf(0))
  })
})

describe('whose fault it is', () => {
  const articleOf = (one: string) => one
  const faultsOf = (work: () => unknown): unknown => {
    try {
      work()
      return 'none'
    } catch (error) {
      return error instanceof ArticlesFailed ? error.faults.map(({ article }) => article) : 'no article’s'
    }
  }

  it('is found among any number of articles by halving', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, seed) => {
        const all = Array.from({ length: count }, (_, n) => `article-${n}`)
        const faulty = `article-${seed % count}`
        const step = (some: readonly string[]) => {
          if (some.includes(faulty)) throw new Error('it fails')
        }
        expect(faultsOf(() => amongAll(all, articleOf, 'reprints', step))).toEqual([faulty])
      }),
    )
  })

  it('is nobody’s where a step fails with nothing at all, or for each of several', () => {
    const always = () => {
      throw new Error('it fails')
    }
    expect(faultsOf(() => amongAll(['a', 'b'], articleOf, 'reprints', always))).toBe('no article’s')
    expect(faultsOf(() => eachAbout(['a', 'b'], articleOf, 'printing', always))).toBe('no article’s')
    expect(faultsOf(() => eachAbout(['a'], articleOf, 'printing', always))).toEqual(['a'])
    expect(faultsOf(() => eachAbout(['a'], articleOf, 'printing', always, always))).toBe('no article’s')
    expect(faultsOf(() => eachAbout(['a', 'b'], articleOf, 'printing', always, () => 'fine'))).toEqual(['a', 'b'])
  })
})
