// A reader's briefing = edition(s) + reader: which parts in which order, counts, subject, preheader. Contains no
// markup. Sets from how many stories a briefing has a table of contents, and which stories become one line so that no
// email is larger than `caps.htmlBytes` (Gmail clips longer ones).

import { ownEntry } from '../../content/language/words/own-entry.ts'
import { primaryLanguage } from '../../content/language/words/tag.ts'
import type { Caps } from '../../environment.ts'
import { type Cadence, editionsOf, fullestCadence } from '../../subscription/cadence.ts'
import { part } from '../frame/frame-parts.ts'
import { layoutOf, type TopicParts } from '../frame/layout.ts'
import type { Briefing, EditionDocument, FrameFacts, PartReference, PlaceholderValues } from '../types.ts'
import { inFrame } from '../words/bidi.ts'
import { defaultLanguage, sayIn } from '../words/messages.ts'
import { readingMinutes } from '../words/reading-time.ts'
import { preheaderOf, subjectOf } from '../words/subject.ts'
import { type Arrangement, arrange, type BriefingCaps } from './arrangement.ts'
import { editorsWords } from './editors-words.ts'
import { type Placed, place } from './placement.ts'

/** An edition to draw on, with its frames in every language. */
export interface BriefingEdition<F extends FrameFacts = FrameFacts> {
  document: EditionDocument
  frames: readonly F[]
}

export interface BriefingReader {
  /** Topic ids the reader chose. */
  topics: readonly string[]
  language: string
  cadence: Cadence
  /** Ids of editions this reader has already had (from the ledger of deliveries). */
  had: ReadonlySet<string>
}

export type BriefingPlan<F extends FrameFacts = FrameFacts> =
  | { outcome: 'briefing'; briefing: Briefing<F> }
  | { outcome: 'skip'; reason: 'no-topics' | 'nothing-new' }

/**
 * Plans one reader's briefing. `editions[0]` is the edition itself, followed by earlier ones, the latest first: a
 * reader gets as many as their cadence draws on, without those they have had. Cheap enough to call for each reader.
 *
 * @param caps above `htmlBytes`, the lowest-ranked stories become one-line links
 * @throws RangeError without an edition or a frame
 */
export function planBriefing<F extends FrameFacts>(
  editions: readonly BriefingEdition<F>[],
  reader: BriefingReader,
  caps: BriefingCaps & Pick<Caps, 'htmlBytes'>,
): BriefingPlan<F> {
  const drawn = editions.filter((edition, index) => index === 0 || isCaughtUp(edition, index, reader))
  const frames = drawn.map((edition) => frameFor(edition.frames, reader.language))
  const [current, frame] = [drawn[0], frames[0]]
  if (current === undefined || frame === undefined) throw new RangeError('a briefing needs an edition')
  const chosen = chosenTopics(current.document, reader)
  if (chosen.size === 0) return { outcome: 'skip', reason: 'no-topics' }
  const placed = place(
    drawn,
    chosen,
    drawn.flatMap(({ document }) => document.corrections ?? []),
  )
  if (placed.length === 0) return { outcome: 'skip', reason: 'nothing-new' }

  const arranged = arrange(placed, caps)
  const read = readOf(arranged)
  const minutes = minutesOf(read)
  const words = editorsWords(current.document, read[0]?.of.story.id, frame.language)
  const values = { ...valuesOf(read, arranged.briefs.length, frames, frame, chosen, minutes), ...words }
  const room = caps.htmlBytes - placeholderBytes(values)
  const corrections = correctionParts(drawn, chosen, reader.had)
  const parts = withinBudget(layoutOf(current.document).topics, { ...arranged, corrections }, frames, room)
  const briefing = {
    edition: current.document.id,
    language: frame.language,
    frames,
    parts,
    values,
    stories: read.map(({ of }) => of.story.id),
    minutes,
  }
  return { outcome: 'briefing', briefing }
}

/** The stories in reading order. */
function readOf({ lead, sections, briefs }: Arrangement): Placed[] {
  return [...(lead === null ? [] : [lead]), ...sections.flat(), ...briefs]
}

