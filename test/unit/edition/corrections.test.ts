// Corrections: what was printed and has since been changed or lost by its source is told once, to those who had it.
import { describe, expect, it } from 'vitest'
import type { Article, ReadPage } from '../../../functions/content/types.ts'
import { planBriefing } from '../../../functions/edition/briefing.ts'
import { correctionFindings, correctionsOf } from '../../../functions/edition/corrections.ts'
import { buildFrame } from '../../../functions/edition/frame.ts'
import type { Correction } from '../../../functions/edition/types.ts'
import { correctionsIn } from '../../../functions/use-cases/composing/material.ts'
import { aDocument, aFrame, anEdition, aStory, someSettings } from '../../support/builders.ts'
import { fakePorts } from '../../support/fake-ports.ts'
import { readTemplates } from '../../support/templates.ts'

const printed = 'The council of Norhaven voted for the second ferry by nine votes to two.'
const edited = 'The council of Norhaven voted for the second ferry by eight votes to three.'

/** As `aDocument`, its story quoting that sentence. */
function anEarlier() {
  const story = { ...aStory('story1', ['energy']), sentences: [{ text: printed, article: 'page-A1', paragraph: 0 }] }
  const sections = [{ topic: { id: 'energy', label: 'Energy' }, stories: [story] }]
  return aDocument({ id: '2026-W46', date: '2026-11-12', sections })
}

function aPage(paragraphs: string[], changes: Partial<ReadPage> = {}, title = 'A title'): ReadPage {
  const article: Article = {
    ...{ id: 'page-A1', page: 'page.txt', title: { value: title, line: 1 }, byline: [], role: null, publication: null },
    ...{ publishedOn: null, standfirst: null, sourceLine: null, language: 'en', sections: [[0]] },
    paragraphs: paragraphs.map((text) => ({ text, lines: [1] })),
  }
  return { page: 'page.txt', hash: 'h', articles: [article], passages: [], dropped: [], cited: {}, ...changes }
}

const none = { withdrawn: [], told: new Set<string>() }
const of = (page: ReadPage) => correctionsOf(anEarlier(), { ...none, pages: [page] })

describe('what is corrected', () => {
  it('a sentence that its source changed, with what it says now', () => {
    const [one, ...others] = of(aPage([`It rained. ${edited}`]))
    expect(others).toEqual([])
    expect(one).toMatchObject({ edition: '2026-W46', sentences: [printed], became: 'changed', now: edited })
  })

  it('a sentence that its source removed', () => {
    expect(of(aPage(['It rained.']))).toMatchObject([{ sentences: [printed], became: 'removed', now: null }])
  })

  it('what was quoted of a page that was withdrawn', () => {
    const found = correctionsOf(anEarlier(), { ...none, pages: [], withdrawn: ['page.txt'] })
    expect(found).toMatchObject([{ sentences: [printed], became: 'withdrawn' }])
  })

  it.each([
    ['the sentence stands there still', aPage([`It rained. ${printed}`])],
    ['it stands in a line that is no text', aPage(['It rained.'], { dropped: [{ line: 9, text: printed, why: 'x' }] })],
    ['another article has taken the name', aPage(['It rained.'], {}, 'Rain')],
    ['the page is not read any more', aPage([], { page: 'other.txt' })],
  ])('nothing where %s', (_, page) => {
    expect(of(page)).toEqual([])
  })

  it('nothing that an edition told before', () => {
    const material = { pages: [aPage([edited])], withdrawn: [], told: new Set([printed]) }
    expect(correctionsOf(anEarlier(), material)).toEqual([])
  })
})

it('the next edition tells what was printed, the one after that nothing of it', async () => {
  const { editions } = fakePorts()
  const quotes = [{ text: printed, article: 'page-A1', paragraph: 0 }]
  const published = [{ id: 'story1', headline: null, quotes }]
  const earlier = anEdition({ id: '2026-W46', status: 'closed', published })
  await editions.saveDocument(anEarlier(), [], earlier.contentHash ?? '')
  const loaded = { pages: [aPage([edited])], setAside: [], withdrawn: [] }
  expect(await correctionsIn({ editions }, [earlier], loaded)).toMatchObject([{ now: edited }])
  const teller = anEdition({ status: 'closed', corrected: [printed] })
  expect(await correctionsIn({ editions }, [earlier, teller], loaded)).toEqual([])
  // A run that nobody got has told nobody.
  expect(await correctionsIn({ editions }, [earlier, { ...teller, status: 'superseded' }], loaded)).toHaveLength(1)
})

it('a correction of what was never printed breaks C1', () => {
  const [one] = of(aPage([edited])) as [Correction]
  const published = [{ id: 's', headline: null, quotes: [{ text: printed, article: 'page-A1', paragraph: 0 }] }]
  expect(correctionFindings({ corrections: [one] }, published, [aPage([edited])])).toEqual([])
  const made = { ...one, sentences: ['Nobody printed this.'], now: 'Nor does the page say this.' }
  expect(correctionFindings({ corrections: [made] }, published, [aPage([edited])])).toHaveLength(2)
})

const corrections = of(aPage([edited]))
const document = aDocument({ corrections })

it.each([
  ['had that edition and has its topic', ['energy'], ['2026-W46'], true],
  ['did not have that edition', ['energy'], [], false],
  ['has another topic', ['sport'], ['2026-W46'], false],
])('a reader who %s', (_, topics, had, isTold) => {
  const other = { topic: { id: 'sport', label: 'Sport' }, stories: [aStory('story2', ['sport'])] }
  const both = { ...document, sections: [...document.sections, other] }
  const reader = { topics, language: 'en', cadence: 'weekly' as const, had: new Set(had) }
  const plan = planBriefing([{ document: both, frames: [aFrame(both)] }], reader, someSettings().caps)
  const parts = plan.outcome === 'briefing' ? plan.briefing.parts.map(({ part }) => part) : []
  const told = ['corrections', 'correction:0', 'corrections-close', 'close']
  expect(parts.slice(-told.length).join() === told.join()).toBe(isTold)
  expect(parts.includes('correction:0')).toBe(isTold)
})

it.each([
  [
    'en',
    'From our edition of 12 November 2026: Ann Lee, “A title”, Example Review',
    'The source has since changed this sentence.',
  ],
  ['ar', 'من عدد 12 نوفمبر 2026:', 'أجرى المصدر لاحقًا تعديلًا على هذه الجملة'],
])('is said in the HTML and the text alike: %s', async (language, label, verdict) => {
  const { html, text } = await buildFrame(document, readTemplates(), someSettings(), language)
  for (const part of [html, text].map((parts) => parts['correction:0']?.replace(/\s+/g, ' ')))
    for (const said of [label, printed, verdict, edited]) expect(part).toContain(said)
})
