// How a briefing arranges one reader's stories: their best one as its lead, sections under their topics, the rest in
// brief. Sets from how many stories a briefing has a lead, and sections; a section has one story per article unless
// there are few stories.
import type { Caps } from '../../environment.ts'
import { type Counted, StoryCounts } from '../choosing/story-caps.ts'
import { briefOf } from '../frame/layout.ts'
import type { Placed } from './placement.ts'

/** The caps that apply to a briefing. */
export type BriefingCaps = Pick<
  Caps,
  'storiesPerArticle' | 'storiesPerTopic' | 'storiesPerBriefing' | 'briefsPerBriefing' | 'wordsPerBriefing'
>

export interface Arrangement {
  /** `null` if there are too few stories for one. */
  lead: Placed | null
  /** The section with the best story first. */
  sections: Placed[][]
  briefs: Placed[]
}

/** Up to this many stories are a plain list; `leadAndRest`: up to this many a lead and the rest (record 045; chosen,
 * not measured). */
const plainList = 3
const leadAndRest = 6

/** With fewer strong stories than this, weak ones are printed as stories: a briefing is more than a list of briefs.
 * Chosen, not measured. */
const fewStrong = 3

/** @param placed by rank, at least one story */
export function arrange(placed: readonly Placed[], caps: BriefingCaps): Arrangement {
  if (placed.length <= plainList) return { lead: null, sections: sectionsOf(leadFirst(placed)), briefs: [] }
  const [lead, ...others] = leadFirst(placed)
  if (lead === undefined) return { lead: null, sections: [], briefs: [] }
  lead.form = 'lead'
  return placed.length <= leadAndRest ? rest(lead, others, caps) : planned(lead, others, caps)
}

/** A story that leads one of the editions drawn on leads here, preferably one with a headline, then the newest;
 * otherwise the best story of the most reported matter. */
function leadFirst(placed: readonly Placed[]): Placed[] {
  let [lead] = placed
  for (const one of placed) if (lead !== undefined && leadsBefore(one, lead)) lead = one
  return lead === undefined || lead === placed[0] ? [...placed] : [lead, ...placed.filter((one) => one !== lead)]
}

function leadsBefore(one: Placed, other: Placed): boolean {
  const isHeadless = ({ of }: Placed) => Number(of.story.headline === null)
  return (one.of.leadRank - other.of.leadRank || isHeadless(one) - isHeadless(other) || one.edition - other.edition) < 0
}

/** All of them as stories, as far as the cap per article allows. */
function rest(lead: Placed, others: readonly Placed[], caps: BriefingCaps): Arrangement {
  const room = new Room(lead, caps)
  const stories = others.filter((one) => room.take(one, true))
  return { lead, sections: sectionsOf(stories), briefs: room.briefs(others) }
}

/** Takes one story per topic and round, so that every topic is served before any is served again. */
function planned(lead: Placed, others: readonly Placed[], caps: BriefingCaps): Arrangement {
  const room = new Room(lead, caps)
  const strong = others.filter(({ of }) => !of.isWeak)
  const open = strong.length + Number(!lead.of.isWeak) < fewStrong ? others : strong
  for (let round = 1; round <= caps.storiesPerTopic; round += 1) {
    for (const one of open) if (room.isFree(one) && room.countIn(one.topic) < round) room.take(one, false)
  }
  return { lead, sections: sectionsOf(open.filter((one) => !room.isFree(one))), briefs: room.briefs(others) }
}

/** What a briefing still has room for. */
class Room {
  readonly #caps: BriefingCaps & Pick<Caps, 'briefsPerTopic'>
  readonly #counts = new StoryCounts()
  readonly #taken = new Set<Placed>()
  /** Matter → the article whose story is on it. */
  readonly #tellers = new Map<string, string>()

  constructor(lead: Placed, caps: BriefingCaps) {
    this.#caps = { ...caps, briefsPerTopic: Number.POSITIVE_INFINITY }
    this.#note(lead, { ...counted(lead), topic: aboveSections, words: lead.of.words.lead })
  }

  isFree(one: Placed): boolean {
    return !this.#taken.has(one)
  }

  countIn(topic: string): number {
    return this.#counts.inTopic(topic, false)
  }

  /** @param isOneOfFew true if a section may have any length, and two stories of the same article */
  take(one: Placed, isOneOfFew: boolean): boolean {
    const story = counted(one)
    const caps = isOneOfFew ? { ...this.#caps, storiesPerTopic: Number.POSITIVE_INFINITY } : this.#caps
    if (this.#counts.full(story, caps).length > 0 || !this.#counts.hasWordsFor(story, caps)) return false
    if (!isOneOfFew && this.#isInSection(story.voice, one.topic)) return false
    this.#note(one, story)
    return true
  }

  /** The stories not taken, best first, without matters that another voice already covers. */
  briefs(others: readonly Placed[]): Placed[] {
    const briefs: Placed[] = []
    for (const one of others) {
      const { story, words } = one.of
      const brief = { ...counted(one), brief: true, words: words.brief }
      if (this.#counts.full(brief, this.#caps).length > 0) break
      if (!this.isFree(one) || briefOf(story) === null || !this.#counts.hasWordsFor(brief, this.#caps)) continue
      if ((this.#tellers.get(story.matter) ?? story.article) !== story.article) continue
      this.#tellers.set(story.matter, story.article)
      this.#counts.add(brief)
      one.form = 'brief'
      briefs.push(one)
    }
    return briefs
  }

  #isInSection(article: string, topic: string): boolean {
    for (const one of this.#taken)
      if (one.form === 'story' && one.topic === topic && one.of.story.article === article) return true
    return false
  }

  #note(one: Placed, as: Counted): void {
    const { article, matter } = one.of.story
    this.#taken.add(one)
    this.#counts.add(as)
    if (!this.#tellers.has(matter)) this.#tellers.set(matter, article)
  }
}

/** Key of the lead, which is in no section. */
const aboveSections = ''

function counted({ topic, of: { story, words } }: Placed): Counted {
  return { topic, voice: story.article, brief: false, words: words.story }
}

/** In the order of their best stories. */
function sectionsOf(stories: readonly Placed[]): Placed[][] {
  const sections = new Map<string, Placed[]>()
  for (const one of stories) {
    const section = sections.get(one.topic)
    if (section === undefined) sections.set(one.topic, [one])
    else section.push(one)
  }
  return [...sections.values()]
}
