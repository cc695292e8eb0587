// An edition that is cancelled once it is on the site: its address says so, and nothing else of the site names it.
import { describe, expect, test } from 'vitest'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import { publishEdition } from '../../../functions/use-cases/publishing/publish-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings()
const templates = readTemplates()
const launched = { launchedAt: '2026-11-18T10:00:00.000Z', frozenAt: '2026-11-18T10:05:00.000Z' }

/** The editions of these weeks, published one after another; the earlier ones have one topic of two. */
async function siteWith(weeks: readonly (readonly [string, string])[]) {
  const ports = fakePorts()
  ports.templates.templates = templates
  for (const [index, [id, date]] of weeks.entries()) {
    const isLast = index === weeks.length - 1
    const document = editionOf({ topics: isLast ? 2 : 1, stories: 1, id, date })
    const contentHash = String(index).repeat(64)
    const topics = document.sections.map(({ topic }) => topic)
    const facts = { week: id, date, contentHash, topics, languages: ['en', 'ar'], published: publishedOf(document) }
    await ports.editions.create(anEdition({ id, ...facts, ...launched, status: 'sending' }))
    await ports.editions.saveDocument(document, [], contentHash)
    await publishEdition(ports, settings, id)
    if (!isLast) await ports.editions.change(id, ['sending'], { status: 'closed' })
  }
  const naming = (id: string) => [...ports.site.files].filter(([, { body }]) => body.includes(id)).map(([key]) => key)
  return { ports, naming, body: (key: string) => ports.site.files.get(key)?.body ?? '' }
}

const weeks = [
  ['2026-W46', '2026-09-24'],
  ['2026-W47', '2026-11-19'],
] as const

describe('An edition that was cancelled while it was sent', () => {
  test.each([
    ['beside another one', weeks],
    ['as the only one of the list', weeks.slice(1)],
  ])('%s is in no list, feed, search or sitemap, and its address says why', async (_, all) => {
    const { ports, naming, body } = await siteWith(all)
    const files = new Set(ports.site.files.keys())
    expect(naming('2026-W47').length).toBeGreaterThan(10)
    await ports.editions.change('2026-W47', ['sending'], { status: 'cancelled' })
    await publishEdition(ports, settings, '2026-W47')
    expect(naming('2026-W47')).toEqual([])
    expect(new Set(ports.site.files.keys())).toEqual(files)
    const page = body('editions/2026-W47/index.html')
    expect(page).toContain('<h1>This edition was cancelled</h1>')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('href="/editions/"')
    expect(body('ar/editions/2026-W47/index.html')).toContain('<h1>أُلغي هذا العدد</h1>')
    expect((await ports.editions.find('2026-W47'))?.takenOff).toBe(true)
  })

  test('is taken off by the hourly run, once, and the next edition is published beside the one before', async () => {
    const { ports, body, naming } = await siteWith(weeks)
    await ports.editions.change('2026-W47', ['sending'], { status: 'cancelled', eligible: null })
    await reconcileDeliveries(ports)
    expect(ports.queue.published).toEqual(['2026-W47'])
    await publishEdition(ports, settings, '2026-W47')
    await reconcileDeliveries(ports)
    expect(ports.queue.published).toEqual(['2026-W47'])
    const document = editionOf({ topics: 2, stories: 1, id: '2026-W48', date: '2026-11-26' })
    const facts = { week: '2026-W48', date: document.date, contentHash: '8'.repeat(64), languages: ['en', 'ar'] }
    const published = publishedOf(document)
    await ports.editions.create(anEdition({ id: '2026-W48', ...facts, ...launched, published, status: 'sending' }))
    await ports.editions.saveDocument(document, [], facts.contentHash)
    await publishEdition(ports, settings, '2026-W48')
    expect(naming('2026-W47')).toEqual([])
    expect(body('editions/2026-W46/index.html')).toContain('<a href="/editions/2026-W48/" rel="next">')
  })

  test('leaves no trace where it was cancelled between two files of its publication', async () => {
    const { ports, naming } = await siteWith(weeks)
    const put = ports.site.put.bind(ports.site)
    ports.site.put = async (...file) => {
      ports.site.put = put
      await ports.editions.change('2026-W47', ['sending'], { status: 'cancelled' })
      await put(...file)
    }
    await publishEdition(ports, settings, '2026-W47')
    expect(naming('2026-W47')).toEqual([])
  })

  test('before it was launched is not mentioned at all', async () => {
    const ports = fakePorts()
    ports.templates.templates = templates
    await ports.editions.create(anEdition({ status: 'cancelled' }))
    await publishEdition(ports, settings, '2026-W47')
    await reconcileDeliveries(ports)
    expect([ports.site.files.size, ports.queue.published]).toEqual([0, []])
  })
})
