// How sources are handed to `fetch-source`: how many calls run at once, and how many sources one call gets.

/** Calls that run at once: a new account has ten in all. */
export const fetchConcurrency = 5

/** Messages that one call gets: their sources are fetched side by side. */
export const sourcesACall = 10
