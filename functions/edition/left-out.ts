// Why a story that was good enough is not in an edition: for the editor, who may change what stands in its way.
import type { Story } from '../content/types.ts'
import type { Caps } from '../environment.ts'
import { type Choice, type ChosenStory, quotesOf, type Stock } from './choose.ts'
import { Quotation } from './quotation.ts'
import { voicesOf } from './voices.ts'

/** The setting in `caps` that left no room; `quotedPerArticle`: no later edition has room either (promise C6). */
export type Obstacle = Exclude<
  keyof Caps,
  | 'wordsPerBriefing'
  | 'wordsPerStory'
  | 'wordsPerSentence'
  | 'wordsPerLeadSentence'
  | 'htmlBytes'
  | 'pageBytes'
  | 'rateShare'
>

export interface LeftOut {
  story: Story
  /** All that stand in its way, in the order in which choosing asks; never empty. */
  obstacles: Obstacle[]
}

/** Best first: what waits, then what is barred for good. */
export function leftOut(choice: Choice, stock: Stock, caps: Caps): LeftOut[] {
  const voices = voicesOf(stock.candidates)
  const quotation = new Quotation(stock.ledger, voices, stock.words, caps)
  for (const story of choice.stories) quotation.add(quotesOf(story), story.headline?.text ?? null)
  const stories = choice.stories.filter(({ brief }) => !brief)
  const briefs = choice.stories.filter(({ brief }) => brief)
  const count = (isAlike: (story: ChosenStory) => boolean, some = stories) => some.filter(isAlike).length
  return [...choice.waiting, ...choice.barred].map((story) => {
    const refusal = quotation.refuses(story.sentences)
    const stands: Record<Obstacle, boolean> = {
      storiesPerBriefing: choice.isSmall && stories.length >= caps.storiesPerBriefing,
      briefsPerBriefing: choice.isSmall && briefs.length >= caps.briefsPerBriefing,
      storiesPerTopic: count(({ topics }) => topics[0] === story.topics[0]) >= caps.storiesPerTopic,
      briefsPerTopic: count(({ topics }) => topics[0] === story.topics[0], briefs) >= caps.briefsPerTopic,
      storiesPerArticle: count(({ article }) => voices(article) === voices(story.article)) >= caps.storiesPerArticle,
      quotedPerArticle: refusal === 'ever',
      quotedPerArticleAndEdition: refusal === 'edition',
    }
    const obstacles = names.filter((name) => stands[name])
    return { story, obstacles: obstacles.length > 0 ? obstacles : ['quotedPerArticleAndEdition'] }
  })
}

const names: readonly Obstacle[] = [
  'storiesPerBriefing',
  'briefsPerBriefing',
  'storiesPerTopic',
  'briefsPerTopic',
  'storiesPerArticle',
  'quotedPerArticle',
  'quotedPerArticleAndEdition',
]
