// A reader's briefing = edition(s) + reader: which parts in which order, counts, subject, preheader. No markup here.

import { ownEntry } from '../content/language/own-entry.ts'
import { primaryLanguage } from '../content/language/tag.ts'
import { type Cadence, editionsOf, fullestCadence } from '../subscription/cadence.ts'
import { inFrame } from './bidi.ts'
import { editorsWords } from './editors-words.ts'
import { part } from './frame-parts.ts'
import { layoutOf, type TopicParts } from './layout.ts'
import { defaultLanguage, sayIn } from './messages.ts'
import { type Placed, place } from './placement.ts'
import { readingMinutes } from './reading-time.ts'
import { preheaderOf, subjectOf } from './subject.ts'
import type { Briefing, EditionDocument, FrameFacts, PartReference, SlotValues } from './types.ts'

/** An edition to draw on, with its frames (every language). */
export interface BriefingEdition<F extends FrameFacts = FrameFacts> {
  document: EditionDocument
  frames: readonly F[]
}

export interface BriefingReader {
  /** Topic ids the reader chose. */
  topics: readonly string[]
  language: string
  cadence: Cadence
  /** Ids of editions this reader already had (the ledger of deliveries). */
  had: ReadonlySet<string>
}

export type BriefingPlan<F extends FrameFacts = FrameFacts> =
  | { outcome: 'briefing'; briefing: Briefing<F> }
  | { outcome: 'skip'; reason: 'no-topics' | 'nothing-new' }

/**
 * Plans one reader's briefing. `editions[0]` is the edition itself, behind it the ones before, the latest first:
 * readers get as many as their cadence draws on, and none that they have had. Cheap: call it per reader.
 *
 * @param htmlBytes size budget (`caps.htmlBytes`); over it the lowest-ranked stories become one-line links.
 * @throws RangeError without an edition or a frame
 */
export function planBriefing<F extends FrameFacts>(
  editions: readonly BriefingEdition<F>[],
  reader: BriefingReader,
  htmlBytes: number,
): BriefingPlan<F> {
  const drawn = editions.filter((edition, index) => index === 0 || isCaughtUp(edition, index, reader))
  const frames = drawn.map((edition) => frameFor(edition.frames, reader.language))
  const [current, frame] = [drawn[0], frames[0]]
  if (current === undefined || frame === undefined) throw new RangeError('a briefing needs an edition')
  const chosen = chosenTopics(current.document, reader)
  if (chosen.size === 0) return { outcome: 'skip', reason: 'no-topics' }
  const placed = place(drawn, chosen)
  if (placed.length === 0) return { outcome: 'skip', reason: 'nothing-new' }

  const sections = bySection(placed)
  const read = sections.flat()
  const minutes = minutesOf(read, frames)
  const words = editorsWords(current.document, read[0]?.story.id, frame.language)
  const values = { ...valuesOf(read, frames, frame, chosen, minutes), ...words }
  const parts = withinBudget(layoutOf(current.document).topics, sections, frames, htmlBytes - slotBytes(values))
  const briefing = {
    edition: current.document.id,
    language: frame.language,
    frames,
    parts,
    values,
    stories: read.map(({ story }) => story.id),
    minutes,
  }
  return { outcome: 'briefing', briefing }
}

function isCaughtUp(edition: BriefingEdition, index: number, { cadence, had }: BriefingReader): boolean {
  return index < editionsOf(cadence) && !had.has(edition.document.id)
}

/** The frame in the reader's language, else in the language itself (`pt-BR` → `pt`), else in the default one. */
export function frameFor<F extends FrameFacts>(frames: readonly F[], language: string): F {
  const wanted = [language, primaryLanguage(language), defaultLanguage]
  for (const tag of wanted) {
    const frame = frames.find((candidate) => candidate.language === tag)
    if (frame !== undefined) return frame
  }
  throw new RangeError(`no frame in "${language}" nor in "${defaultLanguage}": the edition was saved without frames`)
}

/** Topics the reader chose and the list still has. */
function chosenTopics(document: EditionDocument, reader: BriefingReader): Set<string> {
  const { topics } = layoutOf(document)
  return new Set(reader.topics.filter((topic) => topics.has(topic)))
}

/** Sections in the order of their best story. */
function bySection(placed: readonly Placed[]): Placed[][] {
  const sections = new Map<string, Placed[]>()
  for (const one of placed) {
    const section = sections.get(one.topic)
    if (section === undefined) sections.set(one.topic, [one])
    else section.push(one)
  }
  return [...sections.values()]
}

