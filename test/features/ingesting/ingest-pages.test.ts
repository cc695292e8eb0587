// Pages that land in the inbox are read once; a bad one is named and does not affect the others.
import { describe, expect, it } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import { ingestPage, ingestPages } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { seedPages } from '../../support/samples/gold.ts'
import { readingRules } from '../../support/samples/reading-rules.ts'
import { samplePageText } from '../../support/samples/sample.ts'

const rules = readingRules(1_000_000)
const seed = samplePageText('001_8c7fdf9633f299b6.txt')

function messages(...bodies: unknown[]) {
  return bodies.map((body, n) => ({
    messageId: `m${n}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }))
}
const landed = (...keys: string[]) => ({
  Records: keys.map((key) => ({ s3: { bucket: { name: 'b' }, object: { key } } })),
})

describe('a page in the inbox', () => {
  it('is read into its articles, kept under the hash of its bytes, with a record under its name', async () => {
    const ports = fakePorts()
    ports.pages.put('one.txt', seed)
    const record = await ingestPage(ports, 'one.txt', rules)
    expect(record).toMatchObject({ name: 'one.txt', status: 'read', reason: null, articles: 1 })
    const kept = await ports.articles.read(record?.hash ?? '')
    expect(kept?.articles[0]?.paragraphs).toEqual(seedPages[1]?.articles[0]?.paragraphs)
    expect(await ports.articles.page('one.txt')).toEqual(record)
  })

  it('may be HTML', async () => {
    const ports = fakePorts()
    const paragraphs = seed.split('\n').filter((line) => line.length > 200)
    ports.pages.put('one.html', `<!doctype html><title>A Title</title><p>${paragraphs.join('</p><p>')}</p>`)
    expect(await ingestPage(ports, 'one.html', rules)).toMatchObject({ name: 'one.html', status: 'read', articles: 1 })
  })

  it('on which the reading itself fails is refused with a record, and not tried again', async () => {
    const ports = fakePorts()
    ports.pages.put('one.txt', seed)
    const failing = () => {
      throw new RangeError('Maximum call stack size exceeded')
    }
    expect(await ingestPage(ports, 'one.txt', rules, failing)).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('could not be read (RangeError)'),
    })
    expect(await ports.articles.page('one.txt')).toMatchObject({ status: 'refused' })
  })

  it('changes nothing when it lands again', async () => {
    const ports = fakePorts()
    ports.pages.put('one.txt', seed)
    const first = await ingestPage(ports, 'one.txt', rules)
    const kept = await ports.articles.read(first?.hash ?? '')
    expect(await ingestPage(ports, 'one.txt', rules)).toEqual(first)
    expect(await ports.articles.read(first?.hash ?? '')).toEqual(kept)
    expect(await ports.articles.pages()).toHaveLength(1)
  })

  it('is as old as when it was first read, as long as it still says something that it said', async () => {
    const ports = fakePorts('2026-11-04T08:00:00.000Z')
    const readOn = async (text: string) => {
      ports.pages.put('one.txt', text)
      const record = await ingestPage(ports, 'one.txt', rules)
      ports.clock.advance(24 * 60 * 60_000)
      return (await ports.articles.read(record?.hash ?? ''))?.readAt?.slice(0, 10)
    }
    expect(await readOn(seed)).toBe('2026-11-04')
    expect(await readOn(seed)).toBe('2026-11-04')
    expect(await readOn(seed.split('\n').slice(0, 8).join('\n'))).toBe('2026-11-04')
    expect(await readOn(samplePageText('002_060448279c044d55.txt'))).toBe('2026-11-07')
  })

  it('with the content of another one is counted as its duplicate', async () => {
    const ports = fakePorts()
    ports.pages.put('one.txt', seed)
    ports.pages.put('two.txt', seed)
    const first = await ingestPage(ports, 'one.txt', rules)
    const second = await ingestPage(ports, 'two.txt', rules)
    expect(second).toMatchObject({ status: 'duplicate', hash: first?.hash, articles: 0 })
    expect(second?.reason).toContain('one.txt')
  })

  it('keeps its content when the page that had it first was replaced', async () => {
    const ports = fakePorts()
    ports.pages.put('one.txt', seed)
    await ingestPage(ports, 'one.txt', rules)
    ports.pages.put('one.txt', seed.split('\n').slice(0, 6).join('\n'))
    await ingestPage(ports, 'one.txt', rules)
    ports.pages.put('two.txt', seed)
    expect(await ingestPage(ports, 'two.txt', rules)).toMatchObject({ status: 'read', articles: 1 })
  })

  it.each([
    ['empty', '', /^empty/],
    ['binary', '\u0000\u0001', /^binary/],
    ['without an article', 'Home\nContact us', /^no article/],
    ['too large', 'word '.repeat(250_000), /^too large: 1250000 bytes/],
  ])('is refused when %s, recorded with the reason, and counted', async (_, text, reason) => {
    const ports = fakePorts()
    ports.pages.put('bad.txt', text)
    expect(await ingestPage(ports, 'bad.txt', rules)).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(reason),
    })
    expect(ports.log.counts.get(metric.pageRefused)).toBe(1)
    expect(ports.log.lines).toMatchObject([{ level: 'warn', fields: { page: 'bad.txt' } }])
  })
})

describe('a notification', () => {
  it('names pages by encoded keys, and only those in the inbox count', async () => {
    const ports = fakePorts()
    ports.pages.put('Ein Café+1.txt', seed)
    const keys = ['inbox/Ein+Caf%C3%A9%2B1.txt', 'settings/topics.json', 'inbox/']
    expect(await ingestPages(ports, messages(landed(...keys)), rules)).toEqual({ failed: [] })
    expect((await ports.articles.pages()).map((one) => one.name)).toEqual(['Ein Café+1.txt'])
  })

  it('of a bad page and a good one brings the good one in', async () => {
    const ports = fakePorts()
    ports.pages.put('bad.txt', '')
    ports.pages.put('good.txt', seed)
    const outcome = await ingestPages(
      ports,
      messages(landed('inbox/bad.txt', 'inbox/gone.txt', 'inbox/good.txt')),
      rules,
    )
    expect(outcome).toEqual({ failed: [] })
    expect((await ports.articles.pages()).map((one) => one.status)).toEqual(['refused', 'read'])
  })

  it('that fails for a passing reason comes again, alone', async () => {
    const ports = fakePorts()
    ports.pages.put('good.txt', seed)
    const read = ports.pages.read.bind(ports.pages)
    ports.pages.read = async (name, most) => {
      if (name === 'slow.txt') throw new Error('SlowDown')
      return read(name, most)
    }
    const outcome = await ingestPages(
      ports,
      messages(landed('inbox/slow.txt', 'inbox/good.txt'), landed('inbox/good.txt')),
      rules,
    )
    expect(outcome).toEqual({ failed: ['m0'] })
    expect((await ports.articles.page('good.txt'))?.status).toBe('read')
  })

  it.each([
    ['the test event of S3', { Service: 'Amazon S3', Event: 's3:TestEvent' }, 0],
    ['no JSON', 'oops', 1],
    ['something else', { Records: 'none' }, 1],
    ['a key that cannot be decoded', landed('inbox/%E0%A4%A'), 1],
  ])('that is %s is not tried again', async (_, body, errors) => {
    const ports = fakePorts()
    expect(await ingestPages(ports, messages(body), rules)).toEqual({ failed: [] })
    expect(ports.log.lines.filter((line) => line.level === 'error')).toHaveLength(errors)
  })
})
