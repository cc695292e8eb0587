// Waiting until the laptop has nothing to do: the virtual clock stands still until then.

export interface Work {
  isQuiet: () => boolean
  /** Looks at the queues once. */
  poke: () => void
  /** Resolves when a function ends. */
  someEnd: () => Promise<void>
}

/** Looks again whenever a function ends, and now and then for what comes by other ways: events of SES, messages that
 * were held. */
export async function waitUntilIdle({ isQuiet, poke, someEnd }: Work): Promise<void> {
  for (;;) {
    // Work that was just queued starts in the next turn of the loop.
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
