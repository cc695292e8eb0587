// Paragraphs get the topics a reader would give them, for reasons that can be shown.
import { describe, expect, it } from 'vitest'
import { InvalidTopics, parseTopics, topicById } from '../../../../functions/content/story/topics/taxonomy.ts'
import { classify, explain } from '../../../../functions/content/story/topics/topic.ts'
import { definitionIn, labelIn } from '../../../../functions/content/story/topics/topic-label.ts'
import type { Topic } from '../../../../functions/content/types.ts'
import { pairs, seedTopics } from '../../../support/samples/gold.ts'

const topic = (id: string, terms: Topic['terms'], exclude?: string[]): Topic => ({
  id,
  label: id,
  definition: id,
  terms,
  ...(exclude ? { exclude } : {}),
})
const topicsOf = (text: string, topics: Topic[]) =>
  classify({ title: null, paragraphs: [{ text, lines: [1] }] }, topics)[0]?.map((one) => one.topic)

describe('the topics of the seeds', () => {
  it('agree with the annotation at a micro-F1 of at least 0.9', () => {
    let [hits, falseAlarms, missed] = [0, 0, 0]
    for (const [gold, article] of pairs) {
      const found = classify(article, seedTopics)
      for (const [n, paragraph] of gold.paragraphs.entries()) {
        const ids = new Set(found[n]?.map((one) => one.topic))
        hits += paragraph.topics.filter((id) => ids.has(id)).length
        missed += paragraph.topics.filter((id) => !ids.has(id)).length
        falseAlarms += [...ids].filter(
          (id) => !paragraph.topics.includes(id) && !paragraph.also_acceptable.includes(id),
        ).length
      }
    }
    expect((2 * hits) / (2 * hits + falseAlarms + missed)).toBeGreaterThanOrEqual(0.9)
  })

  it('have neutral labels', () => {
    expect(topicById(seedTopics, 'csto-near-abroad').label).toBe('Russia’s neighbours & CSTO')
  })
})

describe('a term', () => {
  it('counts with its capital where it says so', () => {
    const topics = [topic('turkey', [{ text: 'Turkey', weight: 3, caseSensitive: true }])]
    expect(topicsOf('Turkey signed.', topics)).toEqual(['turkey'])
    expect(topicsOf('We had turkey for dinner.', topics)).toEqual([])
  })

  it('is found whatever its accents, possessive or full stops', () => {
    const topics = [
      topic('a', [{ text: 'Erdogan', weight: 3 }]),
      topic('b', [{ text: 'US', weight: 3, caseSensitive: true }]),
    ]
    expect(topicsOf('Erdoğan’s visit', topics)).toEqual(['a'])
    expect(topicsOf('The U.S. agreed with us.', topics)).toEqual(['b'])
  })

  it('may be a phrase or a beginning', () => {
    const topics = [
      topic('a', [
        { text: 'near abroad', weight: 3 },
        { text: 'protest*', weight: 3 },
      ]),
    ]
    expect(topicsOf('The near abroad.', topics)).toEqual(['a'])
    expect(topicsOf('Protesters came.', topics)).toEqual(['a'])
    expect(topicsOf('They live abroad, near us.', topics)).toEqual([])
  })

  it('does not count inside an exclusion', () => {
    const topics = [topic('belarus', [{ text: 'Minsk', weight: 3 }], ['Minsk Group'])]
    expect(topicsOf('Minsk agreed.', topics)).toEqual(['belarus'])
    expect(topicsOf('The Minsk Group agreed.', topics)).toEqual([])
  })

  it('shows up in the explanation', () => {
    const topics = [topic('gas', [{ text: 'pipeline*', weight: 3 }])]
    const found = explain({ title: null, paragraphs: [{ text: 'Pipelines, a pipeline.', lines: [1] }] }, topics)
    expect(found[0]?.[0]?.terms).toEqual([{ text: 'pipeline*', count: 2 }])
  })
})

