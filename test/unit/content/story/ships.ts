// A topic, the opening of an article on it, and paragraphs that are not: what tests of stories make their pages of.
import type { Topic } from '../../../../functions/content/types.ts'

export const opening =
  'Norway sold a ship of the navy to a firm in Oslo for 40 million dollars in 2019. The firm paid in cash.'
export const topics: Topic[] = [
  {
    id: 'ships',
    label: 'Ships',
    definition: 'Ships.',
    terms: [
      { text: 'ship*', weight: 3 },
      { text: 'Norway', weight: 2 },
    ],
  },
]
/** Long enough for a quarter of the page to hold a story, without a word of the topic. */
export const filler = Array.from(
  { length: 6 },
  (_, n) =>
    `Nobody in the town of Bergen had seen a crane of that size since the war of 190${n}. It took ${n + 3} weeks to build it.`,
).join('\n\n')
