// Stories without a headline, as a briefing prints them: under a run-in head or the line of their source, in brief, as
// later ones of an article.
import { describe, expect, it } from 'vitest'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { nameLineOf } from '../../../functions/edition/words/name-line.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { editionWithoutHeadlines } from '../../support/samples/sample-without-headlines.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const document = editionWithoutHeadlines()
const templates = readTemplates()
const [english, arabic] = await Promise.all(
  ['en', 'ar'].map((language) => buildFrame(document, templates, someSettings(), language)),
)
const folded = (text = '') => text.replace(/\s+/g, ' ')

describe('a story without a headline', () => {
  it.each([
    ['lead:sailing:ferries', 'The night boat to Osk'],
    ['story:fares:ferries', 'Islanders pay 3.20'],
    ['story:mill:schools', 'Flour from the old mill'],
    ['brief:dyke', 'The dyke at Nessum'],
  ])('says its opening words once in plain text: %s', (part, opening) => {
    expect(folded(english?.text[part]).split(opening)).toHaveLength(2)
    expect(folded(arabic?.text[part]).split(opening)).toHaveLength(2)
  })

  it('opens in plain text with who says it', () => {
    expect(folded(english?.text['story:school:schools'])).toMatch(
      /^ ?Piet Lund, Mara Hale and Jo Venn, “Notes from the school board”, Inland Weekly, 14 November 2026 The board/,
    )
  })

  it('is called by words that end in no small word and no number without its noun', () => {
    const named = (text: string) => nameLineOf(null, [{ text }], { publication: 'Osk Courier', byline: [] })
    expect(named('The night boat to Osk sails again from 4 January, after two winters.')).toBe(
      'Osk Courier: The night boat to Osk sails again from…',
    )
    expect(named('Islanders pay 3.20 for a single crossing, as they did in 2019.')).toBe(
      'Osk Courier: Islanders pay 3.20 for a single crossing…',
    )
    expect(named('The ferry company told everybody on the quay of it at noon.')).toBe(
      'Osk Courier: The ferry company told everybody on the quay…',
    )
  })

  it('is called by a whole sentence without its full stop, as a headline is', () => {
    const named = (text: string) => nameLineOf(null, [{ text }], null)
    expect(named('Flour went to eleven schools.')).toBe('Flour went to eleven schools')
    expect(named('The last boat leaves at 11 p.m.')).toBe('The last boat leaves at 11 p.m.')
    expect(named('Who pays?')).toBe('Who pays?')
  })
})

describe('a later story of an article', () => {
  it('says that it is of the same article where the first one stands in this edition', () => {
    expect(english?.text['story:lunches:farming']).toMatch(/^\s*From the same article: Piet Lund/)
    expect(arabic?.text['story:lunches:farming']).toContain('من المقال نفسه')
  })

  it('says that the article is known from an earlier edition where the first one stood there', () => {
    expect(english?.text['story:mill:schools']).toMatch(/^\s*From an article in an earlier edition: Ruth Calder\./)
    expect(arabic?.text['story:mill:schools']).toContain('من مقال ورد في عدد سابق')
  })

  it('goes on in small letters behind these words, where the label is ours', () => {
    expect(english?.text['brief:seed']).toContain('From an article in an earlier edition: source unknown, undated')
  })
})
