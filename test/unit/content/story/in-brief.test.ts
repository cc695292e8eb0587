// A brief has no headline: what it prints says by itself what the title claims.
import { describe, expect, it } from 'vitest'
import { firstInBrief, inBriefOf } from '../../../../functions/content/story/excerpts/in-brief.ts'
import { unitsOf } from '../../../../functions/content/story/excerpts/unit.ts'
import type { Article } from '../../../../functions/content/types.ts'

const article = (title: string) => ({ title: { value: title, line: 1 } }) as unknown as Article

function inBrief(title: string, sentences: string[], first = true) {
  const positions = sentences.map((_, unit) => ({ paragraph: 0, unit }))
  return inBriefOf(article(title), [unitsOf(sentences)], { positions, words: 30, quality: 1 }, first)
}

const title = 'Council of Brel sells its last ferry to Chile'

describe('a story in brief', () => {
  it('is its first sentence where that tells the title', () => {
    expect(inBrief(title, ['The council of Brel has sold the ferry to a yard in Chile.', 'It sails in May.'])).toBe(0)
  })

  it('is else another sentence that tells it and stands alone', () => {
    const opening = 'Ada Lind remembers the summers of her youth as if they were yesterday.'
    expect(inBrief(title, [opening, 'Brel sold its last ferry to Chile in May.'])).toBe(1)
    expect(inBrief(title, [opening, 'But it has now sold the last ferry of Brel to Chile.'])).toBeNull()
  })

  it('is missing if no sentence tells it: the headline is needed', () => {
    expect(inBrief(title, ['Ada Lind remembers the summers of her youth as if they were yesterday.'])).toBeNull()
  })

  it('is its first sentence where it is a later one of its article, or that has no title', () => {
    expect(inBrief(title, ['Ada Lind has kept the harbour since 1998.', 'She sleeps there.'], false)).toBe(0)
    expect(inBrief('', ['Ada Lind has kept the harbour since 1998.'])).toBe(0)
  })

  it.each([
    [['Der Rat von Brel verkauft die letzte Fähre nach Chile.', 'Sie geht im Mai.'], 0],
    [['Bad Brel.', 'Der Rat der Stadt verkauft die letzte Fähre nach Chile.'], 1],
    [['Keine Fähre, kein Hafen.', 'Der Rat der Stadt verkauft die letzte Fähre nach Chile.'], null],
    [['Brel.'], null],
  ])('in other languages begins behind its place, with a sentence of some words: %j', (sentences, at) => {
    expect(firstInBrief(sentences.map((text) => ({ text })))).toBe(at)
  })
})
