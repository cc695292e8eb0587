// Corrections: what was printed and has since been changed or lost by its source is told once, to those who had it.
import { describe, expect, it } from 'vitest'
import type { Article, ReadPage } from '../../../functions/content/types.ts'
import { planBriefing } from '../../../functions/edition/briefing/briefing.ts'
import { correctionFindings, correctionsOf } from '../../../functions/edition/composition/corrections.ts'
import { CurrentPages } from '../../../functions/edition/composition/current-pages.ts'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import type { Correction, EditionDocument } from '../../../functions/edition/types.ts'
import { correctionsIn } from '../../../functions/use-cases/composing/corrections.ts'
import { ledgerOf } from '../../../functions/use-cases/composing/material.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { aDocument, aFrame, anEdition, aStory, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const printed = 'The council of Norhaven voted for the second ferry by nine votes to two.'
const edited = 'The council of Norhaven voted for the second ferry by eight votes to three.'
const alike = 'The council of Norhaven voted against a second ferry in March by seven votes to four.'
const rest = 'It rained on the quay while they counted, and the harbour master read the result aloud twice.'

/** As `aDocument`, its story quoting that sentence. */
function anEarlier(): EditionDocument {
  const story = { ...aStory('story1', ['energy']), sentences: [{ text: printed, article: 'page-A1', paragraph: 0 }] }
  const sections = [{ topic: { id: 'energy', label: 'Energy' }, stories: [story] }]
  return aDocument({ id: '2026-W46', date: '2026-11-12', sections })
}

function aPage(paragraphs: string[], changes: Partial<ReadPage> = {}, title: string | null = 'A title'): ReadPage {
  const article: Article = {
    ...{ id: 'page-A1', page: 'page.txt', title: title === null ? null : { value: title, line: 1 }, byline: [] },
    ...{ role: null, publication: null, publishedOn: null, standfirst: null, sourceLine: null, language: 'en' },
    ...{ sections: [[0]], paragraphs: paragraphs.map((text) => ({ text, lines: [1] })) },
  }
  return { page: 'page.txt', hash: 'now', articles: [article], passages: [], dropped: [], cited: {}, ...changes }
}

const earlier = { ...aPage([printed, rest]), hash: 'then' }

function of(page: ReadPage, was: ReadPage[] = [earlier], told = new Set<string>(), document = anEarlier()) {
  const pages = new CurrentPages([page], new Set(was.map((one) => one.page)), [])
  return correctionsOf(document, { pages, before: new Map([['page.txt', was]]), told })
}

const [changed] = of(aPage([edited, rest])) as [Correction]
const correction: Correction = { ...changed, followedBy: null }

describe('what is corrected', () => {
  it('a sentence that its source changed, with what it says now', () => {
    const found = of(aPage([`${rest} ${edited}`]))
    const now = { text: edited, article: 'page-A1', paragraph: 0 }
    expect(found).toMatchObject([
      { edition: '2026-W46', story: 'story1', sentences: [printed], became: 'changed', now },
    ])
  })

  it('a sentence that its source removed, and no other one that it said before passes for its change', () => {
    const was = aPage([`${printed} ${alike}`, rest])
    expect(of(aPage([alike, rest]), [was])).toMatchObject([{ sentences: [printed], became: 'removed', now: null }])
  })

  it('one whose page changed its title as well, where another paragraph stayed', () => {
    expect(of(aPage([rest], {}, 'Another title'))).toMatchObject([{ became: 'removed' }])
  })

  it('what a correction quoted, where that was changed again', () => {
    const teller = aDocument({ corrections: [correction] })
    const last = edited.replace('eight', 'seven')
    const found = of(aPage([last, rest]), [earlier, aPage([edited, rest])], new Set([printed]), teller)
    expect(found).toMatchObject([{ edition: teller.id, story: 'story1', sentences: [edited], now: { text: last } }])
  })

  it('what was quoted of a page that was withdrawn', () => {
    const pages = new CurrentPages([], new Set(), ['page.txt'])
    const found = correctionsOf(anEarlier(), { pages, before: new Map(), told: new Set() })
    expect(found).toMatchObject([{ sentences: [printed], became: 'withdrawn', now: null }])
  })

  it.each<[string, ReadPage, ReadPage[]?]>([
    ['the sentence stands there still', aPage([`It rained. ${printed}`])],
    [
      'it is spaced, pointed and set another way',
      aPage([`THE council — of Norhaven —\u00a0voted, “for the second ferry by nine votes to two”`]),
    ],
    ['it was split in two by other rules', aPage([printed.slice(0, 30), printed.slice(30)])],
    [
      'it is read as the standfirst',
      (({ articles: [one], ...page }) => ({
        ...page,
        articles: [{ ...(one as Article), standfirst: { value: printed, line: 2 } }],
      }))(aPage([rest])),
    ],
    ['it stands in a line that is no text', aPage([rest], { dropped: [{ line: 9, text: printed, why: 'x' }] })],
    ['another article has taken the name', aPage(['It rained.'], {}, 'Rain')],
    ['the article cannot be printed any more', aPage([rest], { articles: [] })],
    ['an editor must look at the page first', aPage([edited, rest], { held: 'hidden text' })],
    ['its bytes are the same as ever', aPage([rest]), []],
    ['it is not known what the page said then', aPage([rest]), [aPage(['It rained.'])]],
  ])('nothing where %s', (_, page, was) => {
    expect(of(page, was)).toEqual([])
  })

  it('nothing that an edition told before', () => {
    expect(of(aPage([edited, rest]), [earlier], new Set([printed]))).toEqual([])
  })
})

