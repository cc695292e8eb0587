// Reading time: how many minutes a briefing takes, and how fast people read.

/** Adult silent reading of English non-fiction: 238 words a minute (Brysbaert 2019), rounded down. */
const wordsPerMinute = 230

/** At least one minute. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
