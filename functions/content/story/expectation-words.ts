// What is expected of a page, in words: apart from what finds it, since who only says it needs none of the rules.

/** What is to be expected of one page. */
export interface Expectation {
  page: string
  articles: number
  /** Ids of the topics that they would stand under, the best story's first. */
  topics: string[]
  /** Still to come, all editions together. */
  stories: number
  /** Where none is to come: follows “this page can give no story because”. */
  reason: string | null
}

/** What a page that did its job has as its reason. */
export const allPrinted = 'all its stories were printed'

const quotedOut = 'it is quoted to the limit'

export const quotedOutWords = (used: number, most: number): string =>
  `${quotedOut}: ${used} of the ${most} words that may be quoted (C6)`

/** Of a page that gave what it had, as against one that gives nothing. */
export const hasToldAll = (reason: string): boolean =>
  reason.split('; ').some((one) => one === allPrinted || one.startsWith(quotedOut))

/** @example expectationWords(one, (id) => id) // '2 stories to expect, on energy' */
export function expectationWords({ stories, topics, reason }: Expectation, labelOf: (topic: string) => string): string {
  if (reason !== null) return `this page can give no story because ${reason}`
  return `${stories} ${stories === 1 ? 'story' : 'stories'} to expect, on ${topics.map(labelOf).join(', ')}`
}
