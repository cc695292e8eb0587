// What a later edition corrects is said on the page of the edition that printed it, in its feeds and in those of its
// topics: what was printed, what stands now, and since when.
import { expect, it } from 'vitest'
import { publishedOf, topicsOf } from '../../../functions/edition/composition/compose.ts'
import type { Correction, EditionDocument } from '../../../functions/edition/types.ts'
import { publishEdition } from '../../../functions/use-cases/publishing/publish-edition.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const templates = readTemplates()
const settings = someSettings()
const printed = editionOf({ topics: 1, stories: 2, id: '2026-W45', date: '2026-11-05' })
const later = editionOf({ topics: 1, stories: 1, id: '2026-W47', date: '2026-11-19' })
const [story, other] = printed.sections[0]?.stories ?? []

function correction(of: typeof story, changes: Partial<Correction>): Correction {
  const [source] = Object.values(printed.sources)
  if (of === undefined || source === undefined) throw new Error('the edition has no story')
  const [sentence] = of.sentences
  return {
    ...{ edition: printed.id, date: printed.date, followedBy: null, story: of.id, topics: of.topics, source },
    ...{ sentences: [sentence?.text ?? ''], became: 'changed', now: null },
    ...changes,
  }
}

async function published(corrections: Correction[]) {
  const ports = fakePorts()
  ports.templates.templates = templates
  const save = async (document: EditionDocument, corrected: string[]) => {
    const { id, date } = document
    const contentHash = id.slice(-2).repeat(32)
    const facts = {
      id,
      week: id,
      date,
      contentHash,
      corrected,
      published: publishedOf(document),
      topics: topicsOf(document),
    }
    await ports.editions.create(anEdition({ ...facts, status: 'closed', languages: ['en', 'ar'] }))
    await ports.editions.saveDocument(document, [], contentHash)
  }
  await save(printed, [])
  await publishEdition(ports, settings, printed.id)
  expect(shown(ports, 'editions/2026-W45/index.html')).not.toContain('Corrected')
  await save(
    { ...later, corrections },
    corrections.flatMap(({ sentences }) => sentences),
  )
  await publishEdition(ports, settings, later.id)
  return ports
}

const shown = (ports: ReturnType<typeof fakePorts>, key: string) => ports.site.files.get(key)?.body ?? ''

it('with its story, by the edition that tells it and its date, in every language', async () => {
  const now = { text: 'Ninety boats passed on Monday.', article: 'page-A0', paragraph: 0 }
  const ports = await published([correction(story, { now })])
  const page = shown(ports, 'editions/2026-W45/index.html')
  expect(page).toContain('1 passage of this edition has been corrected since')
  const [told = ''] = page.split(`<article id="${story?.id}">`)[1]?.split('</article>') ?? []
  const said = told.split('<div class="note corrected">')[1] ?? ''
  expect(said).toContain('<a href="/editions/2026-W47/">Corrected on 19 November 2026</a>')
  expect(said).toContain(`>${story?.sentences[0]?.text}</p>`)
  expect(said).toContain('The source has since changed this sentence. It now reads:')
  expect(said).toContain('<p>Ninety boats passed on Monday.</p>')
  expect(page.split('class="note corrected"')).toHaveLength(2)
  expect(shown(ports, 'ar/editions/2026-W45/index.html')).toContain('صُحح في 19\u00a0نوفمبر\u00a02026')
})

it('in the feeds as updated, under the same id', async () => {
  const ports = await published([correction(story, { became: 'removed' })])
  const updated = '2026-11-19T00:00:00'
  const item =
    shown(ports, 'feed.xml')
      .split('<item>')
      .find((one) => one.includes('2026-W45')) ?? ''
  expect(item).toContain(`<atom:updated>${updated}.000Z</atom:updated>`)
  expect(item).toContain('(Corrected on 19 November 2026)')
  expect(JSON.parse(shown(ports, 'feed.json')).items[1]).toMatchObject({ date_modified: `${updated}.000Z` })
  const entries = shown(ports, 'topics/topic-0/feed.xml').split('<entry')
  const own = (id = '') => entries.find((entry) => entry.includes(`${id}</id>`))
  expect(own(story?.id)).toContain(`<published>2026-11-05T00:00:00Z</published><updated>${updated}Z</updated>`)
  expect(own(other?.id)).toContain('<updated>2026-11-05T00:00:00Z</updated>')
  expect(shown(ports, 'sitemap.xml')).toContain('/editions/2026-W45/</loc><lastmod>2026-11-19</lastmod>')
})

it('of a withdrawn article by its source and date alone, and never what it said', async () => {
  const ports = await published([correction(story, { became: 'withdrawn' })])
  await ports.editions.change(printed.id, ['closed'], {
    withdrawn: { articles: [story?.article ?? ''], onSite: false },
  })
  await publishEdition(ports, settings, printed.id)
  const page = shown(ports, 'editions/2026-W45/index.html')
  expect(page).toContain('Corrected since')
  expect(page).toContain('We have since withdrawn this article.')
  expect(page).not.toContain(story?.sentences[0]?.text)
})
