// Who speaks in a quotation is told where the text names them, and never guessed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakersOf } from '../../../../functions/content/language/names/speakers.ts'

const speakerOf = (sentence: string) => speakersOf([sentence])[0]?.[0]?.speaker ?? null
const speakers = (...paragraphs: string[]) => speakersOf(paragraphs).map((some) => some.map(({ speaker }) => speaker))

describe('the speaker of a sentence that quotes', () => {
  it.each([
    ['behind, in the usual order', '“It will sink,” Ann Lee said.', 'Ann Lee'],
    ['behind, inverted', '“It will sink,” said Ann Lee.', 'Ann Lee'],
    ['behind, with a role', '“It will sink,” said harbour master Ann Lee.', 'Ann Lee'],
    ['behind, with an apposition', '“It will sink,” Ann Lee, the owner of the mill, told the paper.', 'Ann Lee'],
    ['ahead', 'Ann Lee warned that “it will sink before noon.”', 'Ann Lee'],
    ['ahead, with an apposition', 'Ann Lee, the owner of the mill, said: “It will sink.”', 'Ann Lee'],
    ['by “according to” behind', '“It will sink,” according to Ann Lee.', 'Ann Lee'],
    ['by “according to” ahead', 'According to Ann Lee, “it will sink before noon.”', 'Ann Lee'],
    ['with a title', '“It will sink,” President Lee said.', 'President Lee'],
    ['in the middle', '“It will sink,” Ann Lee said, “and nobody will weep.”', 'Ann Lee'],
    ['two of them', '“It will sink,” wrote Ann Lee and Bo Ek of the harbour board.', 'Ann Lee and Bo Ek'],
  ])('is found %s', (_, sentence, name) => {
    expect(speakerOf(sentence)).toBe(name)
  })

  it.each([
    ['a pronoun', '“It will sink,” she said.'],
    ['nobody', 'The ship was known as a “coffin” in the harbour.'],
    ['a place', '“It will sink,” the owner said in Oslo.'],
    ['somebody unnamed', '“It will sink,” one officer said.'],
    ['the one before a new thought', 'Ann Lee said it had sunk, which the crew took for a “joke” of hers.'],
  ])('is not taken from %s', (_, sentence) => {
    expect(speakerOf(sentence)).toBeNull()
  })
})

describe('the speaker of a quotation in its article', () => {
  it('has the full name that stood earlier', () => {
    expect(speakers('The mill belongs to Ann Lee.', '“It will sink,” Mr. Lee said.')).toEqual([[], ['Ann Lee']])
  })

  it('keeps the surname where two people have it', () => {
    expect(speakers('Ann Lee and Bo Lee own it.', '“It will sink,” Lee said.')[1]).toEqual(['Lee'])
  })

  it('goes on where the quotation goes on behind its speaker', () => {
    expect(speakers('“It will sink,” said Ann Lee. “Nobody will weep.”')).toEqual([['Ann Lee', 'Ann Lee']])
  })

  it('is the last one who spoke, where “she added” follows', () => {
    expect(speakers('“It will sink,” said Ann Lee. “Soon,” she added.')).toEqual([['Ann Lee', 'Ann Lee']])
  })

  it('is the only person of the paragraph, where a pronoun speaks', () => {
    expect(speakers('President Lee came at noon. “It will sink,” she said.')).toEqual([['Lee']])
  })

  it('is unknown where a pronoun could be two people', () => {
    expect(speakers('President Lee met Chancellor Ek. “It will sink,” he said.')).toEqual([[null]])
  })

  it('is unknown where nobody was named', () => {
    expect(speakers('“It will sink,” he said.', 'A ship called “Hope” lay there.')).toEqual([[null], [null]])
  })

  it('is not put to a term in quotation marks', () => {
    const [said, term] = speakersOf(['“It will sink,” said Ann Lee. The “coffin” lay there.'])[0] ?? []
    expect([said?.said, term?.said, term?.speaker]).toEqual([true, false, null])
  })

  it('is always a part of the article', () => {
    const word = fc.constantFrom(
      'Ann',
      'Lee',
      'Bo',
      'said',
      'she',
      '“It sank,”',
      '“No.”',
      'according to',
      ',',
      '.',
      'Mr.',
    )
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 14 }), { maxLength: 4 }), (words) => {
        const paragraphs = words.map((some) => some.join(' '))
        for (const { speaker } of speakersOf(paragraphs).flat())
          if (speaker !== null) expect(paragraphs.join('\n')).toContain(speaker)
      }),
      { numRuns: 300 },
    )
  })
})
