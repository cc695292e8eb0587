// One reader’s briefing: its stories, order, contents, and when there is none.
import { describe, expect, it } from 'vitest'
import { type BriefingPlan, type BriefingReader, planBriefing } from '../../../functions/edition/briefing/briefing.ts'
import type { Briefing, EditionDocument, FrameFacts } from '../../../functions/edition/types.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { someSettings } from '../../support/samples/builders.ts'

const { caps } = someSettings()

const messages = {
  summary: '{stories} · {minutes}',
  stories: { one: '{count} story', other: '{count} stories' },
  minutes: { other: '{count} min' },
  subject: '{name} – and {count} more',
  'summary-briefs': '{stories} · {briefs} · {minutes}',
  briefs: { other: '{count} in brief' },
  'list-separator': ', ',
}

/** Facts of a frame whose parts all have the same size. */
function frameOf(document: EditionDocument, bytes = 1000, language = 'en'): FrameFacts {
  const stories = document.sections.flatMap((section) => section.stories)
  const parts = stories.flatMap(({ id, topics }) => topics.map((topic) => [`story:${id}:${topic}`, bytes] as const))
  return {
    language,
    dir: 'ltr',
    messages,
    sizes: {
      open: 1000,
      close: 1000,
      ...Object.fromEntries(parts),
      ...Object.fromEntries(parts.map(([name, size]) => [name.replace('story:', 'lead:'), size])),
      ...Object.fromEntries(stories.map(({ id }) => [`line:${id}`, 100])),
    },
    stories: Object.fromEntries(stories.map(({ id, name, label }) => [id, { name, label }])),
    topics: Object.fromEntries(document.topics.map(({ id, label }) => [id, label])),
  }
}

const current = editionOf({ topics: 3, stories: 6 })
const before = editionOf({ topics: 3, stories: 3, id: '2026-W46', date: '2026-11-12' })
const editions = [current, before].map((document) => ({ document, frames: [frameOf(document)] }))

const reader = (changes: Partial<BriefingReader> = {}): BriefingReader => ({
  topics: ['topic-0'],
  language: 'en',
  cadence: 'weekly',
  had: new Set(),
  ...changes,
})

function briefingOf(plan: BriefingPlan): Briefing {
  if (plan.outcome === 'skip') throw new Error(`skipped: ${plan.reason}`)
  return plan.briefing
}
const plan = (changes: Partial<BriefingReader> = {}, bytes = 80_000) =>
  planBriefing(editions, reader(changes), { ...caps, htmlBytes: bytes })
const partsOf = (briefing: Briefing) => briefing.parts.map(({ part }) => part)