describe('an article', () => {
  it('that is mostly on a topic lends it to a paragraph that hardly names it', () => {
    const topics = [topic('gas', [{ text: 'gas', weight: 1.2 }])]
    const strong = { text: 'Gas, gas and gas again.', lines: [1] }
    const weak = { text: 'It also sells gas.', lines: [2] }
    const alone = classify({ title: null, paragraphs: [weak] }, topics)
    const among = classify({ title: null, paragraphs: [strong, strong, weak, strong] }, topics)
    expect(alone[0]).toEqual([])
    expect(among[2]?.map((one) => one.topic)).toEqual(['gas'])
  })
})

describe('a topics file', () => {
  const valid = { id: 'gas', label: 'Gas', definition: 'Gas.', terms: [{ text: 'gas' }] }
  const mistakes = (entries: unknown) => {
    try {
      parseTopics(JSON.stringify(entries))
    } catch (error) {
      if (error instanceof InvalidTopics) return error.mistakes
      throw error
    }
    return []
  }

  it.each([
    ['an id given twice', [valid, valid], /topic 2: the id "gas" is that of topic 1/],
    ['an id with capitals', [{ ...valid, id: 'Gas' }], /topic 1 \("Gas"\): id must be lower-case/],
    ['no label', [{ ...valid, label: ' ' }], /label is empty/],
    ['no terms', [{ ...valid, terms: [] }], /terms is empty/],
    ['an empty term', [{ ...valid, terms: [{ text: ' ' }] }], /term 1: text holds no letter/],
    ['a weight out of range', [{ ...valid, terms: [{ text: 'gas', weight: -1 }] }], /weight of "gas" must be/],
    ['labels that are none', [{ ...valid, labels: 'الغاز' }], /labels: must name languages, e\.g\. { "ar": "…" }/],
    [
      'a language that is none',
      [{ ...valid, labels: { arabic_: 'x' } }],
      /labels: "arabic_" is not a language; write its tag/,
    ],
    ['a tag written otherwise', [{ ...valid, labels: { AR: 'x' } }], /labels: "AR" is not a language/],
    ['a label left empty', [{ ...valid, labels: { ar: ' ' } }], /labels: "ar" is empty; write the words, or remove it/],
    [
      'a definition of two lines',
      [{ ...valid, definitions: { ar: 'a\nb' } }],
      /definitions: "ar" must be one plain line/,
    ],
    ['a slot in a label', [{ ...valid, labels: { ar: '⟦topics⟧' } }], /labels: "ar" must be one plain line/],
    ['a label without end', [{ ...valid, labels: { ar: 'x'.repeat(201) } }], /at most 200 characters/],
    ['a misspelt key', [{ ...valid, excludes: [] }], /unknown key "excludes"/],
    ['no list', { topics: [] }, /must be a list/],
    ['no topic', [], /names no topic/],
  ])('with %s is refused by entry, reason and remedy', (_, entries, reason) => {
    expect(mistakes(entries)).toEqual([expect.stringMatching(reason)])
  })

  it('may say labels and definitions in other languages; a variety falls back to its language, and all to the label', () => {
    const [topic = valid] = parseTopics(
      JSON.stringify([{ ...valid, labels: { ar: 'الغاز' }, definitions: { ar: 'عن الغاز.' } }]),
    )
    expect(['ar', 'ar-EG', 'en', 'de', 'constructor'].map((language) => labelIn(topic, language))).toEqual([
      ...['الغاز', 'الغاز', 'Gas', 'Gas', 'Gas'],
    ])
    expect(definitionIn(topic, 'ar')).toBe('عن الغاز.')
    expect(parseTopics(JSON.stringify([valid]))).toEqual([valid])
  })

  it('of the seeds says every label and definition in Arabic too', () => {
    const untranslated = seedTopics.filter(
      (one) => labelIn(one, 'ar') === one.label || definitionIn(one, 'ar') === one.definition,
    )
    expect(untranslated.map(({ id }) => id)).toEqual([])
  })

  it('that is no JSON is refused as such', () => {
    expect(() => parseTopics('[{')).toThrow(/it is not JSON/)
  })

  it('names all its mistakes at once', () => {
    expect(
      mistakes([
        { ...valid, label: '' },
        { ...valid, terms: [] },
      ]),
    ).toHaveLength(3)
  })

  it('answers for an unknown id with those it knows', () => {
    expect(() => topicById([valid], 'oil')).toThrow(/there is no topic "oil"; known ones are gas/)
  })
})