describe('when it is told', () => {
  const quotes = [{ text: printed, article: 'page-A1', paragraph: 0 }]
  const record = anEdition({ id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' })
  const first = { ...record, published: [{ id: 'story1', headline: null, quotes }] }
  const second = anEdition({ status: 'closed' })
  const loaded = { pages: [aPage([edited, rest])], left: [], withdrawn: [], before: new Map([['page.txt', ['then']]]) }

  async function found(records: (typeof record)[], date = '2026-11-26') {
    const ports = fakePorts()
    await ports.articles.save(earlier)
    await ports.editions.saveDocument(anEarlier(), [], record.contentHash ?? '')
    return correctionsIn(ports, records, loaded, date)
  }

  it('in the next edition, and not in the one after that', async () => {
    expect(await found([first])).toMatchObject([{ now: { text: edited }, followedBy: null }])
    expect(await found([first, second])).toMatchObject([{ followedBy: second.id }])
    expect(await found([first, { ...second, corrected: [printed] }])).toEqual([])
  })

  it('again where nobody got the edition that told it', async () => {
    expect(await found([first, { ...second, corrected: [printed], status: 'superseded' }])).toHaveLength(1)
  })

  it('no longer than it is known who got the edition', async () => {
    expect(await found([first], '2027-02-10')).toHaveLength(1)
    expect(await found([first], '2027-02-11')).toEqual([])
  })

  it('in an edition that is composed even where it cannot be found out', async () => {
    const ports = fakePorts()
    expect(await correctionsIn(ports, [{ ...first, id: '2026-W40' }], loaded, '2026-11-26')).toEqual([])
    expect(ports.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  it('and what it quotes is printed by no story after that', () => {
    const told = anEdition({ status: 'closed', correctedTo: correction.now === null ? [] : [correction.now] })
    expect(ledgerOf([told])).toEqual([{ id: 'corrections', headline: null, quotes: [], shown: [edited] }])
  })
})

it('a correction of what was never printed breaks C1', () => {
  const published = [{ id: 's', headline: null, quotes: [{ text: printed, article: 'page-A1', paragraph: 0 }] }]
  const page = aPage([edited])
  expect(correctionFindings({ corrections: [correction] }, published, [page])).toEqual([])
  const now = { text: 'Nor does the page say this.', article: 'page-A1', paragraph: 0 }
  const made = { ...correction, sentences: ['Nobody printed this.'], now }
  expect(correctionFindings({ corrections: [made] }, published, [page])).toHaveLength(2)
})

const document = aDocument({ corrections: [correction] })

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

it('a reader who catches up on that edition gets neither the story nor its correction', () => {
  const story = { ...aStory('story3', ['energy']), article: 'page-A1' }
  const current = {
    ...document,
    sections: [{ topic: { id: 'energy', label: 'Energy' }, stories: [story] }],
    lead: 'story3',
  }
  const editions = [current, anEarlier()].map((one) => ({ document: one, frames: [aFrame(one)] }))
  const reader = { topics: ['energy'], language: 'en', cadence: 'fortnightly' as const, had: new Set<string>() }
  const plan = planBriefing(editions, reader, someSettings().caps)
  if (plan.outcome !== 'briefing') throw new Error(plan.reason)
  expect(plan.briefing.stories).toEqual(['story3'])
  expect(plan.briefing.parts.map(({ part }) => part)).not.toContain('correction:0')
})

const said = {
  en: [
    'From our edition of 12 November 2026: Ann Lee, “A title”, Example Review',
    'The source has since changed this sentence.',
  ],
  ar: ['من عدد 12 نوفمبر 2026:', 'أجرى المصدر لاحقًا تعديلًا على هذه الجملة'],
}

it.each(Object.entries(said))('a correction is said in the HTML and the text alike: %s', async (language, words) => {
  const { html, text } = await buildFrame(document, readTemplates(), someSettings(), language)
  for (const part of [html, text].map((parts) => parts['correction:0']?.replace(/\s+/g, ' ')))
    for (const one of [...words, printed, edited]) expect(part).toContain(one)
})

it('a withdrawn page is not quoted again', async () => {
  const withdrawn = aDocument({ corrections: [{ ...correction, became: 'withdrawn', now: null }] })
  const { html, text } = await buildFrame(withdrawn, readTemplates(), someSettings(), 'en')
  for (const part of [html, text].map((parts) => parts['correction:0']?.replace(/\s+/g, ' '))) {
    expect(part).toContain('We have since withdrawn this article.')
    expect(part).not.toContain('Norhaven')
  }
})
