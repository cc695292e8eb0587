// How a reader's stories become a briefing: a lead, sections, briefs.
import { describe, expect, it } from 'vitest'
import { type Arrangement, arrange } from '../../../functions/edition/briefing/arrangement.ts'
import { place } from '../../../functions/edition/briefing/placement.ts'
import type { EditionDocument, EditionStory } from '../../../functions/edition/types.ts'
import { aDocument, aStory, someSettings } from '../../support/samples/builders.ts'

const { caps } = someSettings()
const quote = (article: string, text = 'It is so.') => ({ text, article, paragraph: 0 })

/** Strong, of an article of its own; the first is the best. */
function stories(count: number, change: (n: number) => Partial<EditionStory> = () => ({})): EditionStory[] {
  return Array.from({ length: count }, (_, n) => {
    const article = `a${n}`
    const sentences = [quote(article), quote(article)]
    return { ...aStory(`s${n}`, [`t${n % 3}`]), article, sentences, matter: `m${n}`, score: 100 - n, ...change(n) }
  })
}

function edition(own: EditionStory[], changes: Partial<EditionDocument> = {}): EditionDocument {
  const topics = [...new Set(own.flatMap((story) => story.topics))].map((id) => ({ id, label: id }))
  const sections = [{ topic: { id: 't0', label: 't0' }, stories: own }]
  const matters = own.map(({ matter }) => matter)
  return aDocument({ sections, topics, lead: own[0]?.id ?? '', matters, ...changes })
}

function arranged(drawn: EditionDocument[], chosen?: string[], changes: Partial<typeof caps> = {}) {
  const topics = new Set(chosen ?? drawn.flatMap((one) => one.topics.map(({ id }) => id)))
  const made = arrange(
    place(
      drawn.map((document) => ({ document })),
      topics,
    ),
    { ...caps, ...changes },
  )
  return told(made)
}
const told = ({ lead, sections, briefs }: Arrangement) => ({
  lead: lead?.of.story.id ?? null,
  sections: sections.map((section) => section.map(({ of }) => of.story.id)),
  briefs: briefs.map(({ of }) => of.story.id),
})
const of = (own: EditionStory[], chosen?: string[], changes = {}) => arranged([edition(own)], chosen, changes)

describe('a briefing', () => {
  it('of up to three stories is a plain list, of up to six a lead and the rest', () => {
    expect(of(stories(3, () => ({ first: false })))).toEqual({
      lead: null,
      sections: [['s0'], ['s1'], ['s2']],
      briefs: [],
    })
    const six = of(stories(6, () => ({ first: false })))
    expect(six).toEqual({ lead: 's0', sections: [['s1', 's4'], ['s2', 's5'], ['s3']], briefs: [] })
  })

  it('is led by the reader’s story on the most told matter that is strong and has a headline', () => {
    const own = stories(9, (n) => ({ ...(n === 4 ? { headline: null } : {}), first: n !== 7 }))
    const document = edition(own, { matters: ['m4', 'm7', 'm1', 'm2'] })
    expect(arranged([document], ['t1']).sections.flat()[0] ?? null).toBe('s1')
    expect(arranged([document]).lead).toBe('s0')
    const one = stories(12, (n) => ({ topics: [n === 0 ? 't0' : 't1'], first: n !== 7 }))
    expect(arranged([edition(one, { matters: ['m7', 'm5', 'm1'] })], ['t1']).lead).toBe('s5')
  })

  it('tells strong stories in sections, weak ones in brief; a lone strong one is a section', () => {
    const own = stories(8, (n) => (n < 5 ? { topics: ['t0'] } : { topics: ['t1'], first: n === 5 }))
    expect(of(own)).toEqual({ lead: 's0', sections: [['s1', 's2', 's3'], ['s5']], briefs: ['s4', 's6', 's7'] })
  })

  it('has stories even where nothing is strong', () => {
    const { lead, sections } = of(stories(9, () => ({ first: false })))
    expect(lead).toBe('s0')
    expect(sections.flat()).toHaveLength(8)
  })

  it('has no two stories of one article in a section, and no three in all', () => {
    const own = stories(10, (n) => ({
      topics: [n < 5 ? 't0' : 't1'],
      article: n % 5 === 0 ? 'a0' : n < 5 ? 'a1' : `a${n}`,
    }))
    const { sections, briefs } = of(own)
    expect(sections).toEqual([['s1'], ['s5', 's6', 's7']])
    expect(briefs).toEqual(['s2', 's3', 's4', 's8', 's9'])
  })

  it('has nine stories, six briefs and 1,150 words at most', () => {
    const all = of(stories(30, (n) => ({ topics: [`t${n % 10}`] })))
    expect(1 + all.sections.flat().length).toBe(9)
    expect(all.briefs).toHaveLength(6)
    const long = `${'word '.repeat(44)}end.`
    const wordy = stories(30, (n) => ({
      topics: [`t${n % 10}`],
      sentences: [quote(`a${n}`, long), quote(`a${n}`, long)],
    }))
    const few = of(wordy, undefined, { wordsPerBriefing: 300 })
    expect(1 + few.sections.flat().length).toBe(3)
    expect(few.briefs).toHaveLength(0)
  })

  it('says nothing in brief that another voice tells above', () => {
    const own = stories(9, (n) => (n === 8 ? { first: false, matter: 'm1' } : { topics: ['t0'] }))
    expect(of(own).briefs).not.toContain('s8')
  })

  it('of two editions is planned as one: the newer one leads, and the best of both come first', () => {
    const older = stories(6).map((story) => ({ ...story, id: `o${story.id}`, matter: `o${story.matter}` }))
    const both = arranged([edition(stories(6)), edition(older)])
    expect(both.lead).toBe('s0')
    expect(both.sections.flat().slice(0, 2)).toEqual(['os0', 's3'])
    expect(1 + both.sections.flat().length + both.briefs.length).toBe(12)
  })

  it('of two editions is led by a story with a headline where the newer lead has none', () => {
    const older = stories(6).map((story) => ({ ...story, id: `o${story.id}`, matter: `o${story.matter}` }))
    const newer = stories(6, () => ({ headline: null }))
    expect(arranged([edition(newer), edition(older)]).lead).toBe('os0')
  })

  it('says nothing in brief of a story that no sentence tells; if it is one sentence, it stands as a story', () => {
    const untold = (n: number) => (n === 4 || n === 7 ? { inBrief: null } : {})
    expect(of(stories(9, (n) => ({ topics: ['t0'], ...untold(n) }))).briefs).toEqual(['s5', 's6', 's8'])
    const short = stories(9, (n) => (n > 5 ? { sentences: [quote(`a${n}`)], ...untold(n) } : {}))
    expect(of(short)).toMatchObject({ sections: [['s1', 's4', 's7'], ['s2', 's5'], ['s3']], briefs: ['s6', 's8'] })
  })
})