function isCaughtUp(edition: BriefingEdition, index: number, { cadence, had }: BriefingReader): boolean {
  return index < editionsOf(cadence) && !had.has(edition.document.id)
}

/** The frame in the reader's language, else in its base language (`pt-BR` → `pt`), else in the default one. */
export function frameFor<F extends FrameFacts>(frames: readonly F[], language: string): F {
  const wanted = [language, primaryLanguage(language), defaultLanguage]
  for (const tag of wanted) {
    const frame = frames.find((candidate) => candidate.language === tag)
    if (frame !== undefined) return frame
  }
  throw new RangeError(`no frame in "${language}" nor in "${defaultLanguage}": the edition was saved without frames`)
}

/** Topics that the reader chose and the list still has. */
function chosenTopics(document: EditionDocument, reader: BriefingReader): Set<string> {
  const { topics } = layoutOf(document)
  return new Set(reader.topics.filter((topic) => topics.has(topic)))
}

function valuesOf(
  read: readonly Placed[],
  briefs: number,
  frames: readonly FrameFacts[],
  frame: FrameFacts,
  chosen: ReadonlySet<string>,
  minutes: number,
): PlaceholderValues {
  const say = sayIn(frame.language, frame.messages)
  const told = read.slice(0, 3).map((one) => factsOf(one, frames))
  const names = told.map(({ name, subject }, at) => (at === 0 ? (subject ?? name) : name))
  const stories = say('stories', { count: read.length - briefs })
  const time = say('minutes', { count: minutes })
  return {
    subject: subjectOf(names, read.length, say, frame.dir),
    preheader: preheaderOf(names, told[0]?.label ?? '', frame.dir),
    summary:
      briefs === 0
        ? say('summary', { stories, minutes: time })
        : say('summary-briefs', { stories, briefs: say('briefs', { count: briefs }), minutes: time }),
    topics: inFrame(
      [...chosen].map((topic) => ownEntry(frame.topics, topic) ?? topic).join(say('list-separator')),
      frame.dir,
    ),
  }
}

function factsOf({ edition, of }: Placed, frames: readonly FrameFacts[]) {
  const facts = ownEntry(frames[edition]?.stories ?? {}, of.story.id)
  if (facts === undefined) throw new Error(`the frame of the edition has no story "${of.story.id}"; compose it again`)
  return facts
}

function minutesOf(read: readonly Placed[]): number {
  return readingMinutes(read.reduce((sum, { form, of }) => sum + of.words[form === 'line' ? 'story' : form], 0))
}

/** Bytes reserved for the values of the placeholders in HTML, which grow when characters are escaped, and for the
 * reader's own links. */
export function placeholderBytes({ preheader, summary, topics }: PlaceholderValues): number {
  return Math.ceil(1.5 * Buffer.byteLength(preheader + summary + topics)) + 1024
}

/** The parts in reading order. Above the budget, the lowest-ranked stories, those of the older edition first, become
 * one line each. If that is not enough, they are left out of the contents as well. */
function withinBudget(
  topics: ReadonlyMap<string, TopicParts>,
  arranged: Printed,
  frames: readonly FrameFacts[],
  budget: number,
): PartReference[] {
  const parts = partsOf(topics, arranged)
  let excess = -budget
  for (const reference of parts) excess += sizeOf(reference, frames)
  if (excess <= 0) return parts
  const worstFirst = readOf({ ...arranged, briefs: [] }).sort((a, b) => b.edition - a.edition || b.of.rank - a.of.rank)
  // Briefs are usually as short as a line, so they come last; but a sentence may consist of endless words.
  for (const one of [...worstFirst, ...arranged.briefs.toReversed()]) {
    if (excess <= 0) break
    const full = sizeOf(partOf(one), frames)
    const short = sizeOf(one.of.parts.line, frames)
    if (short >= full) continue
    one.form = 'line'
    excess -= full - short
  }
  for (const one of worstFirst) {
    if (excess <= 0) break
    one.unlisted = true
    excess -= sizeOf(one.of.parts.entry, frames)
  }
  return partsOf(topics, arranged)
}

