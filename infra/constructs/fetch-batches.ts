// How sources are handed to `fetch-source`.

/** Calls that run at once: a new account has ten in all. */
export const fetchConcurrency = 5

/** Messages that one call gets: their sources are asked side by side. */
export const sourcesACall = 10
