// Why a good story is not in an edition: shown to the editor, who may change what kept it out.
import type { Story } from '../../content/types.ts'
import type { Caps } from '../../environment.ts'
import { type Choice, quotesOf, type Stock } from './choose.ts'
import { Quotation } from './quoted-so-far.ts'
import { type StoryCap, StoryCounts, unlimitedSize } from './story-caps.ts'
import { voicesOf } from './voices.ts'

/** The cap that left no room; `quotedPerArticle`: no later edition will have room either (promise C6). */
export type Obstacle = StoryCap | 'quotedPerArticle' | 'quotedPerArticleAndEdition'

export interface LeftOut {
  story: Story
  /** Everything that kept it out, in the order in which choosing checks it; never empty. */
  obstacles: Obstacle[]
}

/** Best first: stories that wait, then those barred for good. */
export function leftOut(choice: Choice, stock: Stock, caps: Caps): LeftOut[] {
  const voices = voicesOf(stock.candidates)
  const quotation = new Quotation(stock.ledger, voices, stock.words, caps)
  for (const story of choice.stories) quotation.add(quotesOf(story), story.headline?.text ?? null)
  const counted = ({ topics: [topic = ''], article }: Pick<Story, 'topics' | 'article'>, brief: boolean) => ({
    topic,
    voice: voices(article),
    brief,
  })
  const counts = new StoryCounts(choice.stories.map((story) => counted(story, story.brief)))
  const limits = choice.isSmall ? caps : { ...caps, ...unlimitedSize }
  return [...choice.waiting, ...choice.barred].map((story) => {
    const full = [false, true].flatMap((brief) => counts.full(counted(story, brief), limits))
    const refusal = quotation.refuses(story.sentences)
    const found = new Set<Obstacle>(refusal === null ? full : [...full, quotedBy[refusal]])
    const obstacles = names.filter((name) => found.has(name))
    return { story, obstacles: obstacles.length > 0 ? obstacles : ['quotedPerArticleAndEdition'] }
  })
}

const quotedBy: Readonly<Record<'ever' | 'edition', Obstacle>> = {
  ever: 'quotedPerArticle',
  edition: 'quotedPerArticleAndEdition',
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
