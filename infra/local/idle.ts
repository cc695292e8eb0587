// Waits until the laptop has nothing to do; until then the virtual clock stands still.

export interface Work {
  isQuiet: () => boolean
  /** Checks the queues once. */
  poke: () => void
  /** Resolves when a function ends. */
  someEnd: () => Promise<void>
}

/** Checks again whenever a function ends, and at intervals for everything else: SES events, messages that were
 * hidden. */
export async function waitUntilIdle({ isQuiet, poke, someEnd }: Work): Promise<void> {
  for (;;) {
    // Work that was just queued starts in the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
    if (isQuiet()) return
    poke()
    await soonerOf(someEnd())
  }
}

const pauseMs = 4

function soonerOf(event: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs)
    void event.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
