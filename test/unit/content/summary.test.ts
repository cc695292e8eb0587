// A summary is made of the texts' own sentences, within both limits, and none leans on what is not there.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../functions/content/language/sentence.ts'
import { standsAlone } from '../../../functions/content/language/standalone.ts'
import { summarise } from '../../../functions/content/language/summary.ts'
import { seedArticles } from './gold.ts'

const documents = seedArticles.map((one) => one.paragraphs.map(({ text }) => splitSentences(text)))
const words = (text: string) => text.split(' ').length
const textOf = (picked: ReturnType<typeof summarise>, of: string[][][]) =>
  picked.map(({ document, paragraph, sentence }) => of[document]?.[paragraph]?.[sentence] ?? '')

const storm = [
  'A storm hit the port of Bergen on 3 May 2019 and sank four ships of the Norwegian navy.',
  'It came without a warning.',
  'The navy of Norway lost 40 sailors in the storm, the most since 1945.',
  'Bergen closed its port for a week after the storm.',
  'Cats sleep for most of the day.',
]

describe('a summary', () => {
  it('has three sentences where no limit is given, in reading order', () => {
    const picked = summarise([[storm]])
    expect(picked).toHaveLength(3)
    expect(picked.map(({ sentence }) => sentence)).toEqual(picked.map(({ sentence }) => sentence).sort())
    expect(picked[0]?.sentence).toBe(0)
  })

  it('keeps to both limits', () => {
    for (const sentences of [1, 4]) {
      for (const most of [20, 60, 200]) {
        const picked = summarise(documents, { sentences, words: most })
        expect(picked.length).toBeLessThanOrEqual(sentences)
        expect(textOf(picked, documents).reduce((sum, text) => sum + words(text), 0)).toBeLessThanOrEqual(most)
      }
    }
  })

  it('holds a sentence that leans only behind the one it leans on', () => {
    const picked = summarise(documents, { sentences: 30 })
    expect(picked.length).toBe(30)
    for (const [at, { document, paragraph, sentence }] of picked.entries()) {
      const sentences = documents[document]?.[paragraph] ?? []
      const alone = standsAlone(sentences[sentence] ?? '', { paragraph: sentences, index: sentence }).ok
      const before = picked[at - 1]
      const follows = before?.document === document && (sentence === 0 || before.sentence === sentence - 1)
      expect(alone || follows).toBe(true)
    }
  })

  it('leaves out what is off the subject, and does not say the same twice', () => {
    const twice = [
      storm[0] ?? '',
      'Bergen, 3 May 2019: a storm sank four ships of the Norwegian navy in the port.',
      ...storm.slice(2),
    ]
    const picked = textOf(summarise([[twice]], { sentences: 3 }), [[twice]])
    expect(picked).not.toContain('Cats sleep for most of the day.')
    expect(picked.filter((text) => text.includes('3 May'))).toHaveLength(1)
  })

  it('of several texts begins with the newest, the last one', () => {
    const old = [['Norway built a port in Bergen in 1905 for the ships of the navy.']]
    const [only] = summarise([old, [[storm[0] ?? '']]], { sentences: 1 })
    expect(only?.document).toBe(1)
  })

  it('is the same however sentences are put into paragraphs', () => {
    const apart = summarise([storm.map((one) => [one])]).map(({ paragraph }) => paragraph)
    expect(apart).toEqual(summarise([[storm]]).map(({ sentence }) => sentence))
  })

  it('of any texts names sentences that are there, each once', () => {
    const texts = fc.array(
      fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 }), { maxLength: 5 }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(texts, fc.nat(5), fc.nat(50), (some, sentences, most) => {
        const picked = summarise(some, { sentences, words: most })
        const places = picked.map(({ document, paragraph, sentence }) => `${document} ${paragraph} ${sentence}`)
        expect(new Set(places).size).toBe(places.length)
        for (const one of picked) expect(some[one.document]?.[one.paragraph]?.[one.sentence]).toBeDefined()
      }),
      { numRuns: 100 },
    )
  })

  it('of nothing is empty', () => {
    expect(summarise([])).toEqual([])
    expect(summarise([[], [[]]], { words: 100 })).toEqual([])
  })
})