function valuesOf(
  read: readonly Placed[],
  frames: readonly FrameFacts[],
  frame: FrameFacts,
  chosen: ReadonlySet<string>,
  minutes: number,
): SlotValues {
  const say = sayIn(frame.language, frame.messages)
  const told = read.map((one) => factsOf(one, frames))
  const names = told.map(({ name }) => name)
  return {
    subject: subjectOf(names, say, frame.dir),
    preheader: preheaderOf(names, told[0]?.label ?? '', frame.dir),
    summary: say('summary', {
      stories: say('stories', { count: read.length }),
      minutes: say('minutes', { count: minutes }),
    }),
    topics: inFrame(
      [...chosen].map((topic) => ownEntry(frame.topics, topic) ?? topic).join(say('list-separator')),
      frame.dir,
    ),
  }
}

function factsOf({ edition, story }: Placed, frames: readonly FrameFacts[]) {
  const facts = ownEntry(frames[edition]?.stories ?? {}, story.id)
  if (facts === undefined) throw new Error(`the frame of the edition has no story "${story.id}"; compose it again`)
  return facts
}

function minutesOf(read: readonly Placed[], frames: readonly FrameFacts[]): number {
  return readingMinutes(read.reduce((sum, one) => sum + factsOf(one, frames).words, 0))
}

/** Room for the values of the slots in HTML: signs that are escaped make them longer; and the reader's own links. */
export function slotBytes({ preheader, summary, topics }: SlotValues): number {
  return Math.ceil(1.5 * Buffer.byteLength(preheader + summary + topics)) + 1024
}

/** The parts in reading order; over the budget the lowest-ranked stories, of the older edition first, as one line. An
 * edition that is too large even so has them in its sections only, not in its contents. */
function withinBudget(
  topics: ReadonlyMap<string, TopicParts>,
  sections: readonly Placed[][],
  frames: readonly FrameFacts[],
  budget: number,
): PartReference[] {
  const parts = partsOf(topics, sections)
  let excess = -budget
  for (const reference of parts) excess += sizeOf(reference, frames)
  if (excess <= 0) return parts
  const worstFirst = sections.flat().sort((a, b) => b.edition - a.edition || a.story.score - b.story.score)
  for (const one of worstFirst) {
    if (excess <= 0) break
    const full = sizeOf(storyPart(one), frames)
    one.line = true
    excess -= full - sizeOf(storyPart(one), frames)
  }
  for (const one of worstFirst) {
    if (excess <= 0) break
    one.unlisted = true
    excess -= sizeOf(one.parts.entry, frames)
  }
  return partsOf(topics, sections)
}

function sizeOf({ edition, part: name }: PartReference, frames: readonly FrameFacts[]): number {
  return ownEntry(frames[edition]?.sizes ?? {}, name) ?? 0
}

/** References are shared by all briefings of an edition: making them anew took longer than all the rest. */
function partsOf(topics: ReadonlyMap<string, TopicParts>, sections: readonly Placed[][]): PartReference[] {
  const parts: PartReference[] = [opening]
  for (const section of sections) {
    const head = topics.get(section[0]?.topic ?? '')
    if (head !== undefined) parts.push(head.contents)
    for (const one of section) if (!one.unlisted) parts.push(one.parts.entry)
  }
  parts.push(contentsClose)
  for (const section of sections) {
    const head = topics.get(section[0]?.topic ?? '')
    if (head !== undefined) parts.push(head.section)
    for (const one of section) parts.push(storyPart(one))
    parts.push(sectionClose)
  }
  parts.push(closing)
  return parts
}

const [opening, contentsClose, sectionClose, closing] = [
  { edition: 0, part: part.open },
  { edition: 0, part: part.contentsClose },
  { edition: 0, part: part.sectionClose },
  { edition: 0, part: part.close },
] as const

function storyPart({ parts, topic, line }: Placed): PartReference {
  return (line ? undefined : parts.under.get(topic)) ?? parts.line
}

/** The largest briefing an edition can become: every topic, this edition and those before. */
export function readerOfEverything(document: EditionDocument, language: string): BriefingReader {
  return { topics: document.topics.map(({ id }) => id), language, cadence: fullestCadence, had: new Set() }
}
