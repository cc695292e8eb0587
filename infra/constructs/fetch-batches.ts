// How sources are passed to `fetch-source`: how many calls run at once, and how many sources one call gets.

/** Parallel calls: a new account has ten in total. */
export const fetchConcurrency = 5

/** Messages per call: their sources are fetched in parallel. */
export const sourcesACall = 10
