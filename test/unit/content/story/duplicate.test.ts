// A reprint is one voice, however much it was edited.
import { describe, expect, it } from 'vitest'
import { nearDuplicates } from '../../../../functions/content/story/excerpts/duplicate.ts'
import { goldId, goldSeeds, seedArticles } from '../../../support/samples/gold.ts'

describe('reprints', () => {
  it('of the seeds are found: 12 of 12 paragraph pairs, and no other', () => {
    const found = nearDuplicates(seedArticles).flatMap(({ a, b, paragraphs }) =>
      paragraphs.map(
        ([i, j]) => `${goldId(seedArticles[a]?.id ?? '')}#${i + 1} ${goldId(seedArticles[b]?.id ?? '')}#${j + 1}`,
      ),
    )
    expect(found.sort()).toEqual(goldSeeds.near_duplicates.pairs.map(({ a, b }) => `${a} ${b}`).sort())
  })

  it('are found when a whole article comes again among others', () => {
    const again = [...seedArticles, ...seedArticles.slice(5, 6)]
    expect(nearDuplicates(again).find(({ a, b }) => a === 5 && b === 8)?.paragraphs.length).toBeGreaterThanOrEqual(14)
  })

  it('are none among articles that share a subject', () => {
    const turkey = seedArticles.filter((one) => ['000-A1', '002-A1'].includes(goldId(one.id)))
    expect(nearDuplicates(turkey)).toEqual([])
  })

  const background = 'Bergen won the cup of 1998 and Oslo has lost five finals in a row.'
  const paragraphs = (...texts: string[]) => ({ paragraphs: texts.map((text, n) => ({ text, lines: [n] })) })
  const preview = paragraphs(
    'Bergen meet Oslo in the final of the cup on Sunday, with captain Ola Berg back from injury in defence.',
    'Coach Kari Lund said her team had trained well and would miss striker Per Dahl, who is banned.',
    'Tickets cost twenty crowns, trains leave every hour, and the gates open at noon if the weather holds.',
    background,
  )

  it('are none between what comes before an event and what comes after it', () => {
    const report = paragraphs(
      'Bergen beat Oslo in the final of the cup when Ola Berg, captain again after an injury, headed in a late corner.',
      'Her team had trained for this, said coach Kari Lund, and had not missed Per Dahl, the banned striker.',
      'Forty thousand people saw a slow first half with two yellow cards and a shot that hit the post.',
      background,
    )
    const questions = paragraphs(
      'Who will win the final of the cup between Bergen and Oslo? Captain Ola Berg and coach Kari Lund answer.',
      'Berg: the injury is gone. Lund: without Per Dahl the team of Bergen needs another striker.',
      'Is it true that you two grew up in one street? Berg: yes, and she was the better player by far.',
      background,
    )
    expect(nearDuplicates([preview, report, questions])).toEqual([])
  })

  it('are found where an editor cut and changed the words', () => {
    const edited = paragraphs(
      'Bergen meet Oslo in the final of the cup this Sunday, with captain Ola Berg back from injury in defence.',
      'Coach Kari Lund said that her team had trained well, and would miss striker Per Dahl.',
    )
    expect(nearDuplicates([preview, edited])).toMatchObject([{ a: 0, b: 1 }])
  })

  it('are none in an empty stock or an article without text', () => {
    expect(nearDuplicates([])).toEqual([])
    expect(nearDuplicates([{ paragraphs: [] }, { paragraphs: [{ text: '', lines: [1] }] }])).toEqual([])
  })
})
