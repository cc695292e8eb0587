// A page that hides much of its text from readers is held for the editor: no story or view is taken from it, and it is
// named; a story that the editor puts first is printed.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import { findStories } from '../../../functions/content/story/stories/story.ts'
import type { Topic } from '../../../functions/content/types.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { linesOf } from '../../../infra/commands/ingest/report.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings()
const topic: Topic = {
  id: 'turkey',
  label: 'Turkey',
  definition: 'Turkey',
  terms: [{ text: 'Turkey' }, { text: 'Ankara' }, { text: 'Azerbaijan' }],
}
const open = [
  'Turkey opened a new ferry terminal near Izmir on Monday, and the ministry of transport in Ankara said that freight would double. Traders in Izmir complain that customs checks take nine days. They blame a new computer system.',
  'Azerbaijan sold Turkey two thousand railway wagons in May. Officials in Ankara expect the first trains to run in March, although the bridge still lacks its second track.',
]
const shown = [
  'Turkey signed a gas contract with Azerbaijan in Baku on Monday. The contract gives Turkey two billion cubic metres a year until 2033. Officials in Ankara called the price fair.',
  'Turkey buys a third of its gas from Azerbaijan and Russia. The new contract lowers that share in the coming years. Azerbaijan hopes to sell more gas to Europe through Turkey.',
]
const around = [
  'The town on the coast has changed the way people talk about the harbour. The council met twice and heard from the engineers who had built the old pier. Nobody in the room doubted that it had to go.',
  'The county pays for the work. The rest comes from a fund for coastal roads that the ministry set up and that nobody had drawn upon. The berths stay open to boats while the piles are driven.',
]
const hidden =
  'Russia told Turkey in Moscow to leave the alliance. The ministry said that the ships would leave the Black Sea in March. The president confirmed the terms by telephone on Sunday night.'

const html = (some: string[], more = '') =>
  `<!doctype html><html lang="en"><body><article>${[...some, ...around].map((text) => `<p>${text}</p>`).join('')}${more}</article></body></html>`

function read(name: string, text: string) {
  const found = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}
const fair = read('fair.html', html(open))
const foul = read('foul.html', html(shown, `<p style="color:#fff">${hidden}</p>`.repeat(3)))
const stories = findStories([fair, foul], [topic], settings.caps)
const ofFoul = stories.filter(({ article }) => article.startsWith('foul'))

async function aList(order: string[] = []): Promise<FakePorts> {
  const ports = fakePorts('2026-11-18T05:00:00.000Z')
  ports.templates.templates = readTemplates()
  ports.articles.taxonomy = [topic]
  if (order.length > 0) ports.decisions.byName.set('2026-W47.json', JSON.stringify({ order }))
  for (const page of [fair, foul]) {
    await ports.articles.save(page)
    const counts = { articles: 1, passages: 1, dropped: 0 }
    await ports.articles.savePage({ name: page.page, hash: page.hash, status: 'read', reason: null, ...counts })
  }
  return ports
}

async function composed(order: string[] = []) {
  const ports = await aList(order)
  await composeEdition(ports, settings, { scheduledTime: '2026-11-18T05:00:00Z' })
  const record = await ports.editions.find('2026-W47')
  if (!record?.contentHash) throw new Error(`it is ${record?.status}`)
  const document = await ports.editions.document(record.id, record.contentHash)
  return { record, ports, articles: Object.keys(document.sources).sort() }
}

describe('a page held for the editor', () => {
  it('yields stories that say why, and none of others that it stands beside', () => {
    expect(ofFoul.length).toBeGreaterThan(0)
    for (const { held, views } of ofFoul) {
      expect(held).toMatch(/% of its words are hidden from readers \(colour\)/)
      expect(views).toEqual([])
    }
    const others = stories.filter(({ held }) => held === undefined)
    expect(others.map(({ article }) => article)).toEqual(others.map(() => 'fair.html-A1'))
    expect(JSON.stringify(others)).not.toContain('foul')
  })

  it('has no story in the edition, and is named in its record, its proof and the log', async () => {
    const { record, ports, articles } = await composed()
    expect(articles).toEqual(['fair.html-A1'])
    expect(record.setAside).toEqual([expect.objectContaining({ article: 'foul.html', stage: 'held' })])
    expect(record.setAside?.[0]?.reason).toMatch(
      /^held for you: \d\d % of its words .*put its stories in "order" \(\w{16}/,
    )
    expect(JSON.stringify(ports.log.lines)).toContain('Pages are held for the editor')
  })

  it('is printed where the editor puts a story of it first', async () => {
    const { record, articles } = await composed([ofFoul[0]?.id ?? ''])
    expect([record.status, record.notes, record.findings, articles]).toEqual([
      'composed',
      [],
      [],
      ['fair.html-A1', 'foul.html-A1'],
    ])
    expect(record.setAside).toEqual([])
  })

  it('is named when it is put in', () => {
    const lines = linesOf({ outcome: 'read', file: 'foul.html', page: foul, known: false }, [topic], settings).join(
      '\n',
    )
    expect(lines).toMatch(/held for you: \d\d % of its words are hidden from readers \(colour\)/)
    expect(lines).toContain('this page can give no story because it is held for you')
  })
})
