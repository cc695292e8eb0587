// One attribution a story, in every form of it: who, where and when, said once.
import { describe, expect, it } from 'vitest'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { storyView } from '../../../functions/edition/frame/story-view.ts'
import type { EditionStory } from '../../../functions/edition/types.ts'
import { sayIn } from '../../../functions/edition/words/messages.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { sampleEdition } from '../../support/samples/sample-edition.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const templates = readTemplates()
const document = sampleEdition()
const [english, arabic] = await Promise.all(
  ['en', 'ar'].map((language) => buildFrame(document, templates, someSettings(), language)),
)

function viewOf(id: string, language = 'en', changes: Partial<EditionStory> = {}) {
  const found = document.sections.flatMap(({ stories }) => stories).find((one) => one.id === id)
  if (found === undefined) throw new Error(`the sample has no story ${id}`)
  const story = { ...found, ...changes }
  const say = sayIn(language, templates.messages[language] ?? {})
  return storyView(document, story, story.topics[0] ?? null, { language, say, date: document.date }, '#')
}

describe('the attribution', () => {
  it.each([
    ['its title is the headline', 'bridge', 'Ann Lee and Bo Roy, Example Review, 12 November 2026'],
    ['it has no headline', 'dam', '“Water behind the dam”, partner River Watch, undated'],
    [
      'its title is said nowhere else',
      'grain',
      'Cleo Dunn, “What the grain market remembers”, Harbour Post. Written January 2022',
    ],
    ['nothing is known of it', 'lighthouse', 'Source unknown, undated'],
  ])('of a story: %s', (_, id, label) => {
    expect(viewOf(id).label.text).toBe(label)
  })

  it('does not say a title again of which the headline is what its kicker leaves', () => {
    const cut = viewOf('bridge', 'en', { headline: 'bridge for two banks', headlineOrigin: 'title' })
    expect(cut.label.text).toBe('Ann Lee and Bo Roy, Example Review, 12 November 2026')
    const lent = viewOf('bridge', 'en', { headline: 'Two towns, one bridge', headlineOrigin: 'title' })
    expect(lent.label.text).toContain('“A bridge for two banks”')
  })

  it('of a brief says the title, which no headline says there', () => {
    for (const part of ['html', 'text'] as const) {
      expect(english?.[part]['brief:bridge']).toContain('“A bridge for two banks”')
      expect(english?.[part]['story:bridge:rivers']).not.toContain('“A bridge for two banks”')
    }
  })

  it('stands in a brief under the sentence that tells the story', () => {
    const told = viewOf('bridge', 'en', { inBrief: 1 })
    expect(told.opening).toMatch(/^It will carry two lanes/)
    expect(told.text).toMatch(/^Both towns agreed/)
  })

  it('that heads a later story names its article, also for who did not get the first one', () => {
    const later = { headline: null, headlineOrigin: null, isLater: true } as const
    const { label, titledLabel } = viewOf('grain', 'en', later)
    expect(titledLabel.text).toBe('Cleo Dunn, “What the grain market remembers”, Harbour Post. Written January 2022')
    expect(label.text).toBe(`From the same article: ${titledLabel.text}`)
    expect(viewOf('lighthouse', 'en', later).titledLabel.text).toMatch(/^From the same article: /)
  })

  it('of a view names its title: no headline does', () => {
    expect(viewOf('bridge').views.map(({ label }) => label.text)).toEqual([
      'Cleo Dunn, “What the grain market remembers”, Harbour Post. Written January 2022',
      'Dora Finn, as quoted. “Water behind the dam”, partner River Watch, undated',
    ])
  })

  it.each(['html', 'text'] as const)('is said once in the %s part', (part) => {
    const story = (english?.[part]['lead:bridge:rivers'] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    const attributed = story.replace('Read at Example Review', '')
    for (const said of ['Ann Lee and Bo Roy', 'Example Review', '12 November 2026', 'Cleo Dunn', 'River Watch'])
      expect(attributed.split(said)).toHaveLength(2)
    expect(story).not.toMatch(/Sources?:|unknown/)
  })

  it('of a later story says that it comes from the same article, in every language', () => {
    const grain = document.sections.flatMap(({ stories }) => stories).find(({ id }) => id === 'grain')
    if (grain === undefined) throw new Error('the sample has no story on grain')
    const later = (language: string) => {
      const say = sayIn(language, templates.messages[language] ?? {})
      return storyView(document, { ...grain, isLater: true }, null, { language, say, date: document.date }, '#').label
    }
    expect(later('en').text).toMatch(/^From the same article: Cleo Dunn, “What the grain market remembers”/)
    expect(later('ar').text).toMatch(/^من المقال نفسه: /)
    expect(viewOf('grain').label.text).not.toContain('same article')
  })

  it('leaves the title out of one-line mentions, which are short', () => {
    expect(viewOf('grain').lineLabel).toBe('Cleo Dunn, Harbour Post. Written January 2022')
  })

  it('is followed by reprints and other topics alone', () => {
    expect(viewOf('grain').notes.map(({ text }) => text)).toEqual([
      'Also published as “Water behind the dam” (partner River Watch)',
    ])
    expect(viewOf('bridge').notes.map(({ text }) => text)).toEqual(['Also in Energy (and trade)'])
  })
})

describe('a title in another language than the frame', () => {
  it('says so, for whoever hears it', () => {
    const html = arabic?.html['story:grain:rivers'] ?? ''
    const title = '\u2066What the grain market remembers\u2069'
    expect(html).toContain(`«<span lang="en" dir="ltr">${title}</span>»`)
    expect(html).toContain('«<span lang="en" dir="ltr">\u2066Water behind the dam\u2069</span>»')
    expect(english?.html['story:grain:rivers']).not.toContain('<span lang=')
  })
})
