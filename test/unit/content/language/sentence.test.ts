// Sentences end where a reader would say so, and what a quotation holds together stays together.
import { describe, expect, it } from 'vitest'
import { quotableUnits, splitSentences } from '../../../../functions/content/language/sentences/sentence.ts'
import { goldSentences } from '../../../support/samples/gold.ts'

/** `|` marks the cuts. */
const cases: [string, string][] = [
  ['an abbreviated title stays with its name', 'He met Mr. Putin and Dr. A. Lee. | They spoke.'],
  ['a country in initials may end a sentence', 'They live in the U.S. | How about you?'],
  ['and may go on', 'They left the U.S. Senate and the U.S. in May.'],
  ['a company may end a sentence', 'It was sold to Pitt & Co. | It closed.'],
  ['or not', 'Pitt & Co. at noon sold it.'],
  ['a number behind an abbreviation belongs to it', 'See Vol. 49, No. 9 and p. 55. | It is there.'],
  ['i.e. and e.g. never end a sentence', 'Conduct, i.e. policy, e.g. Paris and Rome, matters.'],
  ['a time of day ends a sentence or opens one', 'At 5 a.m. Mr. Ek rose. | He left at 6 P.M. | Mr. Ek slept.'],
  ['a decimal point is no full stop', 'It costs $3.50. | It sells.'],
  ['a full stop may stand inside a bracket', 'It restored order (in Kuwait.) | Liberals agreed.'],
  ['a bracket in mid-sentence is not cut', 'He teaches (He was an engineer. Once.) at school.'],
  ['the British order of marks is understood', 'It became “a Russian lake”. | He objected.'],
  ['a quotation is cut too', '“I went. | I saw,” he said.'],
  ['a question inside a quotation goes on', '“Why?” she asked. | Nobody knew.'],
  ['dots that leave words out do not end a sentence', 'I was ... well . . . I went. | Then I left.'],
  ['four dots do', 'I never meant that.... | She left.'],
  ['an initial is not an end', 'It was Albert I. Jones. | You and I. | Did he see it?'],
  ['nor behind a title and a first name', 'It made President Radomir V. Lind and Gov. Ana C. Holt laugh.'],
  ['nor any other letter that also abbreviates', 'Judge Ole P. Strand heard Marit C. Voss. | He left.'],
  ['two parties are one case, and one match', 'Lind v. Holt went on. | Brel vs. Hals did not.'],
  ['an address is whole', 'Write to jane.doe@example.com. | She answers.'],
  ['a run-in list is cut at its items', '1. The first item. | 2. The second item.'],
  ['marks may pile up', 'Hello?! | Is that you?'],
  ['a full-width stop ends a sentence', '一文。|二文。'],
]

describe('sentences', () => {
  it.each(cases)('%s', (_, marked) => {
    const expected = marked.split('|').map((one) => one.trim())
    expect(splitSentences(marked.replace(/ ?\| ?/g, marked.includes('。') ? '' : ' '))).toEqual(expected)
  })

  it('are those of the annotation in all 126 paragraphs of the seeds', () => {
    const wrong = Object.entries(goldSentences).filter(
      ([, { sentences }]) => splitSentences(sentences.join(' ')).join('|') !== sentences.join('|'),
    )
    expect(Object.keys(goldSentences)).toHaveLength(126)
    expect(wrong.map(([key]) => key)).toEqual([])
  })
})

describe('units that may be quoted', () => {
  it('are the 389 of the annotation', () => {
    const wrong: string[] = []
    let count = 0
    for (const [key, { sentences, units }] of Object.entries(goldSentences)) {
      const found = quotableUnits(sentences.join(' '))
      count += found.length
      if (found.join('|') !== (units ?? sentences).join('|')) wrong.push(key)
    }
    expect(wrong).toEqual([])
    expect(count).toBe(389)
  })

  it('keep a quotation over several sentences whole, with its speaker', () => {
    expect(quotableUnits('“It fell. It broke,” he said. She left.')).toEqual([
      '“It fell. It broke,” he said.',
      'She left.',
    ])
  })

  it('are single sentences again where a quotation is never closed', () => {
    expect(quotableUnits('“It fell. It broke. She left.')).toHaveLength(3)
  })
})
