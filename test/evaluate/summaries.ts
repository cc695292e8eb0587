// Summaries against what people wrote, beside the first sentences of each text.
import { splitSentences } from '../../functions/content/language/sentence.ts'
import { summarise } from '../../functions/content/language/summary.ts'
import { mean, type Rouge, rouge } from './scores.ts'
import { measured, type Row } from './table.ts'

const show = (some: readonly Rouge[]) =>
  [some.map((one) => one.one), some.map((one) => one.two), some.map((one) => one.long)]
    .map((values) => (100 * mean(values)).toFixed(1))
    .join('/')

export function summaryRows(
  news: readonly { sentences: string[]; reference: string }[],
  backgrounds: readonly { docs: string[]; reference: string }[],
): Row[] {
  const chosen = news.map(({ sentences, reference }) => {
    const picked = summarise([sentences.map((one) => [one])], { sentences: 3 })
    return rouge(picked.map(({ paragraph }) => sentences[paragraph] ?? '').join(' '), reference)
  })
  const whole = news.map(({ sentences, reference }) => {
    const picked = summarise([[sentences]], { sentences: 3 })
    return rouge(picked.map(({ sentence }) => sentences[sentence] ?? '').join(' '), reference)
  })
  const lead = news.map(({ sentences, reference }) => rouge(sentences.slice(0, 3).join(' '), reference))
  const several = backgrounds.map(({ docs, reference }) => {
    const documents = docs.map((doc) => doc.split('\n').map(splitSentences))
    const picked = summarise(documents, { words: 100 })
    const texts = picked.map((at) => documents[at.document]?.[at.paragraph]?.[at.sentence] ?? '')
    return rouge(texts.join(' '), reference)
  })
  const best = 'mixture 40.9/18.2/27.3'
  return [
    { measure: 'Lead-3, R1/R2/RL', ...measured(lead, show), knownBest: 'Lead-3 39.6/16.9/24.9' },
    { measure: 'three sentences, R1/R2/RL', ...measured(chosen, show), target: 'R1 ≥ Lead-3 − 0.5', knownBest: best },
    {
      measure: '… all in one paragraph',
      ...measured(whole, show),
      target: 'R1 ≥ Lead-3 − 0.5',
      knownBest: best,
    },
    {
      measure: 'several sources, 100 words, R1/R2/RL',
      ...measured(several, show),
      knownBest: 'latest leads 35.9/15.9/23.9',
    },
  ]
}
