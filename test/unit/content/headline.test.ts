// What stands above a story: the source's own words, nothing taken back by what was cut off.
import { describe, expect, it } from 'vitest'
import { mainClause, subjectPhrase } from '../../../functions/content/language/clause.ts'
import { examinePage } from '../../../functions/content/page/page.ts'
import { fitOf, knowingNames, sharedWeight, wordsOf } from '../../../functions/content/story/headline-fit.ts'
import { checkC1 } from '../../../functions/content/story/promises.ts'
import { findStories } from '../../../functions/content/story/story.ts'
import { caps, seedArticles, seedPages, seedTopics } from './gold.ts'

describe('the main clause of a sentence', () => {
  it.each([
    ['Norway sold a ship, which sank a year later.', 'Norway sold a ship'],
    ['Norway sold four ships of the navy; Oslo bought them.', 'Norway sold four ships of the navy'],
    ['Norway has many old ships, including two of 1905.', 'Norway has many old ships'],
    ['Norway sold a ship because it needed money.', 'Norway sold a ship'],
    ['Norway sold a ship and has bought another one since.', 'Norway sold a ship'],
    ['Norway sold two ships (one of 1905, one of 1911) to Oslo.', 'Norway sold two ships'],
    ['While Norway sold its ships, Oslo bought a boat of the police.', 'Oslo bought a boat of the police'],
  ])('of “%s”', (sentence, clause) => {
    expect(mainClause(sentence)).toBe(clause)
  })

  it.each([
    ['what limits it is cut off', 'Norway sold a ship, which it did not own.'],
    ['it depends on what follows', 'If Norway sold a ship; Oslo bought it.'],
    ['it may be a list', 'Ships, boats and men are lost, including two of 1905.'],
    ['there is nothing to cut', 'Norway sold a ship to a firm in Oslo.'],
    ['too little is left', 'It sank; nobody knows why.'],
    ['a mark stays open', '“Norway sold a ship; it sank,” he said.'],
    ['it has no verb', 'The end of the old ship, which sank.'],
    ['the cut would fall inside it', 'Oslo is a port and the harbour, along with many others, has a wall.'],
    ['it ends where more must follow', 'Norway changed the way in which ships are sold.'],
  ])('is not used where %s', (_, sentence) => {
    expect(mainClause(sentence)).toBeNull()
  })
})

describe('the subject of a sentence', () => {
  it.each([
    ['The sale of the ship to a firm in Oslo was a mistake.', 'The sale of the ship to a firm in Oslo'],
    ['In Bergen, Norway’s pride in its old ships has grown.', 'Norway’s pride in its old ships'],
    ['Selling ships and buying boats has become a habit.', 'Selling ships and buying boats'],
    ['The ships of Bergen, in their old form, do not sell.', 'The ships of Bergen'],
  ])('of “%s”', (sentence, phrase) => {
    expect(subjectPhrase(sentence)).toBe(phrase)
  })

  it.each([
    ['it says too little', 'Norway and Oslo have sold a ship.'],
    ['it leans on something', 'The sale of this ship to Oslo was a mistake.'],
    ['it holds a verb of its own', 'Norway’s navy opens the door to a world in which ships have no price.'],
    ['it is a place or a time', 'In the past two years Norway has sold a ship.'],
    ['no verb is known', 'Norway sells ships.'],
  ])('is not used where %s', (_, sentence) => {
    expect(subjectPhrase(sentence)).toBeNull()
  })
})

describe('a line fits a story', () => {
  const everywhere = new Set(['ship'])
  const known = { everywhere, names: new Set(['@turk', '@norw', '@chil', '@black sea']) }
  const told = 'Turkish trade with Norway fell when the ships of the Black Sea were sold.'
  const story = knowingNames(wordsOf(told), known.names)

  it.each([
    ['plainly, by words that make half of it', 'Old Ships Sold in Turkey', 'plainly'],
    ['by a word', 'Trade and Other Troubles of Our Time at Sea', 'by a word'],
    ['not, where it names what the story does not', 'Ships Sold in Chile, Trade Falls', 'not'],
    ['not, where they share nothing', 'A Fish for Everybody', 'not'],
  ])('%s', (_, line, fit) => {
    expect(fitOf(line, story, known)).toBe(fit)
  })

  it('not for a word that all paragraphs hold', () => {
    expect(sharedWeight(wordsOf('The ships of Bergen'), story, everywhere)).toBe(0)
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

  it('of at least four stories in ten are more than a title', () => {
    const rich = stories.filter(({ headlines }) => headlines.some(({ origin }) => origin !== 'title'))
    expect(rich.length / stories.length).toBeGreaterThanOrEqual(0.4)
  })

  it('begin with the title only where the story speaks of what it says', () => {
    const filler =
      'Nobody in the town of Bergen had seen a fish of that size since the war ended in 1945. It took a week to eat it.'
    const text = `A Ship for Oslo\n\nNorway eats more fish than any other country of the north, which its doctors have praised for many years in the papers. Bergen alone eats a ton of fish a day.\n\n${filler}`
    const examined = examinePage({ name: 'a.txt', bytes: new TextEncoder().encode(text), limit: 10_000 })
    if ('refused' in examined) throw new Error(examined.refused)
    const topic = { id: 'food', label: 'Food', definition: 'Food.', terms: [{ text: 'fish', weight: 3 }] }
    const [story] = findStories([examined.page], [topic], caps)
    expect(story?.headlines[0]?.origin).not.toBe('title')
    expect(story?.headlines.map(({ origin }) => origin)).toContain('title')
  })

  it('are not looked for above a story that was printed, which comes again all the same', () => {
    const printed = new Set(stories.slice(0, 5).map(({ id }) => id))
    const again = findStories(seedPages, seedTopics, caps, printed)
    const first = again.filter(({ id }) => printed.has(id))
    expect(first).toHaveLength(5)
    expect(first.every(({ headlines, views }) => headlines.length === 0 && views.length === 0)).toBe(true)
  })
})
