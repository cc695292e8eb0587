// A view is another voice on the matter of a story, and adds something of its own.
import { describe, expect, it } from 'vitest'
import { namesIn } from '../../../../functions/content/language/words/name-root.ts'
import { examinePage } from '../../../../functions/content/page/reading/page.ts'
import { findStories } from '../../../../functions/content/story/stories/story.ts'
import { featuresOf, rareNames, turns } from '../../../../functions/content/story/stories/view.ts'
import type { ReadPage, Story, Topic } from '../../../../functions/content/types.ts'
import { caps } from '../../../support/samples/gold.ts'

describe('the names of a text', () => {
  it.each([
    ['a country, its people and its adjective are one', 'Trade with Turkey, of Turks and Turkish firms', ['turk']],
    ['a capital speaks for its state', 'As Ankara told Moscow', ['turk', 'rus']],
    ['a person is known by the surname', 'Votes for Ann Lee', ['lee']],
    ['a sea keeps both of its words', 'Ships on the Black Sea', ['black sea']],
    ['a first word that owns something is a name', 'Norway’s ships are old.', ['norw']],
    ['names in a row tell no matter', 'Votes in Chile, Peru, Cuba and Spain', []],
  ])('%s', (_, text, names) => {
    expect([...namesIn(text).names]).toEqual(names)
  })
})

describe('a sentence that turns against something', () => {
  it.each(['Oslo rejected it.', 'But Oslo sold it.', 'Oslo never sold it.'])('%s', (text) => {
    expect(turns(text)).toBe(true)
  })

  it('is told from one that adds to it', () => {
    expect(turns('Oslo sold another ship.')).toBe(false)
  })
})

const topic: Topic = {
  id: 'ships',
  label: 'Ships',
  definition: 'Ships.',
  terms: [{ text: 'ship*', weight: 3 }],
}
const main =
  'Norway sold the Viking, a ship of its navy, to a firm in Tromsø for 40 million dollars in 2019. The firm paid for the ship in cash.'
const filler = [
  'A crane of Chile carried wheat from the harbour of Valparaíso to the mills of Lima for twenty years. It was scrapped by its owner.',
  'The ship museum of Hamburg shows the oars of fishermen who crossed the lakes of Sweden long ago. Nobody rows them any more.',
  'A ship that sails from Lisbon to Madeira takes four days if the wind is kind to it. Its cook is well known for his soup.',
]

/** A story is at most a quarter of its article. */
const cranes = Array.from(
  { length: 7 },
  (_, n) => `A crane carried wheat from the harbour to the mills until 190${n}. It was scrapped by its owner.`,
).join('\n\n')

const views = (...sentences: string[]) => viewsOn([], ...sentences)

/** `dates` of the story's article and of the others; none: undated. */
function viewsOn(dates: string[], ...sentences: string[]) {
  const texts = [
    `A Ship for Tromsø\n\n${main}\n\n${cranes}`,
    ...sentences.map((one) => `Talk of Ships\n\n${one} ${filler[1]}\n\n${filler[2]}`),
  ]
  const pages = texts.map((text, n): ReadPage => {
    const examined = examinePage({ name: `p${n}.txt`, bytes: new TextEncoder().encode(text), limit: 100_000 })
    if ('refused' in examined) throw new Error(examined.refused)
    const value = dates[n]
    const publishedOn = value === undefined ? null : { value, line: 1 }
    return { ...examined.page, articles: examined.page.articles.map((one) => ({ ...one, publishedOn })) }
  })
  const own = ({ article, sentences: [first] }: Story) => article === 'p0-A1' && first?.text.startsWith('Norway sold')
  const story = findStories(pages, [topic], caps).find(own)
  return story?.views.map(({ text }) => text)
}

describe('a view', () => {
  it('shares names with the story and adds to it', () => {
    const view = 'Norway lost its best ship when the Viking left its navy for Tromsø at half the price of a ferry.'
    expect(views(view)).toEqual([view])
  })

  it('is none where it only repeats the story', () => {
    expect(views('Norway sold the Viking, a ship of its navy, to a firm in Tromsø in 2019.')).toEqual([])
  })

  it('is none where both are dated and more than 90 days apart', () => {
    const view = 'Norway lost its best ship when the Viking left its navy for Tromsø at half the price of a ferry.'
    expect(viewsOn(['2019-03-01', '2019-05-29'], view)).toEqual([view])
    expect(viewsOn(['2019-03-01', '2019-06-01'], view)).toEqual([])
  })

  it('of an undated voice counts the names that not all news is full of', () => {
    const text = 'America and China sold the Viking to Tromsø.'
    expect(rareNames(text, [...featuresOf(text, [])]).length).toBe(2)
  })

  it('is none where it shares the topic alone', () => {
    expect(views('A ship of the police carried letters to the islands of Greece for a summer.')).toEqual([])
  })

  it('is none where it goes through many places', () => {
    expect(
      views(
        'Every ship from Norway calls at Tromsø, and then at Hull, Leith, Brest, Porto, Cádiz, Genoa and Athens too.',
      ),
    ).toEqual([])
  })
})
