// An editor's decisions about the sample edition, what it left out, and possible problems: one of everything that an
// email to the operator may say.
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import { noEditorialDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { buildFrames } from '../../../functions/edition/frame/frame.ts'
import type { ProofFacts } from '../../../functions/edition/reports/proof-facts.ts'
import type { SourceFigures } from '../../../functions/edition/reports/source-figures.ts'
import type { EditionDocument, Finding, Templates } from '../../../functions/edition/types.ts'
import { storyNamer } from '../../../functions/edition/words/source.ts'
import { proofFacts } from '../../../functions/use-cases/composing/gather-proof.ts'
import { someSettings } from './builders.ts'
import { sampleEdition } from './sample-edition.ts'
import { readTemplates } from './templates.ts'

/** Of many sources: one that is dead, one that could not be checked again. */
export const sourcesSample: SourceFigures = {
  ...{ count: 14, articles: 31, stories: 6, mistakes: ['source 3 ("wall"): every must be "1h" or "6h" or "1d"'] },
  listed: [
    { source: 'parish-pages', articles: 0, stories: 0, trouble: 'dead: its server answers 404, for 9 days' },
    {
      source: 'gazette',
      articles: 21,
      stories: 4,
      trouble: null,
      unanswered: { entries: 3, why: 'no answer in time' },
    },
    { source: 'review', articles: 10, stories: 2, trouble: null },
  ],
}

export const proofSample: Pick<ProofFacts, 'leftOut' | 'more' | 'decisions' | 'sources'> = {
  sources: sourcesSample,
  leftOut: [
    {
      name: 'What the ferry cost, and whom',
      topic: 'Rivers & harbours',
      obstacles: [
        { setting: 'storiesPerTopic', limit: 3 },
        { setting: 'quotedPerArticleAndEdition', limit: 120 },
      ],
    },
    {
      name: '<b>Nobody</b> asked the fishermen',
      topic: 'Arts',
      obstacles: [{ setting: 'storiesPerBriefing', limit: 9 }],
    },
    { name: 'A dam is a promise', topic: 'Arts', obstacles: [{ setting: 'quotedPerArticle', limit: 400 }] },
  ],
  more: 13,
  decisions: {
    first: ['A bridge for two banks'],
    dropped: ['The mayor smiles'],
    held: ['A second ferry'],
    headed: ['Prices follow the weather'],
    subject: 'The bridge is coming',
    preheader: 'And what the grain market remembers',
    notes: [
      {
        entry: 'hold',
        story: 'st-17',
        reason: 'no story has this id: its page left the stock, or the page or the topics changed',
        remedy: 'remove it, or choose again',
      },
    ],
  },
}

/** @param story an id in the edition */
export function findingsSample(story: string): Finding[] {
  const inEvery = (finding: Finding) =>
    ['en', 'ar'].map((language) => ({ ...finding, at: `${language}: ${finding.at}` }))
  return [
    {
      rule: 'size',
      at: 'en: 2026-W47',
      reason:
        'the largest briefing has 92311 bytes of HTML; the limit is 80000 (caps.htmlBytes). Shorten what every email contains',
    },
    { rule: 'C1', at: story, reason: '“It was agreed <quickly>.” does not stand in its source; read the page again' },
    ...inEvery({
      rule: 'link',
      at: `story:${story}:rivers`,
      reason: '"http://example.com/a" is not https; correct it',
    }),
    ...inEvery({
      rule: 'footer',
      at: 'close',
      reason: 'the postal address in the HTML is missing; every email must show it',
    }),
  ]
}

/** As composing notes it, for a stock with nothing else in it. */
export async function sampleProof(
  document: EditionDocument = sampleEdition(),
  templates: Templates = readTemplates(),
  { waiting, barred } = { waiting: 12, barred: 0 },
  settings = someSettings(),
): Promise<ProofFacts> {
  const frames = await buildFrames(document, templates, settings)
  const choice = { stories: [], lead: null, isSmall: true, waiting: [], barred: [] }
  const stock = { candidates: [], words: new Map(), ledger: [] }
  const made = { waiting, barred, notes: [], choice, stock, nameOf: storyNamer([]) }
  const facts = proofFacts(
    { document, frames, encoded: frames.map(encodeFrame), made, editorial: noEditorialDecisions },
    settings,
  )
  if (facts === null) throw new Error('there is nothing to prove')
  return facts
}
