// How many stories a page can be expected to give, in words. Apart from `expectation.ts`, so that callers that only
// print the words need not load the rules.

/** What can be expected of one page. */
export interface Expectation {
  page: string
  articles: number
  /** Ids of the topics that its stories would appear under, the best story's first. */
  topics: string[]
  /** Stories still to come, in all editions together. */
  stories: number
  /** Why none is to come, `null` if some are; completes “this page can give no story because”. */
  reason: string | null
}

/** The reason of a page whose stories were all printed. */
export const allPrinted = 'all its stories were printed'

const quotedOut = 'it is quoted to the limit'

export const quotedOutWords = (used: number, most: number): string =>
  `${quotedOut}: ${used} of the ${most} words that may be quoted (C6)`

/** True if the page gave all it had; false if it never had anything to give. */
export const hasToldAll = (reason: string): boolean =>
  reason.split('; ').some((one) => one === allPrinted || one.startsWith(quotedOut))

/** @example expectationWords(one, (id) => id) // '2 stories to expect, on energy' */
export function expectationWords({ stories, topics, reason }: Expectation, labelOf: (topic: string) => string): string {
  if (reason !== null) return `this page can give no story because ${reason}`
  return `${stories} ${stories === 1 ? 'story' : 'stories'} to expect, on ${topics.map(labelOf).join(', ')}`
}
