// Sentence lists: the golden rules, and the paragraphs of the seeds.
import { quotableUnits, splitSentences } from '../../functions/content/language/sentences/sentence.ts'
import { measured, type Row, share } from './table.ts'

interface GoldParagraph {
  text?: string
  sentences: string[]
  units?: string[]
}

export function sentenceRows(
  rules: readonly { text: string; expected: string[] }[],
  gold: Readonly<Record<string, GoldParagraph>>,
): Row[] {
  const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b)
  const keeps = rules.map(({ text, expected }) =>
    same(
      splitSentences(text),
      expected.map((one) => one.replace(/\s+/g, ' ').trim()),
    ),
  )
  const paragraphs = Object.values(gold)
  const exact = paragraphs.filter(({ sentences }) => same(splitSentences(sentences.join(' ')), sentences)).length
  const wanted = paragraphs.flatMap(({ sentences, units }) => units ?? sentences)
  const found = new Set(paragraphs.flatMap(({ sentences }) => quotableUnits(sentences.join(' '))))
  return [
    {
      measure: 'golden rules',
      ...measured(keeps, (some) => share(some.filter(Boolean).length, some.length)),
      target: '≥ 47 of 48',
      knownBest: '34 on npm, 47 in Python',
    },
    { measure: 'seeds: sentence lists', value: share(exact, paragraphs.length), target: '126', knownBest: '126' },
    {
      measure: 'seeds: quotable units',
      value: share(wanted.filter((unit) => found.has(unit)).length, wanted.length),
      target: '389',
    },
  ]
}
