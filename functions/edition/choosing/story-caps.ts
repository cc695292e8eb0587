// The caps on how many stories an edition or a briefing takes: in total, per topic and per article including reprints.
// Their numbers are data, `caps` of `cdk.json`; here is what is counted: stories and briefs separately, words together.
// Used for choosing, for arranging, for the reasons shown to an editor and for the final check.
import { countOne } from '../../content/language/words/tally.ts'
import type { Caps } from '../../environment.ts'

export type StoryCap =
  | 'storiesPerBriefing'
  | 'briefsPerBriefing'
  | 'storiesPerTopic'
  | 'briefsPerTopic'
  | 'storiesPerArticle'

export interface Counted {
  topic: string
  /** The article, or the one that stands for it and its reprints. */
  voice: string
  brief: boolean
  /** Words as printed. */
  words?: number
}

/** No limit on the size of an edition that many briefings are planned from. */
export const unlimitedSize = { storiesPerBriefing: Infinity, briefsPerBriefing: Infinity }

export class StoryCounts {
  readonly #inAll = new Map<boolean, number>()
  readonly #byTopic = new Map<string, number>()
  readonly #byVoice = new Map<string, number>()
  #words = 0

  constructor(stories: readonly Counted[] = []) {
    for (const story of stories) this.add(story)
  }

  add({ topic, voice, brief, words = 0 }: Counted): void {
    this.#words += words
    countOne(this.#inAll, brief)
    countOne(this.#byTopic, topicKey(topic, brief))
    if (!brief) countOne(this.#byVoice, voice)
  }

  inTopic(topic: string, brief: boolean): number {
    return this.#byTopic.get(topicKey(topic, brief)) ?? 0
  }

  /** The counts that such a story adds to; a brief does not use its article's room for stories. */
  countsFor({ topic, voice, brief }: Counted): [StoryCap, number][] {
    const inAll = this.#inAll.get(brief) ?? 0
    const inTopic = this.inTopic(topic, brief)
    if (brief)
      return [
        ['briefsPerBriefing', inAll],
        ['briefsPerTopic', inTopic],
      ]
    return [
      ['storiesPerBriefing', inAll],
      ['storiesPerTopic', inTopic],
      ['storiesPerArticle', this.#byVoice.get(voice) ?? 0],
    ]
  }

  hasWordsFor({ words = 0 }: Counted, { wordsPerBriefing }: Pick<Caps, 'wordsPerBriefing'>): boolean {
    return this.#words + words <= wordsPerBriefing
  }

  /** The caps that leave no room for one more such story. */
  full(story: Counted, caps: Pick<Caps, StoryCap>): StoryCap[] {
    return this.countsFor(story).flatMap(([cap, count]) => (count >= caps[cap] ? [cap] : []))
  }
}

const topicKey = (topic: string, brief: boolean): string => `${brief ? 'brief' : 'story'} ${topic}`
