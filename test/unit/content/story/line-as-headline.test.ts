// What of a standfirst or a heading heads a story: what is understood by whoever has read no title.
import { describe, expect, it } from 'vitest'
import { headingTells, tellsByItself } from '../../../../functions/content/story/excerpts/line-as-headline.ts'

describe('a standfirst heads a story', () => {
  it.each([
    'Council of Brel hires 40 divers to search the harbour',
    'Ada Lind denied the claims of her own staff.',
    'Hals completes late comeback to extend unbeaten run to 15',
  ])('where it tells by itself: “%s”', (line) => {
    expect(tellsByItself(line)).toBe(true)
  })

  it.each([
    'The former finance minister made the remarks at a dinner in Brel',
    'Ada Lind made the comments at a dinner in Brel',
    'Marit Holt repeated the allegation on Monday',
    'He told the truth about the ferry. Lind and Holt never will.',
    'The ferry company earned 2.8 million crowns in spring.',
    'A quiet harbour for some',
    '“I have been part of it, and I will never be free of it.”',
  ])('and not where it leans on the title: “%s”', (line) => {
    expect(tellsByItself(line)).toBe(false)
  })
})

describe('a section’s heading heads its story', () => {
  it.each([
    'Harbour gates opened as the flood reached Brel',
    'Mayor Ada Lind says Brel “must not be rushed”',
    'Divers urged to travel in groups',
  ])('where it says what happened: “%s”', (heading) => {
    expect(headingTells(heading)).toBe(true)
  })

  it.each([
    '3. Long-range ferries',
    '7. Hals folded rack with cover',
    'Step 2: The paint is dried',
    'b) Walls were built',
    'Wellness in the forest',
    'Dining options at Lind Lodge',
    'Brel’s hidden beaches',
    'Her tastes have changed',
    'Next steps',
    '“Our future was on the water”',
  ])('and not where it counts, names or leans: “%s”', (heading) => {
    expect(headingTells(heading)).toBe(false)
  })
})
