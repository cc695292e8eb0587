// Frames an edition in every language, checks it, and stores it in the bucket under its content hash.

import { eachAbout, type SetAside } from '../../content/story/stories/set-aside.ts'
import type { ReadPage, Topic } from '../../content/types.ts'
import { type EncodedFrame, encodeFrame } from '../../delivery/message/message.ts'
import { checkMessages } from '../../delivery/message/mime-check.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { largestBriefing } from '../../edition/briefing/briefing.ts'
import { promiseFindings } from '../../edition/checks/edition-promises.ts'
import { preflight } from '../../edition/checks/preflight.ts'
import { setAsideFaulty } from '../../edition/checks/set-aside-faulty.ts'
import { type Composition, publishedOf, topicsOf } from '../../edition/composition/compose.ts'
import { contentHash } from '../../edition/content-hash.ts'
import type { EditorialDecisions } from '../../edition/decisions/decisions.ts'
import { buildFrames } from '../../edition/frame/frame.ts'
import { storyOfLine } from '../../edition/frame/frame-parts.ts'
import { ranked } from '../../edition/frame/layout.ts'
import type { OlderPages } from '../../edition/reports/older-pages.ts'
import type { SourceFigures } from '../../edition/reports/source-figures.ts'
import type { EditionDocument, Finding, Frame, PublishedStory, Templates } from '../../edition/types.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { proofFacts } from './gather-proof.ts'
import { blankRecord, type PlannedEdition } from './record.ts'

export interface Composed extends PlannedEdition {
  document: EditionDocument
  templates: Templates
  pages: readonly ReadPage[]
  topics: readonly Topic[]
  ledger: readonly PublishedStory[]
  /** Findings from before there was a document. */
  findings: readonly Finding[]
  made: Composition
  editorial: EditorialDecisions
  setAside: readonly SetAside[]
  sources?: SourceFigures
  older?: OlderPages
}

/**
 * @returns the record to be created: `composed`, or `held` with the reasons
 * @throws ArticlesFailed if findings are about single articles: nothing is saved, and it is composed without them
 */
export async function storeEdition(
  ports: Pick<Ports, 'editions' | 'log'>,
  settings: Settings,
  composed: Composed,
): Promise<EditionRecord> {
  const { document, templates } = composed
  const { corrections = [] } = document
  const frames = await buildFrames(document, templates, settings)
  const encoded = frames.map((frame) => encodedFrame(document, frame))
  const findings = findingsOf(composed, frames, encoded, settings)
  setAsideFaulty(document, findings, (some) => promiseFindings({ ...composed, document: some, caps: settings.caps }))
  const hash = contentHash(document, encoded)
  await ports.editions.saveDocument(document, encoded, hash)
  const proof = findings.length > 0 ? null : proofFacts({ ...composed, frames, encoded }, settings)
  if (proof !== null) await ports.editions.saveProof(proof, hash)
  reportShortened(ports, settings, document, frames)
  return {
    ...blankRecord(composed, document.composedAt, document.waiting),
    status: findings.length === 0 ? 'composed' : 'held',
    contentHash: hash,
    languages: frames.map(({ language }) => language),
    stories: document.sections.reduce((sum, { stories }) => sum + stories.length, 0),
    expired: composed.made.expired,
    published: publishedOf(document),
    topics: topicsOf(document),
    matters: composed.made.matters,
    corrected: corrections.flatMap(({ sentences }) => sentences),
    correctedTo: corrections.flatMap(({ now }) => now ?? []),
    findings,
  }
}

/** A part that cannot be encoded is the fault of the article printed in it. */
function encodedFrame(document: EditionDocument, frame: Frame): EncodedFrame {
  try {
    return encodeFrame(frame)
  } catch (error) {
    const printed = ranked(document).flatMap(({ id, article }) =>
      partsNaming(frame, id).map((name) => ({ article, name })),
    )
    const alone = ({ name }: { name: string }) =>
      encodeFrame({ ...frame, html: pick(frame.html, name), text: pick(frame.text, name) })
    eachAbout(printed, ({ article }) => article, 'printing', alone)
    throw error
  }
}

function partsNaming(frame: Frame, story: string): string[] {
  return Object.keys(frame.html).filter((name) => name.split(':').includes(story))
}

function pick(parts: Frame['html'], name: string): Frame['html'] {
  return Object.fromEntries(Object.entries(parts).filter(([one]) => one === name))
}

function findingsOf(
  { document, pages, ledger, findings }: Composed,
  frames: Frame[],
  encoded: EncodedFrame[],
  settings: Settings,
): Finding[] {
  const { siteUrl, postalAddress, caps } = settings
  return [
    ...findings,
    ...promiseFindings({ document, pages, ledger, caps }),
    ...preflight({ document, frames, siteUrl, postalAddress, caps }),
    ...checkMessages({ document, frames: encoded }, settings),
  ]
}

/** Logs the stories reduced to one line in a briefing of all topics, for lack of room. */
function reportShortened(
  { log }: Pick<Ports, 'log'>,
  { caps }: Settings,
  document: EditionDocument,
  frames: readonly Frame[],
): void {
  for (const frame of frames) {
    const plan = largestBriefing(document, frame, caps)
    if (plan.outcome === 'skip') continue
    const lines = plan.briefing.parts.flatMap(({ part }) => storyOfLine(part) ?? [])
    if (lines.length === 0) continue
    log.warn('Stories over the size budget become one-line links in the longest briefings.', {
      edition: document.id,
      language: frame.language,
      stories: lines,
      htmlBytes: caps.htmlBytes,
    })
  }
}
