// Each edition's page leads to the one before and the one after it, whichever was put on the site first.
import { expect, test } from 'vitest'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import { publishEdition } from '../../../functions/use-cases/publishing/publish-edition.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings()
const templates = readTemplates()
const documents = [
  editionOf({ topics: 1, stories: 1, id: '2026-W45', date: '2026-09-24' }),
  editionOf({ topics: 1, stories: 1, id: '2026-W46', date: '2026-11-12' }),
  editionOf({ topics: 1, stories: 1, id: '2026-W47', date: '2026-11-19' }),
]

/** The second one stands there in English alone. */
async function threeEditions(frame = templates) {
  const ports = fakePorts()
  ports.templates.templates = frame
  for (const [index, document] of documents.entries()) {
    const { id, date } = document
    const contentHash = String(index).repeat(64)
    const languages = id === '2026-W46' ? ['en'] : ['en', 'ar']
    const facts = { id, week: id, date, contentHash, languages, published: publishedOf(document) }
    await ports.editions.create(anEdition({ ...facts, status: 'closed' }))
    await ports.editions.saveDocument(document, [], contentHash)
  }
  const ways = (page: string) => {
    const { body = '' } = ports.site.files.get(`${page}/index.html`) ?? {}
    return [...body.matchAll(/<a href="([^"]+)" rel="(prev|next)">/g)].map(([, path, way]) => `${way} ${path}`)
  }
  return { ports, ways }
}

test('publishing an edition rewrites its neighbours’ pages; in a language only editions that stand in it count', async () => {
  const { ports, ways } = await threeEditions()
  await publishEdition(ports, settings, '2026-W46')
  expect(ways('editions/2026-W45')).toEqual(['next /editions/2026-W46/'])
  expect(ways('editions/2026-W46')).toEqual(['prev /editions/2026-W45/', 'next /editions/2026-W47/'])
  expect(ways('editions/2026-W47')).toEqual(['prev /editions/2026-W46/'])
  await publishEdition(ports, settings, '2026-W47')
  expect(ways('ar/editions/2026-W45')).toEqual(['next /ar/editions/2026-W47/'])
  expect(ways('ar/editions/2026-W47')).toEqual(['prev /ar/editions/2026-W45/'])
  expect(ports.site.files.get('ar/editions/2026-W45/index.html')?.body).toContain('العدد التالي')
})

test('killed at whatever file, publishing comes right when it is done again', async () => {
  const english = { ...templates, messages: { en: templates.messages['en'] ?? {} } }
  const whole = await threeEditions(english)
  await publishEdition(whole.ports, settings, '2026-W47')
  const { size } = whole.ports.site.files
  // Eight files are put at once: every third one is in each of those.
  for (let killed = 0; killed < size; killed += 3) {
    const { ports } = await threeEditions(english)
    const put = ports.site.put.bind(ports.site)
    let left = killed
    ports.site.put = async (...file) => {
      if (left === 0) throw new Error('killed')
      left -= 1
      await put(...file)
    }
    await expect(publishEdition(ports, settings, '2026-W47')).rejects.toThrow('killed')
    ports.site.put = put
    await publishEdition(ports, settings, '2026-W47')
    expect(ports.site.files).toEqual(whole.ports.site.files)
  }
})

test('no page misses an edition that is launched while another one is published', async () => {
  const { ports, ways } = await threeEditions()
  await ports.editions.change('2026-W47', ['closed'], { status: 'composed' })
  const put = ports.site.put.bind(ports.site)
  ports.site.put = async (...file) => {
    ports.site.put = put
    await ports.editions.change('2026-W47', ['composed'], { status: 'sending' })
    await publishEdition(ports, settings, '2026-W47')
    await put(...file)
  }
  await publishEdition(ports, settings, '2026-W46')
  expect(ways('editions/2026-W46')).toEqual(['prev /editions/2026-W45/', 'next /editions/2026-W47/'])
  expect(ports.site.files.get('editions/index.html')?.body).toContain('2026-W47')
})

test('a deployment that changes a word makes all lists again with the next edition, and none with the one after', async () => {
  const { ports } = await threeEditions()
  await publishEdition(ports, settings, '2026-W45')
  const before = 'publications/example-review/2026-Q3/index.html'
  const old = ports.site.files.get(before)
  const words = { ...templates.messages['en'], 'page-newest': 'What is new' }
  ports.templates.templates = { ...templates, messages: { ...templates.messages, en: words } }
  const written: string[] = []
  const put = ports.site.put.bind(ports.site)
  ports.site.put = async (...file) => {
    written.push(file[0])
    await put(...file)
  }
  await publishEdition(ports, settings, '2026-W47')
  expect(old).toBeDefined()
  expect(ports.site.files.get(before)).not.toEqual(old)
  expect(written.at(-1)).toBe('made-by.txt')
  written.length = 0
  await publishEdition(ports, settings, '2026-W47')
  expect(written.length).toBeGreaterThan(10)
  expect(written.filter((key) => [before, 'made-by.txt'].includes(key))).toEqual([])
})