describe('a briefing', () => {
  it('holds the chosen topics and nothing else', () => {
    const briefing = briefingOf(plan({ topics: ['topic-1'] }))
    expect(briefing.stories).toEqual(['2026-W47-s0', '2026-W47-s1', '2026-W47-s3', '2026-W47-s4'])
    expect(partsOf(briefing).filter((part) => part.startsWith('section:'))).toEqual(['section:topic-1'])
  })

  it('shows a story once, under the best of the reader’s topics (promise C4)', () => {
    const briefing = briefingOf(plan({ topics: ['topic-1', 'topic-0'] }))
    const placed = partsOf(briefing).filter((part) => /^(lead|story|brief):2026-W47-s0/.test(part))
    expect(placed).toEqual(['lead:2026-W47-s0:topic-0'])
    expect(new Set(briefing.stories).size).toBe(briefing.stories.length)
  })

  it('lists in its contents exactly what follows, in the same order', () => {
    const parts = partsOf(briefingOf(plan({ topics: ['topic-0', 'topic-1', 'topic-2'] })))
    const named = (prefix: string) => parts.filter((part) => part.startsWith(prefix)).map((part) => part.split(':')[1])
    expect(named('contents-entry:')).toEqual([...named('lead:'), ...named('story:')])
    expect(named('contents-topic:')).toEqual(named('section:'))
    expect([parts[0], parts.at(-1)]).toEqual(['open', 'close'])
  })

  it('counts its stories and minutes, and is headed by its best story', () => {
    const { values, minutes } = briefingOf(plan({ topics: ['topic-0', 'topic-1', 'topic-2'] }))
    expect(minutes).toBe(2)
    expect(values.summary).toBe('6 stories · 2 min')
    expect(values.subject).toMatch(/^Headline 0: .* – and 5 more$/)
    expect(values.preheader).toContain('Headline ')
    expect(values.topics).toBe('Topic 0 & neighbours, Topic 1 & neighbours, Topic 2 & neighbours')
  })

  it('is never led by a story without a headline where one has one', () => {
    const edition = editionOf({ topics: 2, stories: 8 })
    const [, best] = edition.sections.flatMap(({ stories }) => stories).sort((a, b) => b.score - a.score)
    if (best !== undefined) best.headline = null
    const all = reader({ topics: ['topic-1'] })
    const { stories } = briefingOf(
      planBriefing([{ document: edition, frames: [frameOf(edition)] }], all, { ...caps, htmlBytes: 80_000 }),
    )
    expect(stories[0]).not.toBe(best?.id)
    expect(stories).toContain(best?.id)
  })

  it('is skipped with the reason when there is nothing to say', () => {
    expect(plan({ topics: [] })).toEqual({ outcome: 'skip', reason: 'no-topics' })
    expect(plan({ topics: ['abolished'] })).toEqual({ outcome: 'skip', reason: 'no-topics' })
    const quiet = { ...current, sections: [] }
    const nothing = planBriefing([{ document: quiet, frames: [frameOf(quiet)] }], reader(), {
      ...caps,
      htmlBytes: 80_000,
    })
    expect(nothing).toEqual({ outcome: 'skip', reason: 'nothing-new' })
  })
})

describe('fortnightly readers', () => {
  it('get this edition and the one before, merged under their topics', () => {
    const briefing = briefingOf(plan({ cadence: 'fortnightly' }))
    expect(briefing.stories.map((id) => id.slice(0, 8))).toContain('2026-W46')
    expect(partsOf(briefing).filter((part) => part === 'section:topic-0')).toHaveLength(1)
    expect(briefing.parts.filter(({ part }) => part.includes('2026-W46')).every(({ edition }) => edition === 1)).toBe(
      true,
    )
  })

  it('do not get the one before again when they had it', () => {
    const briefing = briefingOf(plan({ cadence: 'fortnightly', had: new Set(['2026-W46']) }))
    expect(briefing.stories.every((id) => id.startsWith('2026-W47'))).toBe(true)
  })

  it('are the only ones who get the one before: weekly readers never do', () => {
    expect(briefingOf(plan()).stories.every((id) => id.startsWith('2026-W47'))).toBe(true)
  })
})

describe('the size budget', () => {
  const everything = { topics: ['topic-0', 'topic-1', 'topic-2'] }

  it('turns the lowest-ranked stories into lines, no more than needed', () => {
    const parts = partsOf(briefingOf(plan(everything, 7_500)))
    const lines = parts.filter((part) => part.startsWith('line:'))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThan(6)
    expect(parts).toContain('lead:2026-W47-s0:topic-0')
    expect(parts).toContain('line:2026-W47-s5')
  })

  it('drops no story, whatever the budget', () => {
    const briefing = briefingOf(plan(everything, 0))
    expect(briefing.stories).toHaveLength(6)
    expect(partsOf(briefing).filter((part) => part.startsWith('line:'))).toHaveLength(6)
  })

  it('shortens the older edition first', () => {
    const parts = partsOf(briefingOf(plan({ topics: ['topic-0'], cadence: 'fortnightly' }, 5_800)))
    expect(parts.filter((part) => part.startsWith('line:')).every((part) => part.includes('2026-W46'))).toBe(true)
    expect(parts.some((part) => part.startsWith('line:'))).toBe(true)
  })
})

describe('the language of the frame', () => {
  const frames = ['en', 'pt', 'de'].map((language) => frameOf(current, 1000, language))
  it.each([
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['fr', 'en'],
  ])('a reader of %s gets the frame in %s', (wanted, language) => {
    const planned = planBriefing([{ document: current, frames }], reader({ language: wanted }), {
      ...caps,
      htmlBytes: 80_000,
    })
    expect(briefingOf(planned).language).toBe(language)
  })
})