function sizeOf({ edition, part: name }: PartReference, frames: readonly FrameFacts[]): number {
  return ownEntry(frames[edition]?.sizes ?? {}, name) ?? 0
}

/** Fewest stories for which there is a table of contents. Chosen, not measured. */
const leastInContents = 5

/** References are shared by all briefings of an edition: creating them each time took longer than everything else. */
function partsOf(
  topics: ReadonlyMap<string, TopicParts>,
  { lead, sections, briefs, corrections }: Printed,
): PartReference[] {
  const parts: PartReference[] = [reference.open]
  let stories = lead === null ? 0 : 1
  for (const section of sections) stories += section.length
  if (stories >= leastInContents) {
    parts.push(reference.contents)
    if (lead !== null && !lead.unlisted) parts.push(lead.of.parts.entry)
    for (const section of sections) {
      const head = topics.get(section[0]?.topic ?? '')
      if (head !== undefined) parts.push(head.contents)
      for (const one of section) if (!one.unlisted) parts.push(one.of.parts.entry)
    }
    parts.push(reference.contentsClose)
  }
  if (lead !== null) parts.push(partOf(lead))
  for (const section of sections) {
    const head = topics.get(section[0]?.topic ?? '')
    if (head !== undefined) parts.push(head.section)
    for (const one of section) parts.push(partOf(one))
    parts.push(reference.sectionClose)
  }
  // A one-line story is not part of the list.
  const listed = briefs.filter(({ form }) => form === 'brief')
  if (listed.length > 0) parts.push(reference.briefs)
  for (const one of listed) parts.push(partOf(one))
  if (listed.length > 0) parts.push(reference.briefsClose)
  for (const one of briefs) if (one.form !== 'brief') parts.push(partOf(one))
  if (corrections.length > 0) parts.push(reference.corrections)
  for (const one of corrections) parts.push(one)
  if (corrections.length > 0) parts.push(reference.correctionsClose)
  parts.push(reference.close)
  return parts
}

type Printed = Arrangement & { corrections: readonly PartReference[] }

/** Corrections of stories the reader had, as far as is known, on topics they still have. */
function correctionParts(
  drawn: readonly BriefingEdition[],
  chosen: ReadonlySet<string>,
  had: ReadonlySet<string>,
): PartReference[] {
  return drawn.flatMap(({ document: { corrections = [] } }, edition) =>
    corrections.flatMap((one, n) =>
      had.has(one.edition) && one.topics.some((topic) => chosen.has(topic))
        ? [{ edition, part: part.correction(n) }]
        : [],
    ),
  )
}

const reference = {
  open: { edition: 0, part: part.open },
  contents: { edition: 0, part: part.contents },
  contentsClose: { edition: 0, part: part.contentsClose },
  sectionClose: { edition: 0, part: part.sectionClose },
  briefs: { edition: 0, part: part.briefs },
  briefsClose: { edition: 0, part: part.briefsClose },
  corrections: { edition: 0, part: part.corrections },
  correctionsClose: { edition: 0, part: part.correctionsClose },
  close: { edition: 0, part: part.close },
} as const

function partOf({ of: { parts }, topic, form }: Placed): PartReference {
  if (form === 'brief') return parts.brief
  const under = form === 'line' ? undefined : parts.under.get(topic)?.[form]
  return under ?? parts.line
}

/** The largest briefing of an edition in one language: that of a reader of every topic. */
export function largestBriefing<F extends FrameFacts>(
  document: EditionDocument,
  frame: F,
  caps: BriefingCaps & Pick<Caps, 'htmlBytes'>,
): BriefingPlan<F> {
  return planBriefing([{ document, frames: [frame] }], readerOfEverything(document, frame.language), caps)
}

/** Who chose every topic, and had every edition that this one corrects. */
export function readerOfEverything(document: EditionDocument, language: string): BriefingReader {
  const had = new Set((document.corrections ?? []).map(({ edition }) => edition))
  return { topics: document.topics.map(({ id }) => id), language, cadence: fullestCadence, had }
}
