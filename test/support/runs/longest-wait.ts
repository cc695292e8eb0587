// How long a test waits for one thing to happen in a browser or elsewhere.

/** Milliseconds: twenty times what the longest wait for a page takes with both cores busy. It only turns what would
 * stand still for ever into a failure that says what was awaited and what was there, and it ends before the limit of a
 * test (`test/vitest.config.ts`), which cannot say so. */
export const longestWaitMs = 180_000
