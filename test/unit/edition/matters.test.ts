// Which matter an edition may lead with: the one that most publications tell, and none again without something new.
import { expect, it } from 'vitest'
import type { Article, Story } from '../../../functions/content/types.ts'
import { matterBytesPerEdition, rememberedMatters, stockMatters } from '../../../functions/edition/choosing/matters.ts'

const bridge = 'The Orrin bridge at Kesvale was closed on Monday after engineers found cracks in its piers.'
const ferry = 'The Tolmar ferry company of Brannick sold its last two ships to a Danish yard on Tuesday.'

function told(
  id: string,
  text: string,
  publication: string,
  on: string,
  score = 1,
): { story: Story; article: Article } {
  const known = <T>(value: T) => ({ value, line: 1 })
  const article = {
    ...{ id: `a-${id}`, page: `${id}.txt`, title: null, byline: [], role: null, publication: known(publication) },
    ...{ publishedOn: known(on), standfirst: null, sourceLine: null, language: 'en', sections: [[0]] },
    paragraphs: [{ text, lines: [1] }],
  } as unknown as Article
  const sentences = [{ text, article: article.id, paragraph: 0 }]
  const story = {
    ...{ id, topics: ['t'], article: article.id, first: true, reprints: [], headlines: [], sentences, views: [] },
    ...{ score, because: [] },
  } as unknown as Story
  return { story, article }
}

const stock = [
  told('s1', ferry, 'Harbour Post', '2026-11-17', 9),
  told('s2', bridge, 'River Mail', '2026-11-16'),
  told('s3', bridge.replace('Monday', 'Monday,'), 'Kesvale Times', '2026-11-16'),
]
const facts = (some: typeof stock) => ({
  candidates: some.map(({ story }) => story),
  articles: some.map(({ article }) => article),
})
const led = (matter: string, ledOn: string) => [{ id: 'old', headline: null, quotes: [], matter, ledOn }]

it('leads with what most publications tell, not with what ranks highest', () => {
  const { of, order } = stockMatters({ ...facts(stock), ledger: [] })
  expect(of.get('s2')).toBe(of.get('s3'))
  expect(order).toEqual([of.get('s2'), of.get('s1')])
})

it('leads with a matter again only where a first story was published since', () => {
  const { of } = stockMatters({ ...facts(stock), ledger: [] })
  const matter = of.get('s2') ?? ''
  const order = (ledOn: string) => stockMatters({ ...facts(stock), ledger: led(matter, ledOn) }).order
  expect(order('2026-11-19')[0]).toBe(of.get('s1'))
  expect(order('2026-11-12')[0]).toBe(matter)
})

it('a tie goes to the best story, then to the latest date', () => {
  const ties = [told('s1', ferry, 'Harbour Post', '2026-11-15'), told('s2', bridge, 'River Mail', '2026-11-16')]
  const { of, order } = stockMatters({ ...facts(ties), ledger: [] })
  expect(order[0]).toBe(of.get('s2'))
})

it('an edition of any number of topics remembers what led first, within a quarter of its record', () => {
  const ids = Array.from({ length: 300 }, (_, n) => `matter-${n}`)
  const terms = Array.from({ length: 30 }, (_, n): [string, number] => [`@${'ш'.repeat(37)}${n}`, 0.1234])
  const known = new Map(ids.map((id) => [id, { id, terms, size: 3, firstOn: '2026-11-01', lastOn: '2026-11-16' }]))
  const order = ids.toReversed()
  const remembered = rememberedMatters({ of: new Map(), order, known }, new Set(ids))
  expect(remembered.map(({ id }) => id)).toEqual(order.slice(0, remembered.length))
  const bytes = Buffer.byteLength(JSON.stringify(remembered))
  expect(bytes).toBeGreaterThan(0.9 * matterBytesPerEdition)
  expect(bytes).toBeLessThan(1.01 * matterBytesPerEdition)
})

it('remembers only what it told, whatever its order says', () => {
  const { of, order, known } = stockMatters({ ...facts(stock), ledger: [] })
  const ferryMatter = of.get('s1') ?? ''
  expect(rememberedMatters({ of, order: [], known }, new Set([ferryMatter])).map(({ id }) => id)).toEqual([ferryMatter])
  expect(rememberedMatters({ of, order, known }, new Set(order)).map(({ id }) => id)).toEqual(order)
})
