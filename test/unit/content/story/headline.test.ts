// What a story is headed by: the source's own words, whose meaning no cut changes.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../functions/content/page/reading/page.ts'
import { isAbout, namesNothingElse, saidIn } from '../../../../functions/content/story/excerpts/headline-fit.ts'
import { checkC1 } from '../../../../functions/content/story/stories/promises.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import type { Article } from '../../../../functions/content/types.ts'
import { caps, seedArticles, seedPages, seedTopics } from '../../../support/samples/gold.ts'

describe('a line is held against an excerpt', () => {
  const text =
    'Turkish trade with Norway fell when the ships of the Black Sea were sold, and Chile bought none of them.'
  const article = { ...seedArticles[0], paragraphs: [{ text, lines: [1] }] } as Article
  const said = saidIn('Turkish trade with Norway fell when the ships were sold.', article)

  it.each([
    ['Old Ships Sold in Turkey', true, true],
    ['Ships Sold in Chile, Trade Falls', true, false],
    ['A Fish for Everybody', false, true],
  ])('“%s”', (line, about, nothingElse) => {
    expect(isAbout(line, said)).toBe(about)
    expect(namesNothingElse(line, said)).toBe(nothingElse)
  })
})

describe('headlines', () => {
  const stories = findStories(seedPages, seedTopics, caps)
  const articles = new Map(seedArticles.map((one) => [one.id, one]))

  it('keep C1, every one that a story offers', () => {
    for (const story of stories) {
      for (const headline of story.headlines) expect(checkC1({ ...story, headline }, articles)).toEqual([])
    }
  })

  it('repeat no sentence that is printed below them', () => {
    for (const { sentences, headlines } of stories) {
      const printed = sentences.map(({ text }) => text.replace(/\.$/, ''))
      for (const { text } of headlines) expect(printed).not.toContain(text)
    }
  })

  const filler = Array.from(
    { length: 8 },
    (_, n) =>
      `Nobody in the town of Hamar had seen a crane of that size since the war of 190${n}. It took a week to build it.`,
  ).join('\n\n')
  const eaten =
    'Norway eats more fish than any other country of the north, as its doctors said in 1905. Bergen alone eats a ton of fish a day.'
  const headed = (text: string, name = 'a.txt') => {
    const examined = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 10_000 })
    if ('refused' in examined) throw new Error(examined.refused)
    const topic = { id: 'food', label: 'Food', definition: 'Food.', terms: [{ text: 'fish', weight: 3 }] }
    const [story] = findStories([examined.page], [topic], caps)
    return story?.headlines ?? null
  }

  it('begin with the title where it shares a rare word with the first story', () => {
    expect(headed(`Fish for Norway\n\n${eaten}\n\n${filler}`)?.[0]).toEqual({
      text: 'Fish for Norway',
      origin: 'title',
    })
    expect(headed(`Any Other Country\n\n${eaten}\n\nWho paid? ${filler}`)).toEqual([])
    expect(headed(`What Does Norway Eat?\n\n${eaten}\n\nWho paid? ${filler}`)).toEqual([])
  })

  it('are else a whole sentence beside the story that names nothing else', () => {
    const beside = 'Bergen has eaten fish from the north since 1905.'
    const about = (more: string) => headed(`Any Other Country\n\n${eaten}\n\nWho paid? ${more}\n\n${filler}`)
    expect(about(beside)).toEqual([{ text: beside.slice(0, -1), origin: 'sentence' }])
    expect(about(beside.replace('the north', 'Chile'))).toEqual([])
    expect(about('The fish was bought in Bergen in 1905.')).toEqual([])
    expect(about('If Norway keeps its fish, Bergen eats less of it.')).toEqual([])
    expect(about('Norway praised a poet in 1905.'), 'one word in common').toEqual([])
    expect(about('You eat more fish in Bergen than in Norway.')).toEqual([])
    expect(about('Norway keeps its fish, and Bergen eats less of it.')).toHaveLength(1)
  })

  it('are no standfirst that shares but one word with the story', () => {
    const [first = '', second = ''] = eaten.split(/(?<=\.) /)
    const under = (standfirst: string) => {
      const html = `<article><h1>What Does Norway Eat?</h1><p class="standfirst">${standfirst}</p><p>${first}</p><p>${second}</p>${filler.replace(/.+/g, '<p>$&</p>')}</article>`
      return headed(html, 'a.html')?.some(({ origin }) => origin === 'standfirst')
    }
    expect(under('Bergen eats more fish than its doctors of the north would like')).toBe(true)
    expect(under('Logistics made fish from elsewhere too dear')).toBe(false)
  })

  it('are not looked for above a story that was printed, which comes again all the same', () => {
    const printed = new Set(stories.slice(0, 5).map(({ id }) => id))
    const again = findStories(seedPages, seedTopics, caps, printed)
    const first = again.filter(({ id }) => printed.has(id))
    expect(first).toHaveLength(5)
    expect(first.every(({ headlines, views }) => headlines.length === 0 && views.length === 0)).toBe(true)
  })
})
