// The stories of an edition by rank, each with its forms and parts: the same for every reader, so computed once.
import { countWords } from '../../content/language/words/fold.ts'
import type { EditionDocument, EditionStory, PartReference } from '../types.ts'
import { part } from './frame-parts.ts'

/** How a briefing tells a story: larger, with views of other voices; in its sentences; in one of them; as a link. */
export type Form = 'lead' | 'story' | 'brief' | 'line'

export interface StoryParts {
  entry: PartReference
  line: PartReference
  brief: PartReference
  /** By the topic it is placed under. */
  under: ReadonlyMap<string, { lead: PartReference; story: PartReference }>
}

export interface LaidOut {
  story: EditionStory
  parts: StoryParts
  /** Position by rank, 0 the best. */
  rank: number
  /** Position among the stories that may lead a briefing. */
  leadRank: number
  /** It does not tell its article's point, or only in one sentence; or the editor decided so. */
  isWeak: boolean
  words: Record<'lead' | 'story' | 'brief', number>
}

/** The headings of a topic, in the contents and before its section. */
export interface TopicParts {
  contents: PartReference
  section: PartReference
}

interface Layout {
  /** Best first. */
  stories: LaidOut[]
  topics: ReadonlyMap<string, TopicParts>
}

/** By the index of the edition among those that a briefing draws on. */
const layouts = new WeakMap<EditionDocument, Map<number, Layout>>()

/** @param edition 0: the edition itself; 1: the one before */
export function layoutOf(document: EditionDocument, edition = 0): Layout {
  const known = layouts.get(document) ?? new Map<number, Layout>()
  layouts.set(document, known)
  const layout = known.get(edition) ?? laidOut(document, edition)
  known.set(edition, layout)
  return layout
}

function laidOut(document: EditionDocument, edition: number): Layout {
  const topics = document.topics.map(({ id }) => {
    const parts = { contents: { edition, part: part.contentsTopic(id) }, section: { edition, part: part.section(id) } }
    return [id, parts] as const
  })
  const leadRanks = new Map(leadOrder(document).map(({ id }, at) => [id, at]))
  const stories = ranked(document).map((story, rank) => ({
    story,
    parts: partsOf(story, edition),
    rank,
    leadRank: leadRanks.get(story.id) ?? rank,
    isWeak: isWeak(story),
    words: wordsOf(story),
  }))
  return { stories, topics: new Map(topics) }
}

/** All stories of an edition, its lead first, then by rank. */
export function ranked(document: EditionDocument): EditionStory[] {
  const isLead = ({ id }: EditionStory) => Number(id === document.lead)
  return document.sections.flatMap(({ stories }) => stories).sort((a, b) => isLead(b) - isLead(a) || b.score - a.score)
}

/** The stories that may lead a briefing, best first: the edition's own lead, then strong ones with a headline, of the
 * most reported matter. */
function leadOrder(document: EditionDocument): EditionStory[] {
  const at = new Map(document.matters.map((matter, n) => [matter, n]))
  const place = ({ matter }: EditionStory) => at.get(matter) ?? document.matters.length
  const [lead, ...others] = ranked(document)
  const inOrder = others.sort(
    (a, b) =>
      Number(a.headline === null) - Number(b.headline === null) ||
      Number(isWeak(a)) - Number(isWeak(b)) ||
      place(a) - place(b),
  )
  return lead === undefined ? [] : [lead, ...inOrder]
}

const isWeak = ({ form, first, sentences, inBrief }: EditionStory) =>
  form === undefined ? !first || (sentences.length < 2 && inBrief !== null) : form === 'brief'

/** The sentence that tells a story in brief: `null` if none is suitable, unless the editor asked for a brief. */
export function briefOf<T>({ form, sentences, inBrief = 0 }: BriefSource<T>): T | null {
  const at = inBrief ?? (form === 'brief' ? 0 : null)
  return at === null ? null : (sentences[at] ?? null)
}

interface BriefSource<T> extends Pick<EditionStory, 'form' | 'inBrief'> {
  sentences: readonly T[]
}

function wordsOf(story: EditionStory): LaidOut['words'] {
  const { sentences, views } = story
  const brief = briefOf(story)
  const count = (quotes: readonly { text: string }[]) => quotes.reduce((sum, { text }) => sum + countWords(text), 0)
  return { lead: count([...sentences, ...views]), story: count(sentences), brief: count(brief === null ? [] : [brief]) }
}

/** The parts of the fullest briefing of an edition, each once: the forms of one story follow each other. */
export function readingOrder(document: EditionDocument): string[] {
  const sections = [...Map.groupBy(ranked(document), ({ topics }) => topics[0] ?? '')]
  const contents = sections.map(([topic, stories]) => [
    part.contentsTopic(topic),
    ...stories.map(({ id }) => part.contentsEntry(id)),
  ])
  const bodies = sections.map(([topic, stories]) => [
    part.section(topic),
    ...stories.map(({ id }) => part.story(id, topic)),
  ])
  return [part.open, part.contents, ...contents.flat(), part.contentsClose, ...bodies.flat(), part.close]
}

function partsOf({ id, topics }: EditionStory, edition: number): StoryParts {
  const under = (topic: string) => ({
    lead: { edition, part: part.lead(id, topic) },
    story: { edition, part: part.story(id, topic) },
  })
  return {
    entry: { edition, part: part.contentsEntry(id) },
    line: { edition, part: part.line(id) },
    brief: { edition, part: part.brief(id) },
    under: new Map(topics.map((topic) => [topic, under(topic)])),
  }
}
